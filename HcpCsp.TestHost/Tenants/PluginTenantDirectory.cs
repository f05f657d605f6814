using HcpCsp.Abstractions.Services;
using HcpCsp.TestHost.Storage;

namespace HcpCsp.TestHost.Tenants;

/// <summary>The tenants, and the links that one plugin has made to them.</summary>
internal sealed class PluginTenantDirectory : ITenantDirectory
{
    private const int LongestKey = 200;

    private readonly Lock gate = new();
    private readonly TimeProvider time;
    private readonly JsonDocumentFile<List<TenantLink>> file;
    private List<TenantLink> links;

    public PluginTenantDirectory(HostFolders folders, TimeProvider time, string pluginId)
    {
        this.time = time;
        file = new(folders.InHost($"tenant-links-{pluginId}.json"), HostJson.Default.ListTenantLink);
        links = file.Find() ?? [];
    }

    public IReadOnlyList<HcpTenant> ListTenants() => SeedTenants.All;

    public IReadOnlyList<TenantLink> ListLinks()
    {
        lock (gate)
            return [.. links];
    }

    public TenantLink Link(string customerKey, string tenantId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(customerKey);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(customerKey.Length, LongestKey, nameof(customerKey));
        lock (gate)
        {
            if (links.Find(link => IsCustomer(link, customerKey) && IsTenant(link, tenantId)) is { } existing)
                return existing;
            Refuse(customerKey, tenantId);
            var added = new TenantLink(customerKey, tenantId, time.GetUtcNow());
            Save([.. links, added]);
            return added;
        }
    }

    public void Unlink(string customerKey)
    {
        lock (gate)
        {
            List<TenantLink> kept = [.. links.Where(link => !IsCustomer(link, customerKey))];
            if (kept.Count < links.Count)
                Save(kept);
        }
    }

    private static bool IsCustomer(TenantLink link, string key) => string.Equals(link.CustomerKey, key, StringComparison.Ordinal);

    private static bool IsTenant(TenantLink link, string id) => string.Equals(link.TenantId, id, StringComparison.Ordinal);

    private void Refuse(string customerKey, string tenantId)
    {
        if (!SeedTenants.All.Any(tenant => string.Equals(tenant.Id, tenantId, StringComparison.Ordinal)))
            throw new InvalidOperationException($"There is no tenant '{tenantId}'.");
        if (links.Find(link => IsCustomer(link, customerKey)) is { } customer)
            throw new InvalidOperationException($"Customer '{customerKey}' is linked to tenant '{customer.TenantId}' already.");
        if (links.Find(link => IsTenant(link, tenantId)) is { } tenant)
            throw new InvalidOperationException($"Tenant '{tenantId}' is linked to customer '{tenant.CustomerKey}' already.");
    }

    private void Save(List<TenantLink> changed)
    {
        file.Save(changed);
        links = changed;
    }
}
