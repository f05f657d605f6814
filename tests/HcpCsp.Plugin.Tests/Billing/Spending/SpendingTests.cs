using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Billing.Reported;
using HcpCsp.Plugin.Billing.Spending;
using HcpCsp.Plugin.Billing.Statements;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Tests.Reports;
using static HcpCsp.Plugin.Tests.Builders.BillingBuilders;
using static HcpCsp.Plugin.Tests.Builders.PlanBuilders;

namespace HcpCsp.Plugin.Tests.Billing.Spending;

/// <summary>Who spent how much on what, when: for the partner at today's price, for the customer as issued.</summary>
public class SpendingTests
{
    private static readonly DateOnly October = new(2026, 10, 1);

    [Fact]
    public void List_TwoDocumentsOfAMonth_AreOneRowPerProduct()
    {
        var fixture = new WorkbookFixture(ALine(10m), ALine(5m), ALine(3m, product: "Visio"));
        fixture.Store.Data(AccountId).With(AnInvoice("G2", [ALine(20m)]), [ALine(20m)]);

        // Cost 10 + 5 + 20 = 35; price 12 + 6 + 24 = 42; Visio 3 and 3.60
        List(fixture).Select(row => (row.Product, row.LineCount, row.Cost.Amount, row.Price.Amount, row.Margin.Amount)).ShouldBe(
            [("Microsoft 365 Business Premium", 3, 35m, 42m, 7m), ("Visio", 1, 3m, 3.60m, 0.60m)]);
    }

    [Fact]
    public void List_VoidedDocument_IsNotCounted()
    {
        var fixture = new WorkbookFixture(ALine(10m));
        fixture.Store.Data(AccountId)
            .With(AnInvoice("G2", documentType: "void_note", total: -11m) with { AmendsNumber = WorkbookFixture.Number }, [ALine(-10m)])
            .With(AnInvoice("G3", [ALine(7m)], documentType: "adjustment_note") with { AmendsNumber = WorkbookFixture.Number }, [ALine(7m)]);

        List(fixture).Select(row => (row.Cost.Amount, row.Price.Amount)).ShouldBe([(7m, 8.40m)]); // 7 × 1.2
    }

    [Fact]
    public void List_TwoCurrencies_AreNeverOneRow()
    {
        var fixture = new WorkbookFixture(ALine(10m), ALine(1000m, currency: "JPY"));

        List(fixture).Select(row => (row.Currency, row.Price.Amount)).ShouldBe([("JPY", 1200m), ("USD", 12m)]);
    }

    [Fact]
    public void List_MonthNotBilledYet_IsApartAndProvisional()
    {
        var fixture = new WorkbookFixture(ALine(10m));
        fixture.Store.Data(AccountId).WithOpen("USD", October, new DateTimeOffset(2026, 10, 20, 0, 0, 0, TimeSpan.Zero), ALine(4m));

        List(fixture).Select(row => (row.Month.Month, row.Basis, row.Price.Amount)).ShouldBe([(9, SpendingBasis.Billed, 12m), (10, SpendingBasis.Unbilled, 4.80m)]);
    }

    [Fact]
    public void List_TwelveMonths_HasEachAndOnlyThose()
    {
        var fixture = new WorkbookFixture(ALine(10m));
        for (int month = 1; month <= 12; month++)
            fixture.Store.Data(AccountId).With(AnInvoice($"G25{month:d2}", [ALine(month)], period: BillingPeriod.Month(2025, month)), [ALine(month)]);

        IReadOnlyList<SpendingRow> rows = List(fixture, new DateOnly(2025, 1, 1), new DateOnly(2025, 12, 1));

        rows.Select(row => row.Cost.Amount).ShouldBe(Enumerable.Range(1, 12).Select(month => (decimal)month));
        rows.Sum(row => row.Cost.Amount).ShouldBe(78m);
    }

    [Fact]
    public void List_MonthlyFee_IsAProductOfItsOwnWithoutCost()
    {
        var fixture = new WorkbookFixture(ALine(10m));
        fixture.Plans.With(APlan(MarkUp(10m), Fee(25m)), Contoso);

        List(fixture).Select(row => (row.Family, row.Product, row.Cost.Amount, row.Price.Amount)).ShouldBe(
            [(ProductFamily.Other, "Microsoft 365 Business Premium", 10m, 11m), (ProductFamily.Fee, "Managed service", 0m, 25m)], ignoreOrder: true);
    }

    [Fact]
    public async Task ListOfCustomer_IssuedAndChangedSince_IsWhatWasIssued()
    {
        var fixture = new WorkbookFixture(ALine(10.01m), ALine(3m, product: "Visio"));
        await fixture.IssueAsync();
        fixture.WithMarkup(90m).Store.Data(AccountId).With(AnInvoice(over: [ALine(1000m)]), [ALine(1000m)]);

        // As issued: 10.01 × 1.2 = 12.012 → 12.01; 3 × 1.2 = 3.60. Today: 1000 × 1.9 = 1900
        OfCustomer(fixture).Select(row => (row.Product, row.Basis, row.LineCount, row.Price.Amount)).ShouldBe(
            [("Microsoft 365 Business Premium", SpendingBasis.Issued, 1, 12.01m), ("Visio", SpendingBasis.Issued, 1, 3.60m)]);
        List(fixture).Single().Price.Amount.ShouldBe(1900m);
    }

    [Fact]
    public async Task ListOfCustomer_IssuedWithAFeeThatChangedSince_KeepsTheFee()
    {
        var fixture = new WorkbookFixture(ALine(10m));
        fixture.Plans.With(APlan(MarkUp(10m), Fee(25m)), Contoso);
        await fixture.IssueAsync();
        fixture.Plans.With(APlan(MarkUp(80m), Fee(99m)) with { Version = 2 }, Contoso);

        OfCustomer(fixture).Select(row => (row.Family, row.Price.Amount)).ShouldBe([(ProductFamily.Other, 11m), (ProductFamily.Fee, 25m)], ignoreOrder: true);
    }

    [Fact]
    public async Task ListOfCustomer_IssuedAndUnchanged_OpensNoLine()
    {
        var fixture = new WorkbookFixture(ALine(10m));
        await fixture.IssueAsync();
        fixture.Store.Data(AccountId).Reads.Clear();

        OfCustomer(fixture).Select(row => (row.Basis, row.Price.Amount)).ShouldBe([(SpendingBasis.Issued, 12m)]);

        fixture.Store.Data(AccountId).Reads.ShouldBeEmpty();
    }

    private static IReadOnlyList<SpendingRow> List(WorkbookFixture fixture, DateOnly? from = null, DateOnly? to = null) => SpendingTally.List(Documents(fixture, from, to), static _ => true);

    private static IReadOnlyList<CustomerSpendingRow> OfCustomer(WorkbookFixture fixture) =>
        new CustomerSpendingLedger(fixture.Store, new StatementsInForce(fixture.Store, fixture.Plans)).List(Documents(fixture), Contoso);

    private static IReadOnlyList<ReportedDocument> Documents(WorkbookFixture fixture, DateOnly? from = null, DateOnly? to = null) =>
        new ReportedDocuments(fixture.Store, fixture.Ledger).List(AccountId, from ?? new DateOnly(2026, 1, 1), to ?? new DateOnly(2026, 12, 1));
}
