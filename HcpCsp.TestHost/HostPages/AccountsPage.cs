using HcpCsp.Abstractions.Pages;
using HcpCsp.Abstractions.Providers;
using HcpCsp.TestHost.Frame;
using HcpCsp.TestHost.Routing;

namespace HcpCsp.TestHost.HostPages;

/// <summary>Account management: the accounts of all providers, by cloud.</summary>
internal sealed class AccountsPage(Contributions contributions, ILogger<AccountsPage> logger) : IHostPage
{
    public IEnumerable<HostRoute> ListRoutes() => [HostPage.Get("/admin/accounts", HostPage.CloudAdminOnly, ShowAsync)];

    private async Task<PageResult> ShowAsync(PageRequest request, CancellationToken cancellationToken)
    {
        var clouds = new List<HtmlText>();
        var mine = contributions.Providers.Where(provider => request.User.IsInRole(provider.Role));
        foreach (var cloud in mine.GroupBy(provider => provider.CloudGroup, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var providers = new List<HtmlText>();
            foreach (ProviderContribution provider in cloud.OrderBy(provider => provider.DisplayName, StringComparer.CurrentCulture))
                providers.Add(await RenderAsync(provider, request, cancellationToken));
            clouds.Add(Html.Of($"<section><h2>{cloud.Key}</h2>{providers}</section>"));
        }

        if (clouds.Count == 0)
            clouds.Add(Html.Of($"""<div class="empty"><h2>No provider is installed</h2><p>A plugin brings the account types. <a href="/admin/plugins">See the plugins</a>.</p></div>"""));
        return HostPage.View("All accounts", [new("Administration"), new("Account Management")],
            Html.Of($"""{HostPage.Head("Account Management", "Accounts at cloud providers, and how they are.")}{clouds}"""));
    }

    private async Task<HtmlText> RenderAsync(ProviderContribution provider, PageRequest request, CancellationToken cancellationToken)
    {
        HtmlText rows = await RenderRowsAsync(provider, request, cancellationToken);
        return RenderCard(provider, rows);
    }

    private static HtmlText RenderCard(ProviderContribution provider, HtmlText rows) => Html.Of($"""
        <div class="card">
        <div class="page-head"><h3 class="with-icon">{new HtmlText(provider.IconSvg ?? "")}<a href="{provider.PagePath}">{provider.DisplayName}</a></h3>
        <div class="actions"><a class="btn btn-primary" href="{provider.AddAccountPath}">Add account</a></div></div>
        {rows}
        </div>
        """);

    private async Task<HtmlText> RenderRowsAsync(ProviderContribution provider, PageRequest request, CancellationToken cancellationToken)
    {
        IReadOnlyList<AccountRow> rows;
        try
        {
            rows = await provider.ListAccountsAsync(cancellationToken);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            logger.LogError(error, "Provider {Provider} could not list its accounts, request {RequestId}", provider.DisplayName, request.RequestId);
            return Html.Of($"""<div class="alert alert-error" role="alert"><p>The accounts could not be listed. Request id <code>{request.RequestId}</code>.</p></div>""");
        }

        return rows.Count == 0
            ? Html.Of($"""<p class="muted">No account has been added yet.</p>""")
            : Html.Of($"""
                <div class="table-wrap" tabindex="0"><table class="data">
                <caption class="hidden-visually">Accounts of {provider.DisplayName}</caption>
                <thead><tr><th scope="col">Account</th><th scope="col">State</th><th scope="col" class="actions-col">Actions</th></tr></thead>
                <tbody>{rows.Select(row => RenderRow(row, request))}</tbody>
                </table></div>
                """);
    }

    private static HtmlText RenderRow(AccountRow row, PageRequest request) => Html.Of($"""
        <tr><th scope="row"><a href="{row.Path}">{row.Name}</a></th><td>{StateBadge.Render(row.StateKind, row.State)}</td>
        <td class="actions-col"><div class="actions">{row.Actions.Select(action => RenderAction(action, request))}</div></td></tr>
        """);

    private static HtmlText RenderAction(AccountAction action, PageRequest request) => action.IsPost
        ? Html.Of($"""<form method="post" action="{action.Path}">{new HtmlText(request.AntiforgeryFieldHtml)}<button class="btn btn-quiet">{action.Caption}</button></form>""")
        : Html.Of($"""<a class="btn btn-quiet" href="{action.Path}">{action.Caption}</a>""");
}
