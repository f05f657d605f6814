using HcpCsp.Plugin.Billing.Own;
using HcpCsp.Plugin.Billing.Reported;
using HcpCsp.Plugin.Billing.Statements;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Tests.Reports;
using static HcpCsp.Plugin.Tests.Builders.BillingBuilders;
using static HcpCsp.Plugin.Tests.Builders.PlanBuilders;

namespace HcpCsp.Plugin.Tests.Billing.Own;

/// <summary>What a customer may know of its own costs.</summary>
public class OwnCostsInquiryTests
{
    private static readonly DateOnly January = new(2026, 1, 1);
    private static readonly DateOnly September = new(2026, 9, 1);

    [Fact]
    public void ListMonths_NothingIssued_IsTodaysPriceThatMayChange() =>
        ListMonths(new WorkbookFixture(ALine(10.01m), ALine(3m))).ShouldBe([new OwnMonth(September, new Money(15.61m, "USD"), MayChange: true)]); // 10.01 × 1.2 = 12.01; 3 × 1.2 = 3.60

    [Fact]
    public async Task ListMonths_IssuedAndRepricedSince_IsWhatWasIssued()
    {
        var fixture = new WorkbookFixture(ALine(10m));
        await fixture.IssueAsync();
        fixture.WithMarkup(90m);

        ListMonths(fixture).ShouldBe([new OwnMonth(September, new Money(12m, "USD"), MayChange: false)]); // 10 × 1.2
    }

    [Fact]
    public async Task ListMonths_OneOfTwoDocumentsIssued_MayChange()
    {
        var fixture = new WorkbookFixture(ALine(10m));
        await fixture.IssueAsync();
        fixture.Store.Data(AccountId).With(AnInvoice("G2", [ALine(5m)]), [ALine(5m)]);

        ListMonths(fixture).ShouldBe([new OwnMonth(September, new Money(18m, "USD"), MayChange: true)]); // 12 + 5 × 1.2
    }

    [Fact]
    public void ListMonths_NoPriceIsSet_TellsNothingOfOurCost()
    {
        var fixture = new WorkbookFixture(ALine(10m));
        fixture.Store.With(AnAccount(managed: null, nonManaged: null));

        ListMonths(fixture).ShouldBeEmpty();
        Details(fixture).Products.ShouldBeEmpty();
    }

    [Fact]
    public void ListMonths_PlanLeavesALineAtCost_TellsNothing()
    {
        var fixture = new WorkbookFixture(ALine(10m), ALine(3m, product: "Visio"));
        fixture.Plans.With(APlan(MarkUp(10m, scope: new HcpCsp.Plugin.Model.Plans.ItemScope { ProductIds = ["none"] })), Contoso);

        ListMonths(fixture).ShouldBeEmpty();
    }

    [Fact]
    public async Task ListMonths_IssuedThoughNoPriceIsSet_IsWhatWasIssued()
    {
        var fixture = new WorkbookFixture(ALine(10m));
        fixture.Store.With(AnAccount(managed: null, nonManaged: null));
        await fixture.IssueAsync();

        ListMonths(fixture).Single().Price.Amount.ShouldBe(10m);
    }

    [Fact]
    public void ListMonths_VoidedDocument_IsNotThere()
    {
        var fixture = new WorkbookFixture(ALine(10m));
        fixture.Store.Data(AccountId).With(AnInvoice("G2", documentType: "void_note", total: -11m) with { AmendsNumber = WorkbookFixture.Number }, [ALine(-10m)]);

        ListMonths(fixture).ShouldBeEmpty();
    }

    [Fact]
    public void GetDetails_OfAMonth_ComesToTheMonthsPriceByEachView()
    {
        var fixture = new WorkbookFixture(ALine(10.01m), ALine(3m, product: "Visio"), ALine(-1m, product: "Visio"));
        fixture.Plans.With(APlan(MarkUp(10m), Fee(25m)), Contoso);

        OwnDetails details = Details(fixture);

        // 10.01 × 1.1 = 11.011 → 11.01; 3.30 - 1.10 = 2.20; fee 25: 38.21
        details.Products.Select(product => (product.Family, product.Name, product.Price.Amount)).ShouldBe(
            [(ProductFamily.Fee, "Managed service", 25m), (ProductFamily.Other, "Microsoft 365 Business Premium", 11.01m), (ProductFamily.Other, "Visio", 2.20m)]);
        details.Subscriptions.Sum(one => one.Price.Amount).ShouldBe(38.21m);
        ListMonths(fixture).Single().Price.Amount.ShouldBe(38.21m);
    }

    private static OwnCostsInquiry Inquiry(WorkbookFixture fixture) =>
        new(fixture.Store, new ReportedDocuments(fixture.Store, fixture.Ledger), new StatementsInForce(fixture.Store, fixture.Plans));

    private static IReadOnlyList<OwnMonth> ListMonths(WorkbookFixture fixture) => Inquiry(fixture).ListMonths(AccountId, Contoso, January, new DateOnly(2026, 12, 1));

    private static OwnDetails Details(WorkbookFixture fixture) => Inquiry(fixture).GetDetails(AccountId, Contoso, September);
}
