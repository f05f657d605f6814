using System.Globalization;
using HcpCsp.Abstractions.Pages;
using HcpCsp.TestHost.Audit;
using HcpCsp.TestHost.Frame;
using HcpCsp.TestHost.Routing;
using HcpCsp.TestHost.Tenants;

namespace HcpCsp.TestHost.HostPages;

/// <summary>The audit log, filtered and page by page.</summary>
internal sealed class AuditPage(AuditTrail trail) : IHostPage
{
    private const string Path = "/admin/audit";
    private const int PageSize = 50;

    public IEnumerable<HostRoute> ListRoutes() => [HostPage.Get(Path, HostPage.CloudAdminOnly, ShowAsync)];

    private Task<PageResult> ShowAsync(PageRequest request, CancellationToken cancellationToken)
    {
        IReadOnlyList<AuditRecord> found = trail.List(new AuditFilter(
            request.FindQuery("tenant"), request.FindQuery("user"), request.FindQuery("ip"), request.FindQuery("event"),
            ReadDay(request.FindQuery("from")), ReadDay(request.FindQuery("to"))));
        HtmlText body = Html.Of($"""
            {HostPage.Head("Audit Logs", "Who did what, when and from where. Newest first; nothing is ever removed.")}
            {RenderFilter(request)}
            {(found.Count == 0 ? RenderNone() : RenderTable(found, request))}
            """);
        return Task.FromResult(HostPage.View("Audit Logs", HostPage.UnderAdministration, body));
    }

    private static DateOnly? ReadDay(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day : null;

    private static HtmlText RenderFilter(PageRequest request) => Html.Of($"""
        <form method="get" action="{Path}" class="toolbar card">
        <div class="field"><label for="tenant">Tenant</label><select id="tenant" name="tenant"><option value="">All</option>
        {SeedTenants.All.Select(tenant => Html.Of($"""<option value="{tenant.Id}"{(tenant.Id == request.FindQuery("tenant") ? new HtmlText(" selected") : HtmlText.Empty)}>{tenant.Name}</option>"""))}
        </select></div>
        {RenderInput("user", "User", "text", request)}{RenderInput("ip", "IP address", "text", request)}{RenderInput("event", "Event type", "text", request)}
        {RenderInput("from", "From", "date", request)}{RenderInput("to", "To", "date", request)}
        <div class="actions"><button class="btn btn-primary">Filter</button><a class="btn btn-quiet" href="{Path}">Clear</a></div>
        </form>
        """);

    private static HtmlText RenderInput(string name, string label, string type, PageRequest request) => Html.Of($"""
        <div class="field"><label for="{name}">{label}</label><input id="{name}" name="{name}" type="{type}" value="{request.FindQuery(name)}"></div>
        """);

    private static HtmlText RenderNone() => Html.Of($"""<div class="empty"><h2>No entry matches</h2><p>Nothing was recorded yet, or the filter is too narrow.</p></div>""");

    private static HtmlText RenderTable(IReadOnlyList<AuditRecord> found, PageRequest request)
    {
        Pager pager = Pager.For(request, found.Count, PageSize);
        return Html.Of($"""
            <div class="table-wrap" tabindex="0"><table class="data">
            <thead><tr><th scope="col">When</th><th scope="col">Event</th><th scope="col">Subject</th><th scope="col">User</th><th scope="col">Tenant</th><th scope="col">IP address</th><th scope="col">By</th></tr></thead>
            <tbody>{found.Skip(pager.Skip).Take(PageSize).Select(entry => RenderRow(entry, request))}</tbody>
            </table></div>
            {pager.Render(request)}
            """);
    }

    private static HtmlText RenderRow(AuditRecord entry, PageRequest request) => Html.Of($"""
        <tr><td class="nowrap">{HostPage.Moment(entry.At, request)}</td><td><code>{entry.EventType}</code></td><td class="wrap-any">{entry.Subject}</td><td>{entry.UserName ?? "System"}</td>
        <td>{SeedTenants.All.FirstOrDefault(tenant => tenant.Id == entry.TenantId)?.Name ?? entry.TenantId ?? "–"}</td><td>{entry.RemoteAddress ?? "–"}</td><td>{entry.Plugin ?? "Host"}</td></tr>
        """);
}
