using HcpCsp.Abstractions;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Billing.Reported;
using HcpCsp.Plugin.Billing.Statements;
using HcpCsp.Plugin.Delivery;
using HcpCsp.Plugin.Delivery.Mailing;
using HcpCsp.Plugin.Delivery.Making;
using HcpCsp.Plugin.Delivery.Scheduling;
using HcpCsp.Plugin.Jobs;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Model.Reports;
using HcpCsp.Plugin.Reports;
using HcpCsp.Plugin.Reports.Catalog;
using HcpCsp.Plugin.Store;
using HcpCsp.Plugin.Store.Reports;
using HcpCsp.Plugin.Tests.Builders;
using HcpCsp.Plugin.Tests.Discovery;
using HcpCsp.Plugin.Tests.Fakes;
using HcpCsp.Plugin.Tests.Reports.Catalog;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace HcpCsp.Plugin.Tests.Delivery;

/// <summary>The whole way from a discovery to the mail, on a real store, with a partner tenant, a catalog, jobs and a mail server in memory.</summary>
internal sealed class DeliveryWorld : IStatementWriter, IDisposable
{
    public const string AccountId = DiscoveryFixture.AccountId;
    public static readonly HcpUser Eva = new() { Id = "1", Name = "eva", Roles = new HashSet<string> { HcpRoles.CloudAdmin } };

    private readonly DiscoveryFixture fixture = new();
    private readonly bool writesWorkbooks;

    /// <param name="writesWorkbooks">Whether reports are the real ones; else a line of text each.</param>
    public DeliveryWorld(bool writesWorkbooks = false)
    {
        // A mark-up of nothing is a price, too: figures stay those of the lines.
        PricedAt(0m);
        this.writesWorkbooks = writesWorkbooks;
        Jobs = new ClockedJobs(fixture.Time);
        Compose();
    }

    /// <summary>By default of the account; null sets no price.</summary>
    public void PricedAt(decimal? percent) => Store.UpdateAccount(AccountId, account => account with { ManagedMarkupPercent = percent, NonManagedMarkupPercent = percent });

    /// <summary>By the machine's clock, which files go by.</summary>
    public DateTime StartedAt { get; } = TimeProvider.System.GetUtcNow().UtcDateTime;

    public ClockedJobs Jobs { get; private set; }

    public RecordingMailer Mailer { get; } = new();

    public RecordingNotifier Notifier { get; } = new();

    public string DataFolder => fixture.Folder;

    public FakeTimeProvider Time => fixture.Time;

    public FakePartnerCenter Backend => fixture.Backend;

    public CspStore Store => fixture.Store;

    public IReportStore Reports => fixture.Store.Reports;

    public FakeCatalog Catalog { get; private set; } = null!; // Set by Compose, which the constructor calls.

    public DeliveryOptions MailOptions { get; } = new();

    public ReportFileOptions FileOptions { get; } = new();

    public IReportRuns Runs { get; private set; } = null!; // Set by Compose.

    public ReportRunner Runner { get; private set; } = null!; // Set by Compose.

    public IReportSchedules Schedules { get; private set; } = null!; // Set by Compose.

    public DeliveryClock Clock { get; private set; } = null!; // Set by Compose.

    public ScheduleRuns Looks { get; private set; } = null!; // Set by Compose.

    /// <summary>Customer whose statement must not go out.</summary>
    public string? Leaking { get; set; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static ReportOrder AnOrder(params ReportKind[] kinds) => new() { Items = [.. kinds.Select(kind => new ReportItem(kind, ReportFormat.Workbook))] };

    public static ReportSchedule ASchedule(ReportOrder order, ScheduleTime? when = null, string id = "0000000000aa") => new()
    {
        Id = id,
        AccountId = AccountId,
        Name = "Month end",
        When = when ?? new ScheduleTime.AfterEachInvoice(),
        TimeZone = "Europe/Berlin",
        Period = new SchedulePeriod.PreviousMonth(),
        Order = order,
        FromMonth = new DateOnly(2026, 1, 1),
        MadeBy = "eva",
        MadeAt = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
    };

    /// <summary>Puts a document at Microsoft, of the month before the given one, whose header is just the lines' sum.</summary>
    public DeliveryWorld Put(string number, int month, params InvoiceLine[] lines) => Put(number, month, "v1", lines);

    public DeliveryWorld Put(string number, int month, string eTag, params InvoiceLine[] lines)
    {
        Backend.WithInvoice(AnInvoice.Numbered(number, month, lines.Sum(line => line.Total ?? 0m)), eTag, lines);
        return this;
    }

    public void Recipients(string customerId, params string[] addresses) =>
        Store.SaveCustomerSettings(Store.GetCustomerSettings(AccountId, customerId) with { ReportRecipients = addresses });

    /// <summary>A discovery, and the look after it with all that it brings about.</summary>
    public async Task DiscoverAsync()
    {
        Time.Advance(TimeSpan.FromMinutes(1));
        (await fixture.RunAsync(full: true)).State.ShouldBe(DiscoveryState.Completed);
        await Looks.AskAsync(AccountId, Token);
        await Jobs.RunAllAsync(Token);
    }

    public async Task<ReportSchedule> SaveAsync(ReportSchedule schedule)
    {
        ReportSchedule saved = (await Schedules.SaveAsync(schedule, Token)).ShouldBeOfType<SaveOutcome.Saved>().Schedule;
        await Jobs.RunAllAsync(Token);
        return saved;
    }

    public async Task<ReportRun> StartAsync(ReportOrder order, int month = 5)
    {
        var wish = new ReportWish(AccountId, MonthSpan.Of(new DateOnly(2026, month, 1)), null, order);
        return (await Runs.StartAsync(wish, Eva, Token)).ShouldBeOfType<StartOutcome.Started>().Run;
    }

    public async Task<ReportRun> StartAfterDiscoveryAsync(ReportOrder order)
    {
        await DiscoverAsync();
        return await StartAsync(order);
    }

    /// <summary>Starts it and waits for its end.</summary>
    public async Task<ReportRun> MakeAsync(ReportOrder order, int month = 5)
    {
        ReportRun run = await StartAsync(order, month);
        await Jobs.RunAllAsync(Token);
        return Find(run);
    }

    public ReportRun Find(ReportRun run) => Runs.Find(AccountId, run.Id).ShouldNotBeNull();

    public IReadOnlyList<string> FileNames(ReportRun run) => [.. Runs.ListFiles(run).Select(file => file.Name)];

    public Task AdvanceToAsync(int month, int day, int hour = 12) => Jobs.AdvanceToAsync(new DateTimeOffset(2026, month, day, hour, 0, 0, TimeSpan.Zero));

    /// <summary>As after a crash of the host: all in memory is gone, the host's jobs are kept.</summary>
    public void Restart()
    {
        fixture.ReopenStore();
        Compose();
    }

    public string FileNameOf(CustomerStatement statement) => $"{statement.Number}.txt";

    public async Task<int> WriteAsync(CustomerStatement statement, Stream output, CancellationToken cancellationToken)
    {
        if (statement.CustomerId == Leaking)
            throw new StatementNotWrittenException("It was held back.", new InvalidOperationException());
        await output.WriteAsync(new byte[] { 1 }, cancellationToken);
        return 1;
    }

    public void Dispose() => fixture.Dispose();

    private void Compose()
    {
        var ledger = new BillingLedger(Store, new AccountRules(Store, Store.Plans, new FakeTenants()));
        var workbooks = new InvoiceWorkbooks(ledger, Store, new HouseStyles(Store));
        var issuer = new StatementIssuer(Store, ledger, writesWorkbooks ? workbooks : this, new StatementDifferences(Store, Store.Plans, ledger), Time);
        Catalog = new FakeCatalog(ledger, Store) { OnWrite = Catalog?.OnWrite ?? (static _ => { }) };
        IReportCatalog catalog = writesWorkbooks ? CatalogFixture.Compose(Store, Store.Plans, ledger, workbooks) : Catalog;
        var due = new DueReports(catalog, ledger, new ReportedDocuments(Store, ledger), Store, Reports);
        var zip = new ReportZip(Reports);
        var messages = new ReportMessages(Reports, Store, zip, Microsoft.Extensions.Options.Options.Create(MailOptions));
        var mail = new ReportMail(new DeliveryPlanner(Reports, Store, Time), messages, Reports, Mailer, Notifier, Time);
        var starter = new RunStarter(Jobs);
        Runner = new ReportRunner(due, new StatementsFirst(issuer, ledger, Store), new ReportMaker(catalog, Reports, Time), mail, Reports, Notifier, Time);
        Clock = new DeliveryClock(Reports, Jobs, Time);
        Runs = new ReportRuns(Jobs, starter, Reports, mail, zip, Clock, Time);
        Looks = new ScheduleRuns(
            new ScheduleLook(due, ledger, Reports), starter, Clock, mail, Reports, Jobs, Microsoft.Extensions.Options.Options.Create(FileOptions), Time, NullLogger<ScheduleRuns>.Instance);
        Schedules = new ReportSchedules(Looks, Clock, Reports, ledger, Time);
        Jobs.Define(new ReportJob(Runner, Clock).Define(), new ScheduleJob(Looks).Define());
    }
}
