using HcpCsp.Plugin.Discovery;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.PartnerCenter;
using HcpCsp.Plugin.PartnerCenter.Lines;
using HcpCsp.Plugin.Tests.Builders;

namespace HcpCsp.Plugin.Tests.Discovery;

/// <summary>What no document bills yet. The fixture's day is 10 June 2026; the document G6 is of June and bills May.</summary>
public sealed class UnbilledDiscoveryTests : IDisposable
{
    private static readonly DateOnly May = new(2026, 5, 1);
    private static readonly DateOnly June = new(2026, 6, 1);
    private static readonly DateOnly July = new(2026, 7, 1);
    private readonly DiscoveryFixture fixture = new();

    [Fact]
    public async Task RunAsync_MonthIsOpen_KeepsItsLinesAndUsage()
    {
        WithMay();
        fixture.Backend.WithUnbilled("USD", UnbilledPeriod.Current, "open-1", ALine.Of("a", 3m), ALine.Of("c", 4m)).WithUnbilledUsage("USD", UnbilledPeriod.Current, "use-1", ALine.Usage("a", 0.5m));

        DiscoveryRun run = await fixture.RunAsync();

        run.State.ShouldBe(DiscoveryState.Completed);
        fixture.Account.ListOpenPeriods().Select(open => (open.Currency, open.Month, open.Kind, open.Version.LineCount)).ShouldBe(
            [("USD", June, LineKind.Billed, 2), ("USD", June, LineKind.Usage, 1)]);
        fixture.Account.FindCustomer("c").ShouldNotBeNull().KnownOnlyFromLines.ShouldBeTrue();
    }

    [Fact]
    public async Task RunAsync_MonthBeforeIsBilled_IsNotAskedForAndSaysWhy()
    {
        WithMay();

        DiscoveryRun run = await fixture.RunAsync();

        fixture.Backend.Count("export Billed USD Last").ShouldBe(0);
        run.Skips.ShouldContain(new SkipCount(UnitKinds.Unbilled, SkipReasons.Billed, 1));
        Units(run, UnitKinds.Unbilled).ShouldBe(new UnitCount(UnitKinds.Unbilled, 2, 1, 1, 0));
    }

    [Fact]
    public async Task RunAsync_DocumentIsListedButItsLinesFail_KeepsWhatWasUnbilled()
    {
        fixture.Backend.ProfileCurrency = "USD";
        fixture.Backend.WithUnbilled("USD", UnbilledPeriod.Last, "last-1", ALine.Of("a", 3m));
        await fixture.RunAsync();
        WithMay();
        fixture.Backend.WithoutUnbilled("USD", UnbilledPeriod.Last).Failing("export Billed G6", () => DiscoveryFixture.Refused());

        await fixture.RunAsync();

        FindOpen(May)!.Version.LineCount.ShouldBe(1);
    }

    [Fact]
    public async Task RunAsync_NewVersion_ReplacesTheMonth()
    {
        WithMay();
        fixture.Backend.WithUnbilled("USD", UnbilledPeriod.Current, "open-1", ALine.Of("a", 3m));
        await fixture.RunAsync();
        string before = FindOpen(June)!.Version.Id;
        fixture.Backend.WithUnbilled("USD", UnbilledPeriod.Current, "open-2", ALine.Of("a", 3m), ALine.Of("a", 1m));

        await fixture.RunAsync();

        FindOpen(June)!.Version.ETag.ShouldBe("open-2");
        fixture.Account.ReadLines(before, null).ShouldBeEmpty();
    }

    [Fact]
    public async Task RunAsync_TagDidNotMove_IsSkippedAsUnchanged()
    {
        WithMay();
        fixture.Backend.WithUnbilled("USD", UnbilledPeriod.Current, "open-1", ALine.Of("a", 3m));
        await fixture.RunAsync();
        string before = FindOpen(June)!.Version.Id;
        fixture.Backend.ForgetRequests();

        DiscoveryRun second = await fixture.RunAsync();

        second.Lines.ShouldBe(0);
        second.Skips.ShouldContain(new SkipCount(UnitKinds.Unbilled, SkipReasons.Unchanged, 1));
        fixture.Backend.Count("blob").ShouldBe(0);
        FindOpen(June)!.Version.Id.ShouldBe(before);
    }

    [Fact]
    public async Task RunAsync_NothingIsUnbilledAnyMore_RecordsItAsProvenEmpty()
    {
        WithMay();
        fixture.Backend.WithUnbilled("USD", UnbilledPeriod.Current, "open-1", ALine.Of("a", 3m));
        await fixture.RunAsync();
        fixture.Backend.WithoutUnbilled("USD", UnbilledPeriod.Current);

        await fixture.RunAsync();

        DocumentVersion version = FindOpen(June)!.Version;
        (version.ETag, version.LineCount).ShouldBe(("", 0));
    }

    [Fact]
    public async Task RunAsync_AnswerBreaksOff_LeavesTheMonthAndCanBeReadAlone()
    {
        WithMay();
        fixture.Backend.WithUnbilled("USD", UnbilledPeriod.Current, "open-1", ALine.Of("a", 3m));
        await fixture.RunAsync();
        fixture.Backend.WithUnbilled("USD", UnbilledPeriod.Current, "open-2", ALine.Of("a", 5m), ALine.Of("a", 6m)).Failing("blob Billed USD Current 0", () => DiscoveryFixture.Refused());

        DiscoveryRun failed = await fixture.RunAsync();
        string stillThere = FindOpen(June)!.Version.ETag;
        fixture.Backend.Recover();
        fixture.Backend.ForgetRequests();
        DiscoveryRun alone = await fixture.RunAsync(DiscoveryScope.Unit("unbilled/USD/2026-06"));

        (failed.State, stillThere).ShouldBe((DiscoveryState.Error, "open-1"));
        failed.Errors.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            error => error.Key.ShouldBe("unbilled/USD/2026-06"),
            error => error.Unit.ShouldBe("unbilled lines of 2026-06 in USD"));
        alone.State.ShouldBe(DiscoveryState.Completed);
        fixture.Backend.Requests.ShouldBe(["export Billed USD Current", "blob Billed USD Current 0"]);
        FindOpen(June)!.Version.LineCount.ShouldBe(2);
    }

    [Theory]
    [InlineData("unbilled/USD/2026-05")]
    [InlineData("unbilled/USD/2025-01")]
    [InlineData("unbilled-usage/USD")]
    public async Task RunAsync_UnitOfAMonthThatIsBilledOrLongOver_ReadsNothing(string key)
    {
        WithMay();
        await fixture.RunAsync();
        fixture.Backend.ForgetRequests();

        DiscoveryRun run = await fixture.RunAsync(DiscoveryScope.Unit(key));

        run.State.ShouldBe(DiscoveryState.Completed);
        fixture.Backend.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task RunAsync_StoppedWithinTheMonth_GoesOnThereAfterARestart()
    {
        WithMay();
        fixture.Backend.WithUnbilled("USD", UnbilledPeriod.Current, "open-1", ALine.Of("a", 3m)).WithUnbilledUsage("USD", UnbilledPeriod.Current, "use-1", ALine.Usage("a"));
        await fixture.RunUntilAsync("export Usage USD Current", stopRequested: true);
        fixture.ReopenStore();
        fixture.Backend.ForgetRequests();

        DiscoveryRun resumed = await fixture.RunAsync();

        resumed.State.ShouldBe(DiscoveryState.Completed);
        fixture.Backend.Count("export Billed").ShouldBe(0);
        fixture.Account.ListOpenPeriods().Count.ShouldBe(2);
    }

    [Fact]
    public async Task RunAsync_CutOffWithinTheLines_ShowsNoneOfThemUntilItIsDone()
    {
        WithMay();
        fixture.Backend.WithUnbilled("USD", UnbilledPeriod.Current, "open-1", ALine.Of("a", 3m), ALine.Of("a", 4m));
        await fixture.RunUntilAsync("blob Billed USD Current 0", stopRequested: false);
        fixture.ReopenStore();
        OpenPeriod? afterCrash = FindOpen(June);

        await fixture.RunAsync();

        afterCrash.ShouldBeNull();
        FindOpen(June)!.Version.LineCount.ShouldBe(2);
    }

    [Fact]
    public async Task RunAsync_MonthHasChanged_KeepsTheMonthUntilItsDocumentComes()
    {
        WithMay();
        fixture.Backend.WithUnbilled("USD", UnbilledPeriod.Current, "open-1", ALine.Of("a", 3m));
        await fixture.RunAsync();

        // 1 July: Microsoft calls June the last period now, and nothing of July is there yet.
        fixture.Time.Advance(TimeSpan.FromDays(21));
        fixture.Backend.WithoutUnbilled("USD", UnbilledPeriod.Current).WithUnbilled("USD", UnbilledPeriod.Last, "open-2", ALine.Of("a", 3m), ALine.Of("a", 9m));
        await fixture.RunAsync();
        (DateOnly, int)[] inJuly = [.. ListOpen()];

        // 8 July: the document of June.
        fixture.Time.Advance(TimeSpan.FromDays(7));
        fixture.Backend.WithInvoice(AnInvoice.Numbered("G7", 7), "tag-7", [ALine.Of("a", 3m), ALine.Of("a", 9m)]);
        fixture.Backend.WithUnbilled("USD", UnbilledPeriod.Current, "open-3", ALine.Of("a", 1m));
        await fixture.RunAsync();

        inJuly.ShouldBe([(July, 0), (June, 2)]);
        ListOpen().ShouldBe([(July, 1)]);
    }

    [Fact]
    public async Task RunAsync_MonthEndsWhileItGoesOn_AsksForTheMonthByItsNewName()
    {
        WithMay();
        fixture.Backend.WithUnbilled("USD", UnbilledPeriod.Last, "june", ALine.Of("a", 3m), ALine.Of("a", 4m)).WithUnbilled("USD", UnbilledPeriod.Current, "july", ALine.Of("a", 1m));
        fixture.Time.SetUtcNow(new DateTimeOffset(2026, 6, 30, 23, 59, 50, TimeSpan.Zero));
        fixture.Backend.OnRequest = name =>
        {
            if (name == "export Billed G6")
                fixture.Time.Advance(TimeSpan.FromSeconds(20));
        };

        await fixture.RunAsync();

        ListOpen().ShouldBe([(June, 2)]);
        fixture.Backend.Count("export Billed USD Current").ShouldBe(0);
    }

    [Fact]
    public async Task RunAsync_DocumentsOfTwoCurrencies_AsksForEach()
    {
        fixture.Backend.WithInvoice(AnInvoice.Numbered("G6"), "tag", [ALine.Of("a")]).WithInvoice(AnInvoice.Numbered("G7", currency: "EUR"), "tag", [ALine.Of("a", currency: "EUR")]);

        await fixture.RunAsync();

        fixture.Backend.Count("export Billed EUR Current").ShouldBe(1);
        fixture.Backend.Count("export Billed USD Current").ShouldBe(1);
        fixture.Backend.Count("billing profile").ShouldBe(0);
    }

    [Fact]
    public async Task RunAsync_NoDocumentAtAll_AsksForTheCurrencyOfTheBillingProfile()
    {
        fixture.Backend.ProfileCurrency = "JPY";
        fixture.Backend.WithUnbilled("JPY", UnbilledPeriod.Current, "open-1", ALine.Of("a", 300m, currency: "JPY")).WithUnbilled("JPY", UnbilledPeriod.Last, "last-1", ALine.Of("a", 5m, currency: "JPY"));

        DiscoveryRun run = await fixture.RunAsync();

        Units(run, UnitKinds.Unbilled).ShouldBe(new UnitCount(UnitKinds.Unbilled, 3, 3, 0, 0)); // the currency, this month, the last one
        ListOpen().ShouldBe([(June, 1), (May, 1)]);
    }

    [Fact]
    public async Task RunAsync_BillingProfileIsRefused_IsAnErrorOfItsOwn()
    {
        fixture.Backend.Failing("billing profile", () => DiscoveryFixture.Refused());

        DiscoveryRun run = await fixture.RunAsync();

        run.Errors.ShouldHaveSingleItem().Key.ShouldBe("unbilled/currency");
    }

    public void Dispose() => fixture.Dispose();

    private static UnitCount Units(DiscoveryRun run, string kind) => run.Units.Single(units => units.Kind == kind);

    private void WithMay() => fixture.Backend.WithInvoice(AnInvoice.Numbered("G6"), "tag-6", [ALine.Of("a", 1m)]);

    private OpenPeriod? FindOpen(DateOnly month) => fixture.Account.ListOpenPeriods().FirstOrDefault(open => open.Month == month && open.Kind == LineKind.Billed);

    private IEnumerable<(DateOnly Month, int Lines)> ListOpen() =>
        fixture.Account.ListOpenPeriods().Where(open => open.Kind == LineKind.Billed).Select(open => (open.Month, open.Version.LineCount));
}
