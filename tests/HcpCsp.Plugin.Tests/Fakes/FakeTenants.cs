using HcpCsp.Abstractions.Services;

namespace HcpCsp.Plugin.Tests.Fakes;

/// <summary>A directory whose links tests make, at the moment they say.</summary>
internal sealed class FakeTenants : ITenantDirectory
{
    private readonly List<TenantLink> links = [];

    public FakeTenants WithLink(string customerKey, DateTimeOffset linkedAt)
    {
        links.Add(new TenantLink(customerKey, $"tenant-{links.Count + 1}", linkedAt));
        return this;
    }

    public IReadOnlyList<HcpTenant> ListTenants() => [];

    public IReadOnlyList<TenantLink> ListLinks() => [.. links];

    public TenantLink Link(string customerKey, string tenantId) => throw new NotSupportedException();

    public void Unlink(string customerKey) => links.RemoveAll(link => string.Equals(link.CustomerKey, customerKey, StringComparison.Ordinal));
}
