using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.PartnerCenter.Wire;

internal sealed record CustomerResponse
{
    public string? Id { get; init; }

    public CompanyProfileResponse? CompanyProfile { get; init; }

    public string? RelationshipToPartner { get; init; }

    public string? CommerceId { get; init; }

    public BillingContactResponse? BillingProfile { get; init; }

    public bool? AllowDelegatedAccess { get; init; }

    public IReadOnlyList<string>? CustomDomains { get; init; }

    public string? AssociatedPartnerId { get; init; }

    public CustomerProfile ToProfile() => new()
    {
        Id = CustomerId.Normalize(string.IsNullOrWhiteSpace(Id) ? CompanyProfile?.TenantId : Id),
        CommerceId = CommerceId ?? "",
        Name = CompanyProfile?.CompanyName ?? "",
        Domain = CompanyProfile?.Domain ?? "",
        Email = CompanyProfile?.Email ?? "",
        Address = CompanyProfile?.Address?.ToModel(),
        RegistrationNumber = CompanyProfile?.OrganizationRegistrationNumber ?? "",
        Relationship = RelationshipToPartner ?? "",
        AllowsDelegatedAccess = AllowDelegatedAccess,
        CustomDomains = CustomDomains ?? [],
        ResellerMpnId = AssociatedPartnerId ?? "",
        Billing = BillingProfile?.ToModel(),
    };

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

    public string? Email { get; init; }

    public string? OrganizationRegistrationNumber { get; init; }

    public AddressResponse? Address { get; init; }
}

internal sealed record AddressResponse
{
    public string? Country { get; init; }

    public string? Region { get; init; }

    public string? State { get; init; }

    public string? City { get; init; }

    public string? PostalCode { get; init; }

    public string? AddressLine1 { get; init; }

    public string? AddressLine2 { get; init; }

    public string? PhoneNumber { get; init; }

    public PostalAddress ToModel() => new(
        Country ?? "", Region ?? "", State ?? "", City ?? "", PostalCode ?? "", AddressLine1 ?? "", AddressLine2 ?? "", PhoneNumber ?? "");
}

internal sealed record BillingContactResponse
{
    public string? FirstName { get; init; }

    public string? LastName { get; init; }

    public string? Email { get; init; }

    public string? CompanyName { get; init; }

    public string? Culture { get; init; }

    public string? Language { get; init; }

    public AddressResponse? DefaultAddress { get; init; }

    public BillingContact ToModel() => new(
        FirstName ?? "", LastName ?? "", Email ?? "", CompanyName ?? "", Culture ?? "", Language ?? "", DefaultAddress?.ToModel());
}

internal sealed record OrganizationResponse
{
    public string? TenantId { get; init; }

    public string? CompanyName { get; init; }

    public string? Domain { get; init; }

    public Organization ToModel() => new(CustomerId.Normalize(TenantId), CompanyName ?? "", Domain ?? "");
}
