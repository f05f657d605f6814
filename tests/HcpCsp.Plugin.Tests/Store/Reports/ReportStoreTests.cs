using System.Security.Cryptography;
using System.Text;
using HcpCsp.Plugin.Model.Reports;
using HcpCsp.Plugin.Store;
using HcpCsp.Plugin.Store.Reports;
using HcpCsp.Plugin.Tests.Delivery;
using Microsoft.Extensions.Time.Testing;
using static HcpCsp.Plugin.Tests.Builders.BillingBuilders;

namespace HcpCsp.Plugin.Tests.Store.Reports;

public sealed class ReportStoreTests : IDisposable
{
    private const string Owner = "0000000000aa";
    private static readonly DateTimeOffset Now = new(2026, 11, 9, 6, 0, 0, TimeSpan.Zero);
    private readonly string folder = Directory.CreateTempSubdirectory("hcpcsp-reports-").FullName;
    private CspStore store;

    public ReportStoreTests()
    {
        store = Open("data");
        store.SaveAccount(AnAccount());
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IReportStore Reports => store.Reports;

    [Fact]
    public void SaveSchedule_AnyTimeAndPeriod_IsFoundWithEveryField()
    {
        (ScheduleTime, SchedulePeriod)[] all =
        [
            (new ScheduleTime.AfterEachInvoice(), new SchedulePeriod.PreviousMonth()), (new ScheduleTime.Monthly(31, new TimeOnly(6, 30)), new SchedulePeriod.MonthSoFar()),
            (new ScheduleTime.Weekly(DayOfWeek.Sunday, new TimeOnly(23, 59)), new SchedulePeriod.LastMonths(12)), (new ScheduleTime.Daily(new TimeOnly(0, 0)), new SchedulePeriod.LastMonths(1)),
        ];
        ReportSchedule[] saved = [.. all.Select((one, index) => Reports.SaveSchedule(ASchedule() with { Id = $"00000000000{index}", Name = $"{index}", When = one.Item1, Period = one.Item2 }))];

        Reopen();

        IReadOnlyList<ReportSchedule> found = Reports.ListSchedules(AccountId);
        found.Select(one => one.Order).ToList().ForEach(order => ShouldBeTheOrder(order, AnOrder()));
        found.Select((one, index) => one with { Order = saved[index].Order }).ShouldBe(saved);
        found.ShouldAllBe(one => one.Version == 1);
    }

    [Fact]
    public void SaveSchedule_EditedByTwo_TellsTheSecond()
    {
        ReportSchedule schedule = Reports.SaveSchedule(ASchedule());
        Reports.SaveSchedule(schedule);

        Should.Throw<ConcurrentEditException>(() => Reports.SaveSchedule(schedule));
    }

    [Fact]
    public void SaveSchedule_RemovedMeanwhile_DoesNotBringItBack()
    {
        ReportSchedule schedule = Reports.SaveSchedule(ASchedule());
        Reports.RemoveSchedule(AccountId, schedule.Id);
        Reports.SaveStanding(new ScheduleStanding { AccountId = AccountId, ScheduleId = schedule.Id }, ["seen"]);

        Should.Throw<ConcurrentEditException>(() => Reports.SaveSchedule(schedule));

        Reports.ListSeen(AccountId, schedule.Id).ShouldBeEmpty();
    }

    [Fact]
    public void SaveStanding_Full_IsFoundWithEveryField()
    {
        Reports.SaveSchedule(ASchedule());
        var standing = new ScheduleStanding
        {
            AccountId = AccountId, ScheduleId = Owner, DoneUntil = Now, LookedAt = Now.AddTicks(7), Open = [new MonthSpan(new DateOnly(2026, 8, 1), new DateOnly(2026, 10, 1))],
            Waiting = [new WaitingReport("Month 2026-10", "Contoso", ["One.", "Two."])], WaitingCount = 77, DifferingStatements = 3, Problem = "None.",
        };

        Reports.SaveStanding(standing, ["one", "two"]);
        Reopen();

        ScheduleStanding found = Reports.GetStanding(AccountId, Owner);
        (found.DoneUntil, found.LookedAt, found.WaitingCount, found.DifferingStatements, found.Problem).ShouldBe((Now, Now.AddTicks(7), 77, 3, "None."));
        found.Open.ShouldBe(standing.Open);
        found.Waiting.ShouldHaveSingleItem().Missing.ShouldBe(["One.", "Two."]);
        Reports.ListSeen(AccountId, Owner).ShouldBe(["one", "two"], ignoreOrder: true);
        Reports.GetStanding(AccountId, "0000000000ff").DoneUntil.ShouldBeNull();
    }

    [Fact]
    public void SaveRun_Full_IsFoundWithEveryField()
    {
        ReportRun run = ARun() with
        {
            ScheduleName = "Month end", RequestedBy = "eva", InvoiceNumber = "G1", FromMonth = new DateOnly(2026, 1, 1), StartedAt = Now, EndedAt = Now.AddHours(1), State = ReportRunState.Failed,
            FileCount = 2000, Bytes = 5_000_000_000, Failures = [new ReportFailure("Month", "Contoso", "full", IsHeldBack: true)], Notes = ["One."],
        };

        Reports.SaveRun(run);
        Reopen();

        ReportRun found = Reports.FindRun(AccountId, run.Id).ShouldNotBeNull();
        ShouldBeTheOrder(found.Order, run.Order);
        found.Spans.ShouldBe(run.Spans);
        found.Failures.ShouldBe(run.Failures);
        found.Notes.ShouldBe(run.Notes);
        (found with { Order = run.Order, Spans = run.Spans, Failures = run.Failures, Notes = run.Notes }).ShouldBe(run);
    }

    [Fact]
    public void ListRuns_OfAScheduleOrAll_AreTheNewestFirst()
    {
        Reports.SaveRun(ARun("r1"));
        Reports.SaveRun(ARun("r2") with { RequestedAt = Now.AddHours(1), ScheduleId = null });
        Reports.SaveRun(ARun("r3") with { RequestedAt = Now.AddHours(2) });

        Reports.ListRuns(AccountId, null).Select(run => run.Id).ShouldBe(["r3", "r2", "r1"]);
        Reports.ListRuns(AccountId, Owner).Select(run => run.Id).ShouldBe(["r3", "r1"]);
        Reports.ListRuns("ba9876543210", null).ShouldBeEmpty();
    }

    [Fact]
    public async Task KeepFileAsync_Written_HasItsHashAndIsMarkedAsMade()
    {
        ProducedFile file = await KeepAsync(ADraft(), "content");
        Reopen();

        ProducedFile found = Reports.ListFiles(AccountId, "r1").ShouldHaveSingleItem();
        (found.Sha256, found.Bytes, found.Rows, found.Edition).ShouldBe((Convert.ToHexStringLower(SHA256.HashData("content"u8)), 7, 2, 1));
        found.Missing.ShouldBe(file.Missing);
        (found with { Missing = file.Missing }).ShouldBe(file);
        Reports.ListMade(AccountId, Owner).ShouldBe([file.Key.Id]);
        await using Stream content = Reports.OpenFile(found);
        (await new StreamReader(content).ReadToEndAsync(Token)).ShouldBe("content");
    }

    [Fact]
    public async Task KeepFileAsync_OtherVersions_AreCountedAsEditions()
    {
        await KeepAsync(ADraft("v1"), "1");
        ProducedFile second = await KeepAsync(ADraft("v2"), "2");
        ProducedFile again = await KeepAsync(ADraft("v2"), "2");
        ProducedFile other = await KeepAsync(ADraft("v1", customer: Fabrikam), "3");

        (second.Edition, again.Edition, other.Edition).ShouldBe((2, 2, 1));
    }

    [Fact]
    public async Task KeepFileAsync_WritingFails_LeavesNothing()
    {
        await Should.ThrowAsync<IOException>(() => Reports.KeepFileAsync(
            Owner,
            ADraft(),
            async (stream, token) =>
            {
                await stream.WriteAsync(new byte[300_000], token);
                throw new IOException("full");
            },
            Token));

        Directory.EnumerateFiles(FolderOf("r1")).ShouldBeEmpty();
        Reports.ListFiles(AccountId, "r1").ShouldBeEmpty();
        Reports.ListMade(AccountId, Owner).ShouldBeEmpty();
    }

    [Fact]
    public async Task SaveRun_EndedAfterACrashInTheMiddleOfAFile_TakesTheHalfFileAway()
    {
        ProducedFile file = await KeepAsync(ADraft(), "content");
        await File.WriteAllTextAsync(Path.Combine(FolderOf("r1"), "half.partial"), "half", Token);

        Reports.SaveRun(ARun("r1") with { EndedAt = Now });

        Directory.EnumerateFiles(FolderOf("r1")).Select(Path.GetFileName).ShouldBe([file.Name]);
    }

    [Fact]
    public async Task OpenFile_OneByteChanged_IsTold()
    {
        ProducedFile file = await KeepAsync(ADraft(), "content");
        await File.WriteAllTextAsync(Path.Combine(FolderOf("r1"), file.Name), "cOntent", Token);

        Should.Throw<StoreException>(() => Reports.OpenFile(file)).Message.ShouldContain("changed or damaged");
    }

    [Theory]
    [InlineData("../other.xlsx")]
    [InlineData("..")]
    [InlineData("")]
    public async Task KeepFileAsync_NameThatLeadsOut_IsRefused(string name) =>
        await Should.ThrowAsync<ArgumentException>(() => KeepAsync(ADraft() with { Name = name }, "content"));

    [Fact]
    public void TryAddDelivery_SameReportToTheSameAddress_IsTakenOnce()
    {
        ReportDelivery delivery = ADelivery("one", "Finance@contoso.example", "f1", "f2");
        Reports.TryAddDelivery(Owner, delivery).ShouldBeTrue();
        Reopen();

        Reports.TryAddDelivery(Owner, delivery).ShouldBeFalse();
        Reports.TryAddDelivery(Owner, ADelivery("two", "finance@contoso.example", "f2", "f3")).ShouldBeFalse();
        Reports.TryAddDelivery(Owner, ADelivery("three", "other@contoso.example", "f2")).ShouldBeTrue();
        Reports.TryAddDelivery("0000000000bb", ADelivery("four", "finance@contoso.example", "f2")).ShouldBeTrue();

        Reports.ListSent(AccountId, Owner, "FINANCE@contoso.example").ShouldBe(["f1", "f2"], ignoreOrder: true);
        ReportDelivery found = Reports.FindDelivery(AccountId, "one").ShouldNotBeNull();
        found.FileIds.ShouldBe(delivery.FileIds);
        (found with { FileIds = delivery.FileIds }).ShouldBe(delivery);
    }

    [Fact]
    public void ListWaiting_Sent_IsThereNoMore()
    {
        ReportDelivery late = ADelivery("one", "a@contoso.example", "f1") with { NextAttemptAt = Now.AddHours(1) };
        ReportDelivery soon = ADelivery("two", "b@contoso.example", "f1") with { NextAttemptAt = Now };
        Reports.TryAddDelivery(Owner, late);
        Reports.TryAddDelivery(Owner, soon);
        Reports.ListWaiting(AccountId).Select(one => one.Id).ShouldBe(["two", "one"]);

        Reports.SaveDelivery(soon with { State = DeliveryState.Sent, SentAt = Now, NextAttemptAt = null });

        Reports.ListWaiting(AccountId).Select(one => one.Id).ShouldBe(["one"]);
        Reports.ListDeliveries(AccountId, "r1").Count.ShouldBe(2);
    }

    [Fact]
    public async Task RemoveRun_OfASchedule_KeepsTheMarks()
    {
        Reports.SaveRun(ARun("r1"));
        ProducedFile file = await KeepAsync(ADraft(), "content");
        Reports.TryAddDelivery(Owner, ADelivery("one", "a@contoso.example", file.Key.Id));

        Reports.RemoveRun(ARun("r1"));

        (Reports.FindRun(AccountId, "r1"), Reports.ListFiles(AccountId, "r1").Count, Reports.ListDeliveries(AccountId, "r1").Count).ShouldBe((null, 0, 0));
        Directory.Exists(FolderOf("r1")).ShouldBeFalse();
        Reports.ListMade(AccountId, Owner).Count.ShouldBe(1);
        Reports.ListSent(AccountId, Owner, "a@contoso.example").Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RemoveAccount_WithOrWithoutHistory_KeepsOrTakesAllOfIt(bool keepHistory)
    {
        Reports.SaveSchedule(ASchedule());
        Reports.SaveRun(ARun("r1"));
        ProducedFile file = await KeepAsync(ADraft(), "content");
        Reports.TryAddDelivery(Owner, ADelivery("one", "a@contoso.example", file.Key.Id));

        store.RemoveAccount(AccountId, keepHistory);
        Reopen();

        int expected = keepHistory ? 1 : 0;
        int[] left = [Reports.ListSchedules(AccountId).Count, Reports.ListRuns(AccountId, null).Count, Reports.ListFiles(AccountId, "r1").Count, Reports.ListDeliveries(AccountId, "r1").Count, Reports.ListMade(AccountId, Owner).Count];
        left.ShouldAllBe(count => count == expected);
        Directory.Exists(FolderOf("r1")).ShouldBe(keepHistory);
    }

    [Fact]
    public async Task BackupAsync_ReportsInTheDataFolder_AreInItToo()
    {
        await KeepAsync(ADraft(), "content");

        await store.BackupAsync(Path.Combine(folder, "copy"), Token);

        using CspStore copy = Open("copy");
        using Stream content = copy.Reports.OpenFile(copy.Reports.ListFiles(AccountId, "r1").ShouldHaveSingleItem());
        content.Length.ShouldBe(7);
    }

    [Fact]
    public async Task BackupAsync_ReportsInAFolderOfTheirOwn_AreLeftOut()
    {
        store.Dispose();
        store = new CspStore(Path.Combine(folder, "data"), new FakeTimeProvider(), Path.Combine(folder, "elsewhere"));
        await KeepAsync(ADraft(), "content");

        await store.BackupAsync(Path.Combine(folder, "copy"), Token);

        Directory.Exists(Path.Combine(folder, "copy", "reports")).ShouldBeFalse();
        Directory.EnumerateFiles(Path.Combine(folder, "elsewhere"), "*", SearchOption.AllDirectories).Count().ShouldBe(1);
    }

    public void Dispose()
    {
        store.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static ReportOrder AnOrder() => new()
    {
        Items = [new ReportItem(ReportKind.CustomerBilling, ReportFormat.Csv), new ReportItem(ReportKind.Month, ReportFormat.Workbook)],
        Dialect = new CsvDialect(';', ',', "dd.MM.yyyy", HasByteOrderMark: true),
        CustomerIds = [Contoso],
        SendsProvisional = true,
        IssuesFirst = false,
        IssuesAnew = true,
        MailTo = ["finance@contoso.example"],
        MailsCustomers = true,
    };

    private static ReportSchedule ASchedule() => DeliveryWorld.ASchedule(AnOrder(), id: Owner) with { IsPaused = true };

    private static ReportRun ARun(string id = "r1") => new()
    {
        Id = id, AccountId = AccountId, ScheduleId = Owner, Order = AnOrder(), Spans = [new MonthSpan(new DateOnly(2026, 8, 1), new DateOnly(2026, 10, 1))], RequestedAt = Now,
    };

    private static ProducedFile ADraft(string version = "v1", string customer = Contoso) => new()
    {
        AccountId = AccountId, RunId = "r1", Key = new ReportKey(ReportKind.CustomerBilling, ReportFormat.Csv, "G1", customer, version), Name = $"{customer} {version}.csv",
        Title = "Billing details 2026-10", CustomerName = "Contoso", Missing = ["November isn't billed yet."], MadeAt = Now,
    };

    private static ReportDelivery ADelivery(string id, string address, params string[] files) => new()
    {
        Id = id, AccountId = AccountId, RunId = "r1", Address = address, CustomerId = Contoso, CustomerName = "Contoso", FileIds = files, State = DeliveryState.Waiting,
        Reason = "Away.", Attempts = 2, Since = Now, NextAttemptAt = Now.AddMinutes(5),
    };

    private static void ShouldBeTheOrder(ReportOrder found, ReportOrder expected)
    {
        found.Items.ShouldBe(expected.Items);
        found.CustomerIds.ShouldBe(expected.CustomerIds);
        found.MailTo.ShouldBe(expected.MailTo);
        (found with { Items = expected.Items, CustomerIds = expected.CustomerIds, MailTo = expected.MailTo }).ShouldBe(expected);
    }

    private Task<ProducedFile> KeepAsync(ProducedFile draft, string content) => Reports.KeepFileAsync(
        Owner,
        draft,
        async (stream, token) =>
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(content), token);
            return 2;
        },
        Token);

    private string FolderOf(string runId) => Path.Combine(folder, "data", "reports", AccountId, runId);

    private void Reopen()
    {
        store.Dispose();
        store = Open("data");
    }

    private CspStore Open(string name) => new(Path.Combine(folder, name), new FakeTimeProvider());
}
