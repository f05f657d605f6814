using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Delivery;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Reports;
using HcpCsp.Plugin.Pages.Views;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Pages.Reports.Schedules;

/// <summary>The schedules of one account or all: what they make, when, and where they stand.</summary>
internal sealed class SchedulesPage(ICspStore store, IReportRuns runs, IReportSchedules schedules, PageComposer composer)
{
    private const int PageSize = 50;

    public Task<PageResult> GetAsync(PageRequest request, CancellationToken cancellationToken)
    {
        var selection = Selection.Read(request, store);
        PartnerAccount[] chosen = [.. selection.Chosen];
        var all = chosen.SelectMany(account => schedules.List(account.Id).Select(schedule => (Account: account, Schedule: schedule))).ToList();
        var paging = Paging.Read(request, PageSize).Within(all.Count);
        var view = new SchedulesView
        {
            Selector = AccountSelectorView.For(ReportPaths.Schedules, selection.All, selection.Id),
            Tabs = ReportTabs.For(selection.Id, showsSchedules: true),
            HasAccounts = selection.All.Count > 0,
            AddPath = CspPaths.AddAccount,
            ShowsAccount = chosen.Length > 1,
            Rows = [.. all.Skip(paging.Skip).Take(PageSize).Select(one => Row(one.Account, one.Schedule, request))],
            Pager = paging.View(all.Count, "schedules", new Formats(request.Culture), page => CspPaths.With(ReportPaths.Schedules, ("account", selection.Id), ("page", page))),
            Done = Confirmations.Find(request),
        };
        return Task.FromResult<PageResult>(composer.Compose(request, "Report schedules", [.. Ways.ToCustomers, new("Reports", ReportPaths.Reports)], "report_schedules", view));
    }

    private ScheduleRow Row(PartnerAccount account, ReportSchedule schedule, PageRequest request)
    {
        var formats = new Formats(request.Culture);
        ScheduleStanding standing = schedules.GetStanding(schedule);
        return new ScheduleRow(
            schedule.Name,
            ReportPaths.Schedule(schedule),
            account.Name,
            ReportWords.What(schedule.Order),
            $"{ReportWords.Whom(schedule.Order, formats)}, {ReportWords.Of(schedule.Period)}",
            ReportWords.When(schedule, request.Culture),
            NextDue.For(schedules.FindNext(schedule), schedule, formats),
            ReportStates.For(schedule, standing),
            ReportStates.Explain(standing, formats),
            runs.List(account.Id, schedule.Id, 0, 1) is [var last, ..] ? RunRow.For(last, account, formats) : null);
    }
}

/// <param name="Last">Its newest run; null before the first.</param>
internal sealed record ScheduleRow(string Name, string Path, string Account, string What, string Whom, string When, NextDue Next, StateView State, string StateText, RunRow? Last);

internal sealed record SchedulesView
{
    public required AccountSelectorView Selector { get; init; }

    public required ReportTabs Tabs { get; init; }

    public required bool HasAccounts { get; init; }

    public required string AddPath { get; init; }

    public required bool ShowsAccount { get; init; }

    public required IReadOnlyList<ScheduleRow> Rows { get; init; }

    public required PagerView Pager { get; init; }

    public required string Done { get; init; }
}
