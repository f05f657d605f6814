using HcpCsp.Abstractions.Jobs;
using HcpCsp.Plugin.Api.Reports;
using HcpCsp.Plugin.Model.Reports;
using HcpCsp.Plugin.Pages.Reports;
using HcpCsp.Plugin.Pages.Reports.Orders;
using HcpCsp.Plugin.Pages.Reports.Runs;
using HcpCsp.Plugin.Pages.Reports.Schedules;

namespace HcpCsp.Plugin.Tests.Pages.Fakes;

/// <summary>One run that is over, with everything that can be said of one; one that goes on; a schedule that waits.</summary>
internal sealed partial class PagesWorld
{
    public const string ReportRunId = "aaaaaaaaaaaa";
    public const string RunningId = "bbbbbbbbbbbb";
    public const string ScheduleId = "cccccccccccc";

    public FakeReportRuns ReportRuns { get; } = new();

    public FakeReportSchedules ReportSchedules { get; } = new();

    public ReportOrders ReportOrders => new(Store, ReportRuns, Audit);

    public ScheduleActions ScheduleActions => new(Store, ReportSchedules, Audit, Time);

    public ReportsPage Reports => new(Store, ReportRuns, ReportSchedules, Composer);

    public NewReportPage NewReport => new(Store, ReportOrders, Time, Composer);

    public ReportRunPage ReportRun => new(Store, ReportRuns, Time, Composer);

    public ReportRunActions ReportRunActions => new(Store, ReportRuns, ReportOrders, Time);

    public ReportDownloads ReportDownloads => new(Store, ReportRuns);

    public SchedulesPage Schedules => new(Store, ReportRuns, ReportSchedules, Composer);

    public SchedulePage Schedule => new(Store, ReportRuns, ReportSchedules, ScheduleActions, Time, Composer);

    public EditSchedulePage EditSchedule => new(Store, ReportSchedules, ScheduleActions, Time, Composer);

    public ReportSchedule ASchedule() => new()
    {
        Id = ScheduleId, AccountId = AccountId, Name = Text("To finance"), When = new ScheduleTime.Monthly(3, new TimeOnly(6, 0)), TimeZone = "Europe/Berlin", Period = new SchedulePeriod.PreviousMonth(),
        Order = AnOrder(), FromMonth = new DateOnly(2026, 9, 1), MadeBy = Text("eva"), MadeAt = Now.AddDays(-20), Version = 2,
    };

    public ReportOrder AnOrder() => new()
    {
        Items = [new ReportItem(ReportKind.Month, ReportFormat.Workbook), new ReportItem(ReportKind.CustomerBilling, ReportFormat.Csv)],
        Dialect = new CsvDialect(';', ',', "dd.MM.yyyy", HasByteOrderMark: true), CustomerIds = [CustomerIdValue], MailTo = [Text("finance@contoso.com")], MailsCustomers = true,
    };

    public ReportRun ARun(string id, ReportRunState state = ReportRunState.Completed) => new()
    {
        Id = id, AccountId = AccountId, ScheduleId = ScheduleId, ScheduleName = Text("To finance"), Order = AnOrder(), Spans = [MonthSpan.Of(new DateOnly(2026, 10, 1))],
        RequestedAt = Now.AddHours(-1), StartedAt = Now.AddHours(-1), EndedAt = Now.AddMinutes(-58), State = state, FileCount = 2, Bytes = 4711,
    };

    public ProducedFile AFile(ReportRun run, string name, bool isProvisional = false) => new()
    {
        AccountId = AccountId, RunId = run.Id, Key = new ReportKey(ReportKind.Month, ReportFormat.Workbook, name, null, "1"), Name = name, Title = Text("Month 2026-10"), CustomerName = Text("Fabrikam Inc."),
        Missing = isProvisional ? [Text("The usage of G104500002 isn't read yet.")] : [], Rows = 1234, Bytes = 20_000, Sha256 = new string('a', 64), MadeAt = Now.AddMinutes(-59), Edition = isProvisional ? 2 : 1,
    };

    public ReportDelivery ADelivery(ReportRun run, string id, DeliveryState state, string address = "finance@contoso.com") => new()
    {
        Id = id, AccountId = AccountId, RunId = run.Id, Address = address.Length > 0 ? Text(address) : "", CustomerId = CustomerIdValue, CustomerName = Text("Fabrikam Inc."), FileIds = ["f"], State = state,
        Reason = state is DeliveryState.Sent ? "" : Text("The mail server answered 451."), Attempts = 3, Since = Now.AddHours(-1), NextAttemptAt = state is DeliveryState.Waiting ? Now.AddMinutes(10) : null,
        SentAt = state is DeliveryState.Sent ? Now : null,
    };

    private void FillReports()
    {
        ReportRun run = ARun(ReportRunId, ReportRunState.Failed) with
        {
            Failures =
            [
                new ReportFailure(Text("Billing details 2026-10"), Text("Tailspin Toys"), Text("Its lines aren't read yet."), IsHeldBack: false),
                new ReportFailure(Text("Billing details 2026-10"), Text("Wingtip"), Text("A cost was found in it."), IsHeldBack: true),
            ],
            Notes = [Text("2 statements differ from today's data.")],
        };
        ReportRuns.Add(run);
        ReportRuns.Files[run.Id] = [AFile(run, Text("Contoso 2026-10.xlsx")), AFile(run, Text("Usage 2026-10.xlsx"), isProvisional: true)];
        ReportRuns.Deliveries[run.Id] = [ADelivery(run, "d1", DeliveryState.Sent), ADelivery(run, "d2", DeliveryState.Waiting), ADelivery(run, "d3", DeliveryState.Failed), ADelivery(run, "d4", DeliveryState.NoAddress, "")];
        ReportRuns.Add(ARun(RunningId, ReportRunState.Running) with { ScheduleId = null, ScheduleName = "", RequestedBy = Text("Robin"), RequestedAt = Now.AddMinutes(-2), StartedAt = Now.AddMinutes(-1), EndedAt = null, FileCount = 0 });
        ReportRuns.Job = new JobRun { RunId = "j1", JobKey = "reports", Subject = AccountId, Trigger = JobTrigger.Manual, State = JobRunState.Running, StartedAt = Now.AddMinutes(-1), Progress = new JobProgress(42, Text("17 of 40 files")) };
        ReportSchedules.All.Add(ASchedule());
        ReportSchedules.Standing = new ScheduleStanding
        {
            AccountId = AccountId, ScheduleId = ScheduleId, LookedAt = Now.AddHours(-3), WaitingCount = 12, Waiting = [new WaitingReport(Text("Month 2026-10"), Text("Fabrikam Inc."), [Text("October isn't billed yet.")])],
        };
    }
}
