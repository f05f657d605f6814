using HcpCsp.Abstractions.Services;

namespace HcpCsp.TestHost.Tenants;

/// <summary>The tenants that the test host comes with: Microsoft's fictional companies.</summary>
internal static class SeedTenants
{
    public static IReadOnlyList<HcpTenant> All { get; } =
    [
        new("adventure-works", "Adventure Works"),
        new("contoso", "Contoso"),
        new("fabrikam", "Fabrikam"),
    ];
}
