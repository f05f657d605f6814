using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Delivery;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Reports;
using HcpCsp.Plugin.Pages.Views;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Pages.Reports;

/// <summary>What was made, of one account or all, the newest first; by one schedule, or all and those on demand.</summary>
internal sealed class ReportsPage(ICspStore store, IReportRuns runs, IReportSchedules schedules, PageComposer composer)
{
    private const int PageSize = 50;

    public Task<PageResult> GetAsync(PageRequest request, CancellationToken cancellationToken)
    {
        var formats = new Formats(request.Culture);
        var selection = Selection.Read(request, store);
        PartnerAccount[] chosen = [.. selection.Chosen];
        var all = chosen.SelectMany(account => schedules.List(account.Id).Select(schedule => (Account: account, Schedule: schedule))).ToList();
        string? scheduleId = all.Select(one => one.Schedule.Id).FirstOrDefault(id => string.Equals(id, request.FindQuery("schedule"), StringComparison.Ordinal));
        int total = chosen.Sum(account => runs.Count(account.Id, scheduleId));
        var paging = Paging.Read(request, PageSize).Within(total);
        var view = new ReportsView
        {
            Selector = AccountSelectorView.For(ReportPaths.Reports, selection.All, selection.Id),
            Tabs = ReportTabs.For(selection.Id, showsSchedules: false),
            HasAccounts = selection.All.Count > 0,
            AddPath = CspPaths.AddAccount,
            Problem = ProblemOf(all.Count(one => !one.Schedule.IsPaused && schedules.GetStanding(one.Schedule).Problem.Length > 0)),
            Filter = all.Count == 0 ? null : new ReportFilterView(
                ReportPaths.Reports,
                ChoiceView.Of("schedule", "Made by", scheduleId ?? "", "", [("", "All schedules and people"), .. all.Select(one => (one.Schedule.Id, one.Schedule.Name))]),
                HiddenView.For(("account", selection.Id))),
            Runs = new RunTable(chosen.Length > 1, [.. List(chosen, scheduleId, paging).Select(one => RunRow.For(one.Run, one.Account, formats))]),
            IsFiltered = scheduleId is not null,
            Pager = paging.View(total, "runs", formats, page => CspPaths.With(ReportPaths.Reports, ("account", selection.Id), ("schedule", scheduleId), ("page", page))),
            Done = Confirmations.Find(request),
        };
        return Task.FromResult<PageResult>(composer.Compose(request, "Reports", Ways.ToCustomers, "reports", view));
    }

    // Each account's newest up to the page's end: the page is among them.
    private IEnumerable<(PartnerAccount Account, ReportRun Run)> List(PartnerAccount[] accounts, string? scheduleId, Paging paging) => accounts is [var only]
        ? runs.List(only.Id, scheduleId, paging.Skip, PageSize).Select(run => (only, run))
        : accounts.SelectMany(account => runs.List(account.Id, scheduleId, 0, paging.Skip + PageSize).Select(run => (account, run)))
            .OrderByDescending(one => one.run.RequestedAt).Skip(paging.Skip).Take(PageSize);

    private static string ProblemOf(int count) => count switch { 0 => "", 1 => "A schedule can't make its reports.", _ => "Some schedules can't make their reports." };
}

internal sealed record ReportsView
{
    public required AccountSelectorView Selector { get; init; }

    public required ReportTabs Tabs { get; init; }

    public required bool HasAccounts { get; init; }

    public required string AddPath { get; init; }

    /// <summary>Of schedules; empty when all is well.</summary>
    public required string Problem { get; init; }

    /// <summary>Null when there is no schedule.</summary>
    public required ReportFilterView? Filter { get; init; }

    public required RunTable Runs { get; init; }

    public required bool IsFiltered { get; init; }

    public required PagerView Pager { get; init; }

    public required string Done { get; init; }
}

internal sealed record ReportFilterView(string Action, ChoiceView Choice, IReadOnlyList<HiddenView> Kept);
