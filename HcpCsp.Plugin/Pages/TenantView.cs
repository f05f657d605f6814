using HcpCsp.Abstractions.Services;
using HcpCsp.Plugin.Pages.Views;

namespace HcpCsp.Plugin.Pages;

/// <summary>Which HCP tenant the customer is, and which it may become.</summary>
internal sealed record TenantView(string Action, string Linked, IReadOnlyList<OptionView> Free)
{
    public static TenantView For(IReadOnlyList<HcpTenant> tenants, IReadOnlyList<TenantLink> links, string? linkedId, string action)
    {
        var taken = links.Select(link => link.TenantId).ToHashSet(StringComparer.Ordinal);
        return new TenantView(
            action,
            linkedId is null ? "" : tenants.FirstOrDefault(tenant => string.Equals(tenant.Id, linkedId, StringComparison.Ordinal))?.Name ?? linkedId,
            [.. tenants.Where(tenant => !taken.Contains(tenant.Id)).Select(tenant => new OptionView(tenant.Id, tenant.Name, Selected: false))]);
    }
}
