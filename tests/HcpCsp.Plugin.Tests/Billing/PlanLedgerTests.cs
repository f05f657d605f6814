using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Model.Plans;
using HcpCsp.Plugin.Pricing;
using HcpCsp.Plugin.Reconciliation;
using HcpCsp.Plugin.Tests.Fakes;
using static HcpCsp.Plugin.Tests.Builders.BillingBuilders;
using static HcpCsp.Plugin.Tests.Builders.PlanBuilders;

namespace HcpCsp.Plugin.Tests.Billing;

/// <summary>The ledger where customers are under plans.</summary>
public class PlanLedgerTests
{
    private static readonly BillingPeriod October = BillingPeriod.Month(2026, 10);

    private readonly InMemoryStore store = new InMemoryStore().With(AnAccount(managed: 10m, nonManaged: 20m));
    private readonly InMemoryPlanStore plans = new();
    private readonly BillingLedger ledger;

    public PlanLedgerTests() => ledger = new BillingLedger(store, new AccountRules(store, plans, new FakeTenants()));

    [Fact]
    public void FindInvoice_CustomerUnderAPlan_IsPricedByItAndOthersAsBefore()
    {
        plans.With(APlan(MarkUp(50m)), Contoso);
        Put("G1", September, ALine(10m), ALine(10m, Fabrikam, "Fabrikam"));

        // 10 × 1.5 = 15; 10 × 1.2 = 12
        Bill("G1").Customers.Select(customer => customer.Price.Amount).ShouldBe([15m, 12m]);
        Bill("G1").TieOut.Result.ShouldBe(TieOutResult.Equal);
    }

    [Fact]
    public void FindInvoice_NewAssignment_PricesThatCustomerAnewAndNoOneElse()
    {
        Put("G1", September, ALine(10m), ALine(10m, Fabrikam, "Fabrikam"));
        Bill("G1");
        Data.Reads.Clear();

        plans.With(APlan(MarkUp(50m)), Contoso);

        Bill("G1").Price.Amount.ShouldBe(27m); // 15 + 12
        Data.Reads.Select(read => read.Customer).ShouldBe([Contoso]);
    }

    [Fact]
    public void FindInvoice_NewerVersionPublished_MovesNobody()
    {
        plans.With(APlan(MarkUp(50m)), Contoso);
        Put("G1", September, ALine(10m));

        plans.With(APlan(MarkUp(90m)) with { Version = 2 });

        Bill("G1").Price.Amount.ShouldBe(15m);
    }

    [Fact]
    public void FindInvoice_PlanAppliedLater_LeavesEarlierPeriodsAlone()
    {
        PricingPlan plan = APlan(MarkUp(50m));
        plans.With(plan).Assign([Assigned(Contoso, plan, new DateOnly(2026, 10, 1))]);
        Put("G1", September, ALine(10m));
        Put("G2", October, ALine(10m));

        (Bill("G1").Price.Amount, Bill("G2").Price.Amount).ShouldBe((12m, 15m));
    }

    [Fact]
    public void FindInvoice_LinesFlaggedOrUncovered_AreCounted()
    {
        plans.With(APlan(MarkUp(-10m, scope: new ItemScope { ChargeTypes = ["cycleFee"] })) with { GuardRails = new GuardRails { NeverBelowCost = RailAction.Flag } }, Contoso);
        Put("G1", September, ALine(10m), ALine(5m, charge: "new"));

        CustomerBill bill = Bill("G1").Customers.Single();

        // 10 × 0.9 = 9, flagged; 5 at cost
        (bill.Price.Amount, bill.FlaggedLines, bill.UnpricedLines).ShouldBe((14m, 1, 1));
    }

    [Fact]
    public void FindInvoice_LegacyDocument_DerivesListByMicrosoftDiscount()
    {
        store.With(AnAccount() with { MicrosoftDiscountPercent = 15m });
        plans.With(APlan(OffList(10m)), Contoso);
        Put("D1", September, ALine(100m));
        Put("G1", September, ALine(100m));
        Data.Change("D1", invoice => invoice with { IsLegacy = true });

        // 100 ÷ 0.85 × 0.9 = 105.88; elsewhere list is 3.9 × 3 × 1 = 11.70, × 0.9 = 10.53
        (Bill("D1").Price.Amount, Bill("G1").Price.Amount).ShouldBe((105.88m, 10.53m));
    }

    [Fact]
    public void FindInvoice_MonthlyFee_IsInEverySum()
    {
        plans.With(APlan(MarkUp(10m), Fee(25m)), Contoso);
        Put("G1", September, ALine(10m), ALine(20m, product: "Azure plan"), ALine(10m, Fabrikam, "Fabrikam"));

        InvoiceBill bill = Bill("G1");

        // Contoso 11 + 22 + fee 25 = 58; Fabrikam 12
        bill.Price.Amount.ShouldBe(70m);
        bill.Customers.Sum(customer => customer.Price.Amount).ShouldBe(70m);
        bill.Customers.SelectMany(customer => customer.Products).GroupBy(product => product.Family).Sum(family => family.Sum(product => product.Price.Amount)).ShouldBe(70m);
        ledger.ReadPricedLines(AccountId, "G1", null).Sum(line => line.Outcome.Price.Amount).ShouldBe(70m);
        bill.TieOut.Result.ShouldBe(TieOutResult.Equal);
    }

    [Fact]
    public void ReadPricedLines_OneCustomer_EndWithItsFees()
    {
        plans.With(APlan(MarkUp(10m), Fee(25m)), Contoso, Fabrikam);
        Put("G1", September, ALine(10m), ALine(10m, Fabrikam, "Fabrikam"));

        PricedLine fee = ledger.ReadPricedLines(AccountId, "G1", Contoso).Last();

        fee.Outcome.ShouldBeOfType<PricingOutcome.Fee>().Price.ShouldBe(new Money(25m, "USD"));
        fee.Line.CustomerId.ShouldBe(Contoso);
        PriceStory.Tell(fee.Line, fee.Outcome).Steps.Select(step => step.Text).ShouldBe(["Pricing plan Standard, version 1", "Managed service: 25.00 USD, once per customer and month"]);
    }

    [Fact]
    public void ListInvoices_SeveralDocumentsOfAMonth_ChargeTheFeeOnceOnTheFirst()
    {
        plans.With(APlan(MarkUp(0m), Fee(25m)), Contoso);
        Put("G2", September, ALine(10m));
        Put("G1", September, ALine(-10m));
        Put("G3", September, ALine(10m));
        Put("G4", October, ALine(10m));

        // G1 only credits; G2 is the first that charges; October has its own
        ledger.ListInvoices(AccountId).OrderBy(bill => bill.Invoice.Number).Select(bill => bill.Price.Amount).ShouldBe([-10m, 35m, 10m, 35m]);
    }

    [Fact]
    public void FindInvoice_EarlierDocumentIsReadLater_TakesTheFeeOver()
    {
        plans.With(APlan(MarkUp(0m), Fee(25m)), Contoso);
        Put("G2", September, ALine(10m));
        Bill("G2").Price.Amount.ShouldBe(35m);

        Put("G1", September, ALine(10m));

        (Bill("G1").Price.Amount, Bill("G2").Price.Amount).ShouldBe((35m, 10m));
    }

    [Fact]
    public void FindInvoice_VoidNote_ChargesNoFee()
    {
        plans.With(APlan(MarkUp(0m), Fee(25m)), Contoso);
        Put("G1", September, ALine(10m));
        Data.Change("G1", invoice => invoice with { DocumentType = "void_note" });

        Bill("G1").Price.Amount.ShouldBe(10m);
    }

    [Fact]
    public void FindInvoice_InvoiceThatAVoidNoteTakesBack_LeavesTheFeeToTheNext()
    {
        plans.With(APlan(MarkUp(0m), Fee(25m)), Contoso);
        Put("G1", September, ALine(10m));
        Put("G2", September, ALine(10m));
        Put("G3", September, ALine(-10m));
        Data.Change("G3", note => note with { DocumentType = "void_note", AmendsNumber = "G1" });

        (Bill("G1").Price.Amount, Bill("G2").Price.Amount).ShouldBe((10m, 35m));
    }

    [Fact]
    public void FindInvoice_FeeInAnotherCurrency_IsNotCharged()
    {
        plans.With(APlan(MarkUp(0m), Fee(25m, "EUR")), Contoso);
        Put("G1", September, ALine(10m));

        Bill("G1").Price.Amount.ShouldBe(10m);
    }

    private InMemoryAccountStore Data => store.Data(AccountId);

    private InvoiceBill Bill(string number) => ledger.FindInvoice(AccountId, number)!;

    private void Put(string number, BillingPeriod period, params InvoiceLine[] lines) => Data.With(AnInvoice(number, lines, period: period), lines);
}
