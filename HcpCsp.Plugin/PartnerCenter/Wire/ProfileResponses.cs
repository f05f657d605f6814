using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.PartnerCenter.Wire;

internal sealed record MpnProfileResponse
{
    public string? MpnId { get; init; }

    public string? PartnerName { get; init; }

    public MpnProfile ToModel() => new(MpnId ?? "", PartnerName ?? "");
}

internal sealed record BillingProfileResponse
{
    public string? CompanyName { get; init; }

    public string? BillingCurrency { get; init; }

    public string? TaxId { get; init; }

    public string? PurchaseOrderNumber { get; init; }

    public decimal? BillingDay { get; init; }

    public AddressResponse? Address { get; init; }

    public BillingProfile ToModel() => new(
        CompanyName ?? "",
        (BillingCurrency ?? "").ToUpperInvariant(),
        TaxId ?? "",
        PurchaseOrderNumber ?? "",
        BillingDay is >= 1 and <= 31 ? (int)BillingDay : null,
        Address?.ToModel());
}

internal sealed record LegalBusinessProfileResponse
{
    public string? CompanyName { get; init; }

    public string? VettingStatus { get; init; }

    public string? VettingSubStatus { get; init; }

    public AddressResponse? Address { get; init; }

    public LegalBusinessProfile ToModel() => new(
        CompanyName ?? "", (VettingStatus ?? "").ToLowerInvariant(), (VettingSubStatus ?? "").ToLowerInvariant(), Address?.ToModel());
}
