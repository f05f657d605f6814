using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Store;
using HcpCsp.Plugin.Tests.Builders;

namespace HcpCsp.Plugin.Tests.Store;

/// <summary>Months that aren't billed yet: replaced, never versioned, and gone once a document bills them.</summary>
public abstract partial class StoreContractTests
{
    // The document G1 of the builder is of June and bills May.
    private static readonly DateOnly May = new(2026, 5, 1);
    private static readonly DateOnly June = new(2026, 6, 1);

    [Fact]
    public void ListOpenPeriods_Several_NewestMonthFirstThenByCurrencyThenLines()
    {
        LoadOpen("USD", May);
        LoadOpenUsage("USD", June);
        LoadOpen("USD", June);
        LoadOpen("EUR", June);

        Reopen();

        Account.ListOpenPeriods().Select(open => (open.Month, open.Currency, open.Kind)).ShouldBe(
            [(June, "EUR", LineKind.Billed), (June, "USD", LineKind.Billed), (June, "USD", LineKind.Usage), (May, "USD", LineKind.Billed)]);
    }

    [Fact]
    public void LoadOpenLines_Switched_ReadsAsADocumentDoes()
    {
        using (IVersionLoad<InvoiceLine> load = Account.LoadOpenLines("USD", June))
        {
            load.Add(ALine.Of("a", 10m, 2m, currency: " "));
            load.Add(ALine.Of("b", 1m, 0.5m));
            load.Add(ALine.Of("a", 7m, 0m, "EUR"));
            load.Switch("tag-1", Start, Rows(3), Checkpoint("unbilled/USD/2026-06") with { Tag = "tag-1" });
        }

        Reopen();

        OpenPeriod open = Account.ListOpenPeriods().ShouldHaveSingleItem();
        // 12 + 1.5 = 13.5 with tax in the month's own currency; the 7 are euros.
        (open.Version.LineCount, open.Version.Total, open.Version.ETag, open.AsOf).ShouldBe((3, 13.5m, "tag-1", Start));
        Account.ListSummaries(open.Version.Id).Select(summary => (summary.CustomerId, summary.Currency, summary.Subtotal)).ShouldBe([("a", "EUR", 7m), ("a", "USD", 10m), ("b", "USD", 1m)]);
        Account.ReadLines(open.Version.Id, "a").Select(line => line.Subtotal).ShouldBe([10m, 7m]);
        Account.ListCheckpoints()["unbilled/USD/2026-06"].Tag.ShouldBe("tag-1");
        Account.FindCustomer("b").ShouldNotBeNull();
        Account.ListInvoices().ShouldBeEmpty();
    }

    [Fact]
    public void LoadOpenUsage_Switched_IsSummedAsUsage()
    {
        DocumentVersion version = LoadOpenUsage("USD", June);

        Account.ListUsageSummaries(version.Id).ShouldHaveSingleItem().Cost.ShouldBe(1m);
        Account.ReadUsage(version.Id, "a").Count().ShouldBe(1);
    }

    [Fact]
    public void LoadOpenLines_ReadAgain_LeavesNothingOfTheVersionBefore()
    {
        DocumentVersion before = LoadOpen("USD", June);
        Account.SavePrices(new PriceSummary
        {
            VersionId = before.Id, CustomerId = "a", Currency = "USD", RulesFingerprint = "r", Price = 1m, PricedLines = 1, UnpricedLines = 0, BucketPrices = [1m],
        });

        DocumentVersion after = LoadOpen("USD", June, 1m, 2m);

        Account.ListOpenPeriods().ShouldHaveSingleItem().Version.Id.ShouldBe(after.Id);
        ShouldBeGone(before);
        Account.FindPrices(before.Id, "a", "USD", "r").ShouldBeNull();
        Account.ReadLines(after.Id, null).Count().ShouldBe(2);
    }

    [Fact]
    public void LoadOpenLines_RowsDiffer_LeavesTheVersionInForce()
    {
        DocumentVersion before = LoadOpen("USD", June);
        using (IVersionLoad<InvoiceLine> load = Account.LoadOpenLines("USD", June))
        {
            load.Add(ALine.Of("a"));
            Should.Throw<StoreException>(() => load.Switch("tag-2", Start, Rows(5), Checkpoint("unbilled/USD/2026-06"))).Message.ShouldContain("2026-06 in USD");
        }

        Account.ListOpenPeriods().ShouldHaveSingleItem().Version.Id.ShouldBe(before.Id);
        Account.ReadLines(before.Id, null).Count().ShouldBe(1);
    }

    [Fact]
    public void Switch_LinesOfTheDocumentThatBillsTheMonth_TakesItsOpenPeriodAway()
    {
        DocumentVersion[] gone = [LoadOpen("USD", May), LoadOpenUsage("USD", May)];
        LoadOpen("EUR", May);
        LoadOpen("USD", June);

        LoadOneLine("G1", "tag-1");

        Account.ListOpenPeriods().Select(open => (open.Month, open.Currency)).ShouldBe([(June, "USD"), (May, "EUR")]);
        gone.ShouldAllBe(version => !Account.ReadLines(version.Id, null).Any() && !Account.ReadUsage(version.Id, null).Any());
        ShouldBeGone(gone[0]);
    }

    [Fact]
    public void SaveInvoices_HeaderOfTheMonthsDocumentAlone_LeavesTheOpenPeriod()
    {
        LoadOpen("USD", May);

        SaveInvoice("G1");

        Account.ListOpenPeriods().Count.ShouldBe(1);
    }

    [Fact]
    public void Switch_UsageOfTheDocumentAlone_LeavesTheOpenPeriod()
    {
        LoadOpen("USD", May);
        SaveInvoice("G1");
        using IVersionLoad<UsageLine> load = Account.LoadUsage("G1");
        load.Switch("", null, [], Checkpoint("usage/G1"));

        Account.ListOpenPeriods().Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(true, null)]
    [InlineData(false, "G0")]
    public void Switch_LegacyDocumentOrCorrection_LeavesTheOpenPeriod(bool isLegacy, string? amends)
    {
        LoadOpen("USD", May);
        Account.SaveInvoices([AnInvoice.Numbered("G1") with { IsLegacy = isLegacy, AmendsNumber = amends }], Checkpoint("invoices"));
        using IVersionLoad<InvoiceLine> load = Account.LoadLines("G1");
        load.Switch("", null, [], Checkpoint("lines/G1"));

        Account.ListOpenPeriods().Count.ShouldBe(1);
    }

    [Fact]
    public void LoadOpenLines_MonthIsBilledMeanwhile_IsNotPutInForce()
    {
        using (IVersionLoad<InvoiceLine> load = Account.LoadOpenLines("USD", May))
        {
            load.Add(ALine.Of("a"));
            LoadOneLine("G1", "tag-1");

            Should.Throw<StoreException>(() => load.Switch("tag", Start, OneRow, Checkpoint("unbilled/USD/2026-05"))).Message.ShouldContain("G1");
        }

        Account.ListOpenPeriods().ShouldBeEmpty();
        Account.ListCheckpoints().Keys.ShouldNotContain("unbilled/USD/2026-05");
    }

    [Fact]
    public void LoadOpenLines_ProvenEmpty_IsAMonthOfNothing()
    {
        using IVersionLoad<InvoiceLine> load = Account.LoadOpenLines("USD", June);
        load.Switch("", null, [], Checkpoint("unbilled/USD/2026-06"));

        OpenPeriod open = Account.ListOpenPeriods().ShouldHaveSingleItem();
        (open.Version.LineCount, open.Version.ETag, open.AsOf).ShouldBe((0, "", Time.GetUtcNow()));
    }

    [Fact]
    public void ListOpenPeriods_RefilledByManyThreads_NeverShowsHalfAVersion()
    {
        LoadOpen("USD", June);
        using var stop = new CancellationTokenSource();
        Task reading = Task.Run(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                OpenPeriod? open = Account.ListOpenPeriods().SingleOrDefault();
                int? lines = open is null ? null : Account.ListSummaries(open.Version.Id).Sum(summary => summary.LineCount);
                if (open is not null && Account.ListOpenPeriods().Single().Version.Id == open.Version.Id)
                    lines.ShouldBe(open.Version.LineCount);
            }
        });

        Parallel.For(0, 12, i => LoadOpen("USD", June, [.. Enumerable.Range(0, 50 + i).Select(line => (decimal)line)]));
        stop.Cancel();

        Should.NotThrow(() => reading.GetAwaiter().GetResult());
    }

    private DocumentVersion LoadOpen(string currency, DateOnly month, params decimal[] costs)
    {
        decimal[] given = costs.Length > 0 ? costs : [10m];
        using IVersionLoad<InvoiceLine> load = Account.LoadOpenLines(currency, month);
        foreach (decimal cost in given)
            load.Add(ALine.Of("a", cost, currency: currency));
        return load.Switch("tag", Start, Rows(given.Length), Checkpoint($"unbilled/{currency}/{month:yyyy-MM}"));
    }

    private DocumentVersion LoadOpenUsage(string currency, DateOnly month)
    {
        using IVersionLoad<UsageLine> load = Account.LoadOpenUsage(currency, month);
        load.Add(ALine.Usage("a", 1m, currency));
        return load.Switch("tag", Start, OneRow, Checkpoint($"unbilled-usage/{currency}/{month:yyyy-MM}"));
    }

    private void ShouldBeGone(DocumentVersion version)
    {
        Account.ReadLines(version.Id, null).ShouldBeEmpty();
        Account.ListSummaries(version.Id).ShouldBeEmpty();
    }
}
