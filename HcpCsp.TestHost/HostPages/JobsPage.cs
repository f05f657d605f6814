using HcpCsp.Abstractions.Jobs;
using HcpCsp.Abstractions.Pages;
using HcpCsp.TestHost.Frame;
using HcpCsp.TestHost.Jobs;
using HcpCsp.TestHost.Routing;

namespace HcpCsp.TestHost.HostPages;

/// <summary>The run history of all plugins.</summary>
internal sealed class JobsPage(RunHistory history, JobDesk desk) : IHostPage
{
    private const int ShownRuns = 200;

    public IEnumerable<HostRoute> ListRoutes() => [HostPage.Get("/admin/jobs", HostPage.CloudAdminOnly, ShowAsync)];

    private Task<PageResult> ShowAsync(PageRequest request, CancellationToken cancellationToken)
    {
        IReadOnlyList<StoredRun> runs = history.ListAll(ShownRuns);
        HtmlText body = Html.Of($"""
            {HostPage.Head("Jobs", $"The newest {ShownRuns} runs of all plugins.")}
            {(runs.Count == 0 ? RenderNone() : RenderTable(runs, request))}
            """);
        return Task.FromResult(HostPage.View("Jobs", HostPage.UnderAdministration, body));
    }

    private static HtmlText RenderNone() => Html.Of($"""<div class="empty"><h2>Nothing has run yet</h2><p>Jobs appear here when somebody starts one, or when a schedule does.</p></div>""");

    private HtmlText RenderTable(IReadOnlyList<StoredRun> runs, PageRequest request) => Html.Of($"""
        <div class="table-wrap" tabindex="0"><table class="data">
        <thead><tr><th scope="col">Job</th><th scope="col">About</th><th scope="col">State</th><th scope="col">Started</th><th scope="col">Ended</th><th scope="col">Trigger</th><th scope="col">Outcome</th></tr></thead>
        <tbody>{runs.Select(run => RenderRow(desk.Refresh(run), request))}</tbody>
        </table></div>
        """);

    private HtmlText RenderRow(StoredRun run, PageRequest request) => Html.Of($"""
        <tr><th scope="row">{desk.FindTitle(run.About) ?? run.JobKey}<br><span class="muted">{run.Plugin}</span></th><td class="wrap-any">{run.Subject}</td><td>{StateBadge.Of(run.State)}</td>
        <td class="nowrap">{HostPage.Moment(run.StartedAt, request)}</td><td class="nowrap">{HostPage.Moment(run.EndedAt, request)}</td>
        <td>{(run.Trigger == JobTrigger.Manual ? run.RequestedBy ?? "Manual" : "System")}</td><td>{run.Summary ?? run.Progress?.Text ?? "–"}</td></tr>
        """);
}
