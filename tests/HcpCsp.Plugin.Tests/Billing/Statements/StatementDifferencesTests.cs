using HcpCsp.Plugin.Billing.Statements;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Reconciliation;
using static HcpCsp.Plugin.Tests.Builders.BillingBuilders;
using static HcpCsp.Plugin.Tests.Builders.PlanBuilders;

namespace HcpCsp.Plugin.Tests.Billing.Statements;

/// <summary>What an issued statement differs in from today: the data's part and the rules' part, to the cent.</summary>
public class StatementDifferencesTests
{
    private readonly StatementFixture fixture = new();

    [Fact]
    public async Task Calculate_NothingChanged_IsNone()
    {
        fixture.Put(ALine(10.01m));
        await fixture.IssueAsync();

        fixture.Difference().IsNone.ShouldBeTrue();
        (fixture.Figures().Issued.Amount, fixture.Figures().Total.Amount).ShouldBe((12.01m, 0m)); // 10.01 × 1.2 = 12.012
    }

    [Fact]
    public async Task Calculate_RestatedAndOtherRule_TellsBothCausesApart()
    {
        fixture.Put(A("Word", 10.01m), A("Excel", 20m), A("Teams", 5m)).Settings(12.5m);
        await fixture.IssueAsync();
        fixture.Put(A("Word", 10.01m), A("Excel", 18.5m), A("Visio", 3m));
        fixture.Settings(20m);

        StatementDifference difference = fixture.Difference();

        // Issued:   10.01 × 1.125 = 11.26125 → 11.26;  20 × 1.125 = 22.50;       5 × 1.125 = 5.625 → 5.63;   in all 39.39
        // Restated: 11.26;                             18.5 × 1.125 = 20.8125 → 20.81;  3 × 1.125 = 3.375 → 3.38;  in all 35.45
        // Today:    10.01 × 1.2 = 12.012 → 12.01;      18.5 × 1.2 = 22.20;       3 × 1.2 = 3.60;             in all 37.81
        PriceDifference all = difference.Currencies.ShouldHaveSingleItem().Figures;
        Numbers(all).ShouldBe((39.39m, 35.45m, 37.81m));
        (all.OfData.Amount, all.OfRules.Amount, all.Total.Amount).ShouldBe((-3.94m, 2.36m, -1.58m));
        difference.Lines.OrderBy(line => line.Line.ProductName, StringComparer.Ordinal)
            .Select(line => (line.Line.ProductName, line.IssuedCount, line.TodayCount, Numbers(line.Figures))).ShouldBe(
        [
            ("Excel", 1, 1, (22.50m, 20.81m, 22.20m)),
            ("Teams", 1, 0, (5.63m, 0m, 0m)),
            ("Visio", 0, 1, (0m, 3.38m, 3.60m)),
            ("Word", 1, 1, (11.26m, 11.26m, 12.01m)),
        ]);
        difference.LineCount.ShouldBe(4);
    }

    [Fact]
    public async Task Calculate_RuleAlone_IsTheRulesDoing()
    {
        fixture.Put(ALine(10m));
        await fixture.IssueAsync();
        fixture.Plans.With(APlan(MarkUp(50m), Fee(25m)), Contoso);

        // 10 × 1.2 = 12; 10 × 1.5 + 25 = 40
        (fixture.Figures().OfData.Amount, fixture.Figures().OfRules.Amount).ShouldBe((0m, 28m));
        fixture.Difference().Lines.Select(line => line.Figures.Today.Amount).ShouldBe([25m, 15m]);
    }

    [Fact]
    public async Task Calculate_DataAlone_IsTheDatasDoing()
    {
        fixture.Plans.With(APlan(MarkUp(50m), Fee(25m)), Contoso);
        fixture.Put(ALine(10m));
        await fixture.IssueAsync();
        fixture.Put(ALine(8m));

        // 10 × 1.5 + 25 = 40; 8 × 1.5 + 25 = 37
        (fixture.Figures().Issued.Amount, fixture.Figures().OfData.Amount, fixture.Figures().OfRules.Amount).ShouldBe((40m, -3m, 0m));
        fixture.Difference().LineCount.ShouldBe(1);
    }

    [Fact]
    public async Task Calculate_FeeTakenOverByAnEarlierDocument_IsTheDatasDoing()
    {
        fixture.Plans.With(APlan(MarkUp(50m), Fee(25m)), Contoso);
        fixture.Put(ALine(10m));
        await fixture.IssueAsync();
        fixture.Put(AnInvoice("G0", total: 11m) with { InvoiceDate = new DateTimeOffset(2026, 10, 1, 0, 0, 0, TimeSpan.Zero) }, [ALine(10m)]);

        (fixture.Figures().OfData.Amount, fixture.Figures().OfRules.Amount).ShouldBe((-25m, 0m));
    }

    [Fact]
    public async Task Calculate_CustomerGoneFromTheDocument_IsAllOfIt()
    {
        fixture.Put(ALine(10m), ALine(1m, Fabrikam, "Fabrikam"));
        await fixture.IssueAsync();
        fixture.Put(ALine(1m, Fabrikam, "Fabrikam"));

        Numbers(fixture.Figures()).ShouldBe((12m, 0m, 0m));
    }

    [Fact]
    public async Task Calculate_TaxRateAlone_IsADifferenceOfTax()
    {
        fixture.Put(ALine(10m)).Settings(20m, 19m);
        await fixture.IssueAsync();
        fixture.Settings(20m, 20m);

        StatementDifference difference = fixture.Difference();

        difference.IsNone.ShouldBeFalse();
        difference.Currencies[0].Figures.Total.Amount.ShouldBe(0m);
        difference.Currencies[0].Tax.Amount.ShouldBe(0.12m); // 12 × 0.20 − 12 × 0.19 = 2.40 − 2.28
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Calculate_IssuedUnderTheAccountsDefault_GoesByThatPercentAfterwards(bool managed)
    {
        if (managed)
            fixture.Tenants.WithLink($"{AccountId}/{Contoso}", new DateTimeOffset(2026, 9, 2, 0, 0, 0, TimeSpan.Zero));
        fixture.Put(ALine(100m));
        await fixture.IssueAsync();
        fixture.Store.With(AnAccount(managed: 50m, nonManaged: 50m));
        fixture.Put(ALine(200m));

        // 100 × 1.1, or × 1.2 for those without a tenant; 200 at the same; 200 × 1.5 = 300
        Numbers(fixture.Figures()).ShouldBe(managed ? (110m, 220m, 300m) : (120m, 240m, 300m));
    }

    [Fact]
    public async Task Calculate_TwoCurrencies_AreKeptApart()
    {
        fixture.Put(ALine(10m), ALine(100m, currency: "EUR"));
        await fixture.IssueAsync();
        fixture.Put(ALine(10m), ALine(50m, currency: "EUR"));

        fixture.Difference().Currencies.Select(one => (one.Figures.Issued.Currency, one.Figures.Total.Amount)).OrderBy(one => one.Currency, StringComparer.Ordinal)
            .ShouldBe([("EUR", -60m), ("USD", 0m)]); // (50 − 100) × 1.2
    }

    [Fact]
    public async Task FindInvoice_NoneThenOneThenAllIssued_TiesStatementsOut()
    {
        fixture.Put(ALine(10m), ALine(5m, Fabrikam, "Fabrikam"), ALine(1m, null, null));
        Check().ShouldBeNull();

        await fixture.IssueAsync();
        // 10 × 1.2 on either side
        Check().ShouldBe(new TieOutCheck("Statements = priced lines", new Money(12m, "USD"), new Money(12m, "USD"), TieOutResult.Equal,
            "Lines that name no customer are on no statement. Without those of 1 customer who has no statement yet."));

        await fixture.IssueAsync(Fabrikam);
        Check()!.Left.ShouldBe(new Money(18m, "USD"));
        Check()!.Note.ShouldBe("Lines that name no customer are on no statement.");
        fixture.Ledger.ListInvoices(AccountId)[0].TieOut.Result.ShouldBe(TieOutResult.Equal);
    }

    [Fact]
    public async Task FindInvoice_RuleChangedAfterIssue_IsDifferentUntilReissued()
    {
        fixture.Put(ALine(10m), ALine(5m, Fabrikam, "Fabrikam"));
        await fixture.IssueAllAsync();
        fixture.Settings(50m);

        Check()!.Result.ShouldBe(TieOutResult.Different);
        Check()!.Difference.ShouldBe(new Money(-3m, "USD")); // 12 + 6 − (15 + 6)
        Check()!.Note.ShouldBe("Different from what was issued: Contoso.");

        await fixture.ReissueAsync();
        Check()!.Result.ShouldBe(TieOutResult.Equal);
    }

    [Fact]
    public async Task FindInvoice_TwoDifferencesThatCancelOut_AreDifferentAllTheSame()
    {
        fixture.Put(ALine(10m), ALine(10m, Fabrikam, "Fabrikam"));
        await fixture.IssueAllAsync();
        fixture.Settings(30m);
        fixture.Settings(10m, customerId: Fabrikam);

        (Check()!.Difference, Check()!.Result).ShouldBe((Money.Zero("USD"), TieOutResult.Different));
    }

    private TieOutCheck? Check() => fixture.Ledger.FindInvoice(AccountId, StatementFixture.Number)!.TieOut.Checks.FirstOrDefault(StatementTieOut.IsOurs);

    private static (decimal Issued, decimal Restated, decimal Today) Numbers(PriceDifference figures) => (figures.Issued.Amount, figures.Restated.Amount, figures.Today.Amount);

    private static InvoiceLine A(string product, decimal cost) => ALine(cost, product: product);
}
