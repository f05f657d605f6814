using System.Collections.Concurrent;
using HcpCsp.Abstractions.Jobs;
using HcpCsp.Plugin.Delivery;
using HcpCsp.Plugin.Model.Reports;
using HcpCsp.Plugin.Reports.Customer;
using HcpCsp.Plugin.Tests.Builders;
using static HcpCsp.Plugin.Tests.Delivery.DeliveryWorld;

namespace HcpCsp.Plugin.Tests.Delivery;

public sealed class ReportRunnerTests : IDisposable
{
    private readonly DeliveryWorld world = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_OnDemand_KeepsEachFileWithItsHash()
    {
        await DiscoverAsync("a", "b");

        ReportRun run = await world.MakeAsync(AnOrder(ReportKind.CustomerBilling, ReportKind.Invoice));

        (run.State, run.FileCount, run.RequestedBy).ShouldBe((ReportRunState.Completed, 3, "eva"));
        ProducedFile file = world.Runs.ListFiles(run)[0];
        (file.Name, file.Title, file.CustomerName, file.Edition, file.IsProvisional).ShouldBe(("G6 Customer a.xlsx", "CustomerBilling 2026-05", "Customer a", 1, false));
        await using Stream content = await world.Runs.OpenFileAsync(file, Token);
        string text = await new StreamReader(content).ReadToEndAsync(Token);
        (text, file.Bytes).ShouldBe(($"CustomerBilling 2026-05 a {file.Key.Version}", text.Length));
        world.Jobs.Progress.ShouldContain(progress => progress.Percent == 100 && progress.Text.StartsWith("3 of 3 files", StringComparison.Ordinal));
    }

    [Fact]
    public async Task RunAsync_BillingForCustomers_IsIssuedFirst()
    {
        await DiscoverAsync("a", "b");

        ReportRun run = await world.MakeAsync(AnOrder(ReportKind.CustomerBilling) with { CustomerIds = ["b"] });

        // The file says version 1, which is the statement's: nobody else's was issued.
        world.Runs.ListFiles(run).ShouldHaveSingleItem().Key.Version.ShouldEndWith(" v1");
        world.Store.Statements.ListInForce(AccountId, "G6").Keys.ShouldBe(["b"]);
    }

    [Fact]
    public async Task RunAsync_OnDemandAndIncomplete_SaysThatItWasLeftOut()
    {
        await DiscoverAsync("a");
        world.Catalog.Incomplete.Add(new DateOnly(2026, 5, 1));

        ReportRun run = await world.MakeAsync(AnOrder(ReportKind.CustomerSpending));

        run.Notes.ShouldHaveSingleItem().ShouldContain("was left out: Usage isn't read yet.");
        world.Runs.ListFiles(run).ShouldBeEmpty();
    }

    [Fact]
    public async Task RunAsync_StatementHeldBack_MakesTheOthersAndSaysSo()
    {
        await DiscoverAsync("a", "b");
        world.Leaking = "a";

        ReportRun run = await world.MakeAsync(AnOrder(ReportKind.CustomerBilling));

        world.FileNames(run).ShouldBe(["G6 Customer b.xlsx"]);
        (run.State, run.Failures.ShouldHaveSingleItem()).ShouldBe((ReportRunState.Failed, new ReportFailure("Statement", "", "G6: It was held back.", IsHeldBack: true)));
        world.Notifier.Sent.ShouldHaveSingleItem().Path.ShouldBe($"/csp/reports/runs/{AccountId}/{run.Id}");
    }

    [Fact]
    public async Task RunAsync_OneFileFails_MakesTheOthersAndNamesItsReason()
    {
        await DiscoverAsync("a", "b", "c");
        world.Catalog.OnWrite = report => _ = report.CustomerId switch
        {
            "a" => throw new IOException("The disk is full."),
            "b" => throw new CustomerLeakException("A cost is in it."),
            _ => 0,
        };

        ReportRun run = await world.MakeAsync(AnOrder(ReportKind.CustomerBilling));

        world.FileNames(run).ShouldBe(["G6 Customer c.xlsx"]);
        run.Failures.Select(one => (one.CustomerName, one.IsHeldBack)).ShouldBe([("Customer a", false), ("Customer b", true)]);
        run.Failures[0].Reason.ShouldBe("The disk is full.");
        Directory.EnumerateFiles(FolderOf(run)).Count().ShouldBe(1);
    }

    [Fact]
    public async Task RunAsync_DataChangedMeanwhile_IsPlannedAnew()
    {
        await DiscoverAsync("a");
        var refused = new ConcurrentBag<string>();
        world.Catalog.OnWrite = report =>
        {
            if (!refused.IsEmpty)
                return;
            refused.Add(report.Version);
            world.Store.SaveCustomerSettings(world.Store.GetCustomerSettings(AccountId, "a") with { MarkupPercent = 50m });
            throw new InvalidOperationException("Plan anew.");
        };

        ReportRun run = await world.MakeAsync(AnOrder(ReportKind.Invoice));

        run.State.ShouldBe(ReportRunState.Completed);
        world.Runs.ListFiles(run).ShouldHaveSingleItem().Key.Version.ShouldNotBe(refused.ShouldHaveSingleItem());
    }

    [Fact]
    public async Task RunAsync_StoppedByAPerson_KeepsWholeFilesAndNothingHalf()
    {
        await DiscoverAsync("a", "b", "c", "d", "e", "f");
        ReportRun run = await world.StartAsync(AnOrder(ReportKind.CustomerBilling) with { MailTo = ["finance@tailspin.example"] });
        using var stop = new CancellationTokenSource();
        int begun = 0;
        world.Catalog.OnWrite = _ =>
        {
            if (Interlocked.Increment(ref begun) == 4)
                stop.Cancel();
        };

        ReportRun stopped = await world.Runner.RunAsync(AccountId, run.Id, static _ => { }, () => true, stop.Token);

        (stopped.State, stopped.FileCount > 0, stopped.FileCount < 6).ShouldBe((ReportRunState.Stopped, true, true));
        Directory.EnumerateFiles(FolderOf(run)).Select(Path.GetFileName).ShouldBe(world.FileNames(run), ignoreOrder: true);
        world.Mailer.Sent.ShouldBeEmpty();
        ReportDelivery delivery = world.Runs.ListDeliveries(run).ShouldHaveSingleItem();
        (delivery.State, delivery.Reason).ShouldBe((DeliveryState.Failed, "The run was stopped before it was sent."));
    }

    [Fact]
    public async Task RunAsync_CutOffByAShutdown_GoesOnWithoutMakingAnythingTwice()
    {
        await DiscoverAsync("a", "b", "c", "d", "e", "f");
        ReportRun run = await world.StartAsync(AnOrder(ReportKind.CustomerBilling) with { MailTo = ["finance@tailspin.example"] });
        using var shutdown = new CancellationTokenSource();
        int begun = 0;
        world.Catalog.OnWrite = _ =>
        {
            if (Interlocked.Increment(ref begun) == 4)
                shutdown.Cancel();
        };
        await Should.ThrowAsync<OperationCanceledException>(() => world.Runner.RunAsync(AccountId, run.Id, static _ => { }, () => false, shutdown.Token));
        string[] before = [.. world.FileNames(run)];
        world.Restart();
        world.Catalog.OnWrite = static _ => { };

        await world.Jobs.RunAllAsync(Token);

        (before.Length, world.Find(run).State).ShouldBe((Math.Clamp(before.Length, 1, 5), ReportRunState.Completed));
        world.FileNames(run).Count.ShouldBe(6);
        world.Catalog.Written.Count.ShouldBe(6 - before.Length);
        world.Mailer.Sent.ShouldHaveSingleItem().Attachments.Count.ShouldBe(6);
    }

    [Fact]
    public async Task RunAsync_CrashBetweenSendAndSave_SendsTheSameMailOnce()
    {
        await DiscoverAsync("a");
        bool isFirst = true;
        world.Mailer.OnSent = _ =>
        {
            if (isFirst)
                throw new OperationCanceledException();
        };
        ReportRun run = await world.StartAsync(AnOrder(ReportKind.CustomerBilling) with { MailTo = ["finance@tailspin.example"] });
        await Should.ThrowAsync<OperationCanceledException>(() => world.Runner.RunAsync(AccountId, run.Id, static _ => { }, () => false, Token));
        isFirst = false;
        world.Restart();

        await world.Jobs.RunAllAsync(Token);

        world.Mailer.Attempts.ShouldBe(2);
        world.Mailer.Sent.Count.ShouldBe(1);
        world.Runs.ListDeliveries(run).ShouldHaveSingleItem().State.ShouldBe(DeliveryState.Sent);
    }

    [Fact]
    public async Task RunAsync_AfterItsEnd_DoesNothing()
    {
        await DiscoverAsync("a");
        ReportRun run = await world.MakeAsync(AnOrder(ReportKind.Invoice));

        ReportRun again = await world.Runner.RunAsync(AccountId, run.Id, static _ => { }, () => false, Token);

        again.EndedAt.ShouldBe(run.EndedAt);
        world.Catalog.Written.Count.ShouldBe(1);
    }

    [Fact]
    public async Task RunAsync_TwoAtOnce_EachHasItsFiles()
    {
        await DiscoverAsync("a", "b");
        ReportRun one = await world.StartAsync(AnOrder(ReportKind.CustomerBilling));
        ReportRun other = await world.StartAsync(AnOrder(ReportKind.CustomerBilling));

        await Task.WhenAll(new[] { one, other }.Select(run => Task.Run(() => world.Runner.RunAsync(AccountId, run.Id, static _ => { }, () => false, Token))));

        world.FileNames(one).ShouldBe(world.FileNames(other));
        world.Store.Statements.List(AccountId).Count.ShouldBe(2);
    }

    [Fact]
    public async Task RunAsync_FormsOfTheSameName_GetNamesOfTheirOwn()
    {
        await DiscoverAsync("a");

        ReportRun run = await world.MakeAsync(AnOrder() with { Items = [new(ReportKind.Invoice, ReportFormat.Csv), new(ReportKind.Invoice, ReportFormat.Focus)] });

        world.FileNames(run).Distinct(StringComparer.OrdinalIgnoreCase).Count().ShouldBe(2);
    }

    [Fact]
    public async Task WriteZipAsync_Twice_GivesTheSameBytes()
    {
        await DiscoverAsync("a", "b");
        ReportRun run = await world.MakeAsync(AnOrder(ReportKind.CustomerBilling));
        using MemoryStream first = new(), second = new();

        await world.Runs.WriteZipAsync(run, first, Token);
        world.Time.Advance(TimeSpan.FromDays(1));
        await world.Runs.WriteZipAsync(run, second, Token);

        first.ToArray().ShouldBe(second.ToArray());
        first.Position = 0;
        using var zip = new System.IO.Compression.ZipArchive(first);
        zip.Entries.Select(entry => entry.FullName).ShouldBe(world.FileNames(run));
    }

    [Fact]
    public async Task StartAsync_WrongOrder_NamesAllThatIsWrong()
    {
        var wish = new ReportWish(
            AccountId, new MonthSpan(new DateOnly(2026, 5, 2), new DateOnly(2026, 4, 1)), null, AnOrder() with { MailTo = ["nobody", "a@b.example", "A@b.example"], MailsCustomers = true, CustomerIds = [] });

        StartOutcome.Refused refused = (await world.Runs.StartAsync(wish, Eva, Token)).ShouldBeOfType<StartOutcome.Refused>();

        refused.Problems.Count.ShouldBe(6);
        refused.Problems.ShouldContain(problem => problem.Contains("'nobody'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task RunAsync_TwoThousandCustomers_TellsOfEachFile()
    {
        await DiscoverAsync([.. Enumerable.Range(1, 2000).Select(number => $"c{number}")]);
        long before = GC.GetTotalMemory(forceFullCollection: true);

        ReportRun run = await world.MakeAsync(AnOrder(ReportKind.CustomerBilling));

        (run.State, run.FileCount).ShouldBe((ReportRunState.Completed, 2000));
        world.Jobs.Progress.Count(progress => progress.Text.Contains(" of 2000 files", StringComparison.Ordinal)).ShouldBe(2000);
        (GC.GetTotalMemory(forceFullCollection: true) - before).ShouldBeLessThan(60_000_000);
    }

    public void Dispose() => world.Dispose();

    private Task DiscoverAsync(params string[] customers) => world.Put("G6", 6, [.. customers.Select(id => ALine.Of(id))]).DiscoverAsync();

    private string FolderOf(ReportRun run) => Path.Combine(world.DataFolder, "reports", AccountId, run.Id);
}
