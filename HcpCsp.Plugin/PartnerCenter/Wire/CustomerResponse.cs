using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.PartnerCenter.Wire;

internal sealed record CustomerResponse
{
    public string? Id { get; init; }

    public CompanyProfileResponse? CompanyProfile { get; init; }

    public string? RelationshipToPartner { get; init; }

    public ListedCustomer ToModel() => new(
        CustomerId.Normalize(string.IsNullOrWhiteSpace(Id) ? CompanyProfile?.TenantId : Id),
        CompanyProfile?.CompanyName ?? "",
        CompanyProfile?.Domain ?? "",
        CompanyProfile?.Address?.Country ?? "",
        RelationshipToPartner ?? "");
}

internal sealed record CompanyProfileResponse
{
    public string? TenantId { get; init; }

    public string? CompanyName { get; init; }

    public string? Domain { get; init; }

    public AddressResponse? Address { get; init; }
}

internal sealed record AddressResponse
{
    public string? Country { get; init; }
}

internal sealed record OrganizationResponse
{
    public string? TenantId { get; init; }

    public string? CompanyName { get; init; }

    public string? Domain { get; init; }

    public Organization ToModel() => new(CustomerId.Normalize(TenantId), CompanyName ?? "", Domain ?? "");
}
