using HcpCsp.Abstractions.Services;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Pages.Views;

namespace HcpCsp.Plugin.Pages.Customers;

/// <summary>Which HCP tenant the customer is, and which it may become.</summary>
internal sealed record TenantView(string Action, string Linked, IReadOnlyList<OptionView> Free)
{
    /// <summary>Tenants that the customer was, the last first.</summary>
    public IReadOnlyList<FormerTenantRow> Former { get; init; } = [];

    public static TenantView For(IReadOnlyList<HcpTenant> tenants, IReadOnlyList<TenantLink> links, string? linkedId, string action)
    {
        var taken = links.Select(link => link.TenantId).ToHashSet(StringComparer.Ordinal);
        return new TenantView(
            action,
            linkedId is null ? "" : tenants.FirstOrDefault(tenant => string.Equals(tenant.Id, linkedId, StringComparison.Ordinal))?.Name ?? linkedId,
            [.. tenants.Where(tenant => !taken.Contains(tenant.Id)).Select(tenant => new OptionView(tenant.Id, tenant.Name, Selected: false))]);
    }
}

/// <summary>A tenant that the customer was, from a moment to another.</summary>
internal sealed record FormerTenantRow(string Name, string From, string Until)
{
    public static IReadOnlyList<FormerTenantRow> List(IReadOnlyList<EndedLink> links, string customerId, IReadOnlyList<HcpTenant> tenants, Formats formats) =>
        [.. links
            .Where(link => string.Equals(link.CustomerId, customerId, StringComparison.Ordinal))
            .OrderByDescending(static link => link.EndedAt)
            .Select(link => new FormerTenantRow(
                tenants.FirstOrDefault(tenant => string.Equals(tenant.Id, link.TenantId, StringComparison.Ordinal))?.Name ?? link.TenantId, formats.Day(link.LinkedAt), formats.Day(link.EndedAt)))];
}
