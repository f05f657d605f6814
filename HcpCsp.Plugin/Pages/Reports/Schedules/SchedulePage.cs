using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Api.Reports;
using HcpCsp.Plugin.Delivery;
using HcpCsp.Plugin.Model.Reports;
using HcpCsp.Plugin.Pages.Views;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Pages.Reports.Schedules;

/// <summary>One schedule: what it makes, what it waits for, what it made; and the buttons that pause, resume, run and remove it.</summary>
internal sealed class SchedulePage(ICspStore store, IReportRuns runs, IReportSchedules schedules, ScheduleActions actions, TimeProvider time, PageComposer composer)
{
    private const int MostRuns = 10;

    public Task<PageResult> GetAsync(PageRequest request, CancellationToken cancellationToken) => Task.FromResult(Find(request) is { } subject
        ? composer.Compose(request, subject.Schedule.Name, Way, "report_schedule", View(request, subject))
        : (PageResult)Missing.Schedule);

    public Task<PageResult> PauseAsync(PageRequest request, CancellationToken cancellationToken) => ChangeAsync(request, actions.PauseAsync, "schedule-paused", cancellationToken);

    public Task<PageResult> ResumeAsync(PageRequest request, CancellationToken cancellationToken) => ChangeAsync(request, actions.ResumeAsync, "schedule-resumed", cancellationToken);

    /// <summary>Leads to the run that it begins, if there is anything to make.</summary>
    public async Task<PageResult> RunAsync(PageRequest request, CancellationToken cancellationToken)
    {
        if (Find(request) is not var (account, schedule))
            return Missing.Schedule;
        return await actions.RunNowAsync(request, account, schedule, cancellationToken) is { } run
            ? Confirmations.Lead(ReportPaths.Run(run), "reports-started")
            : Confirmations.Lead(ReportPaths.Schedule(schedule), "schedule-nothing");
    }

    /// <summary>Asks before it removes.</summary>
    public Task<PageResult> GetRemoveAsync(PageRequest request, CancellationToken cancellationToken) => Task.FromResult(Find(request) is var (account, schedule)
        ? composer.Compose(
            request, "Remove schedule", [.. Way, new(schedule.Name, ReportPaths.Schedule(schedule))], "report_schedule_remove",
            new RemoveScheduleView(schedule.Name, account.Name, ReportPaths.Schedule(schedule) + "/remove", ReportPaths.Schedule(schedule)))
        : (PageResult)Missing.Schedule);

    public async Task<PageResult> RemoveAsync(PageRequest request, CancellationToken cancellationToken)
    {
        if (Find(request) is not var (account, schedule))
            return Missing.Schedule;
        await actions.RemoveAsync(request, account, schedule, cancellationToken);
        return Confirmations.Lead(ReportPaths.Schedules, "schedule-removed");
    }

    private static Breadcrumb[] Way => [.. Ways.ToCustomers, new("Reports", ReportPaths.Reports), new("Report schedules", ReportPaths.Schedules)];

    private ScheduleSubject? Find(PageRequest request) => ScheduleSubject.Find(request, store, schedules);

    private async Task<PageResult> ChangeAsync(
        PageRequest request, Func<PageRequest, Model.PartnerAccount, ReportSchedule, CancellationToken, Task<SaveOutcome>> change, string done, CancellationToken cancellationToken)
    {
        if (Find(request) is not var (account, schedule))
            return Missing.Schedule;
        return await change(request, account, schedule, cancellationToken) switch
        {
            SaveOutcome.Saved => Confirmations.Lead(ReportPaths.Schedule(schedule), done),
            SaveOutcome.Conflict conflict => new PageResult.Problem(409, "The schedule isn't changed", conflict.Problem),
            SaveOutcome.Refused refused => new PageResult.Problem(409, "The schedule isn't changed", string.Join(' ', refused.Problems)),
            var outcome => throw new InvalidOperationException($"{outcome} isn't an outcome."),
        };
    }

    private ScheduleView View(PageRequest request, ScheduleSubject subject)
    {
        var (account, schedule) = subject;
        var formats = new Formats(request.Culture);
        ScheduleStanding standing = schedules.GetStanding(schedule);
        int total = runs.Count(account.Id, schedule.Id);
        string path = ReportPaths.Schedule(schedule);
        return new ScheduleView
        {
            Name = schedule.Name,
            Path = path,
            Account = account.Name,
            AccountPath = CspPaths.Account(account.Id),
            State = ReportStates.For(schedule, standing),
            StateText = ReportStates.Explain(standing, formats),
            HasProblem = standing.Problem.Length > 0,
            IsPaused = schedule.IsPaused,
            What = ReportWords.What(schedule.Order),
            Whom = ReportWords.Whom(schedule.Order, formats),
            Months = ReportWords.Of(schedule.Period),
            From = formats.Month(schedule.FromMonth),
            When = ReportWords.When(schedule, request.Culture),
            Next = schedule.IsPaused ? [] : DueTimes.List(schedule.When, schedule.TimeZone, schedule.Period, time.GetUtcNow(), formats),
            MailTo = [.. schedule.Order.MailTo],
            MailsCustomers = schedule.Order.MailsCustomers,
            SendsProvisional = schedule.Order.SendsProvisional,
            LookedAt = standing.LookedAt is { } looked ? formats.Moment(looked) : "Not yet",
            MadeBy = schedule.MadeBy,
            Waiting = [.. standing.Waiting.Select(static one => new WaitingRow(one.Title, one.CustomerName, string.Join(' ', one.Missing)))],
            MoreWaiting = standing.WaitingCount > standing.Waiting.Count ? formats.Number(standing.WaitingCount - standing.Waiting.Count) : "",
            Runs = new RunTable(ShowsAccount: false, [.. runs.List(account.Id, schedule.Id, 0, MostRuns).Select(run => RunRow.For(run, account, formats))]),
            AllRunsPath = total > MostRuns ? CspPaths.With(ReportPaths.Reports, ("account", account.Id), ("schedule", schedule.Id)) : "",
            AllRuns = formats.Number(total),
            Done = Confirmations.Find(request),
        };
    }
}

internal sealed record RemoveScheduleView(string Name, string Account, string Action, string CancelPath);

internal sealed record WaitingRow(string Title, string Customer, string Missing);

internal sealed record ScheduleView
{
    public required string Name { get; init; }

    public required string Path { get; init; }

    public required string Account { get; init; }

    public required string AccountPath { get; init; }

    public required StateView State { get; init; }

    public required string StateText { get; init; }

    public required bool HasProblem { get; init; }

    public required bool IsPaused { get; init; }

    public required string What { get; init; }

    public required string Whom { get; init; }

    public required string Months { get; init; }

    public required string From { get; init; }

    public required string When { get; init; }

    /// <summary>The next three; empty while it is paused, and for one that follows invoices.</summary>
    public required IReadOnlyList<DueTime> Next { get; init; }

    public required IReadOnlyList<string> MailTo { get; init; }

    public required bool MailsCustomers { get; init; }

    public required bool SendsProvisional { get; init; }

    public required string LookedAt { get; init; }

    public required string MadeBy { get; init; }

    public required IReadOnlyList<WaitingRow> Waiting { get; init; }

    /// <summary>How many wait that aren't listed; empty for none.</summary>
    public required string MoreWaiting { get; init; }

    public required RunTable Runs { get; init; }

    /// <summary>Empty when all are listed.</summary>
    public required string AllRunsPath { get; init; }

    public required string AllRuns { get; init; }

    public required string Done { get; init; }
}
