using HcpCsp.Abstractions.Services;

namespace HcpCsp.Benchmarks.Pricing;

/// <summary>A host without tenants: every customer is non-managed.</summary>
internal sealed class NoTenants : ITenantDirectory
{
    public IReadOnlyList<HcpTenant> ListTenants() => [];

    public IReadOnlyList<TenantLink> ListLinks() => [];

    public TenantLink Link(string customerKey, string tenantId) => throw new NotSupportedException("There are no tenants.");

    public void Unlink(string customerKey)
    {
        // There are none.
    }
}
