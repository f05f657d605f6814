using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Billing.Open;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Model.Plans;
using HcpCsp.Plugin.Tests.Fakes;
using static HcpCsp.Plugin.Tests.Builders.BillingBuilders;
using static HcpCsp.Plugin.Tests.Builders.PlanBuilders;

namespace HcpCsp.Plugin.Tests.Billing.Open;

/// <summary>The ledger's view of months that aren't billed yet. September is billed, October isn't.</summary>
public class OpenBillTests
{
    private static readonly DateOnly October = new(2026, 10, 1);
    private static readonly DateTimeOffset AsOf = new(2026, 10, 11, 5, 20, 0, TimeSpan.Zero);

    private readonly InMemoryStore store = new InMemoryStore().With(AnAccount(managed: 10m, nonManaged: 20m));
    private readonly InMemoryPlanStore plans = new();
    private readonly FakeTenants tenants = new();
    private readonly BillingLedger ledger;

    public OpenBillTests() => ledger = new BillingLedger(store, new AccountRules(store, plans, tenants));

    [Fact]
    public void ListOpenBills_TwoCustomers_ArePricedLineByLineByTheirRules()
    {
        SetMarkup(Contoso, 12.5m);
        Data.WithOpen("USD", October, AsOf, ALine(10.01m), ALine(0.03m), ALine(5m, Fabrikam, "Fabrikam"));

        OpenBill open = ledger.ListOpenBills(AccountId).ShouldHaveSingleItem();

        // Contoso: 10.01 × 1.125 = 11.26125 → 11.26, 0.03 × 1.125 = 0.03375 → 0.03; Fabrikam: 5 × 1.2 = 6.00
        open.Customers.Select(customer => (customer.CustomerName, customer.Cost.Amount, customer.Price.Amount)).ShouldBe([("Contoso", 10.04m, 11.29m), ("Fabrikam", 5m, 6m)]);
    }

    [Fact]
    public void ListOpenBills_LinkedInThatMonth_TakesTheDefaultForManaged()
    {
        tenants.WithLink($"{AccountId}/{Contoso}", new DateTimeOffset(2026, 10, 20, 0, 0, 0, TimeSpan.Zero));
        Data.WithOpen("USD", October, AsOf, ALine(10m)).WithOpen("USD", October.AddMonths(-1), AsOf, ALine(10m));

        // October 10 × 1.1 = 11; September wasn't linked yet: 10 × 1.2 = 12
        ledger.ListOpenBills(AccountId).Select(open => open.Customers[0].Price.Amount).ShouldBe([11m, 12m]);
    }

    [Fact]
    public void ListInvoices_MonthIsOpen_CountNothingOfIt()
    {
        InvoiceLine[] lines = [ALine(10m)];
        Data.With(AnInvoice(over: lines), lines);
        string before = Describe();

        Data.WithOpen("USD", October, AsOf, ALine(1000m));
        ledger.ListOpenBills(AccountId);

        Describe().ShouldBe(before);
    }

    [Fact]
    public void ListOpenBills_Replaced_IsPricedAnew()
    {
        Data.WithOpen("USD", October, AsOf, ALine(10m));
        ledger.ListOpenBills(AccountId);

        Data.WithOpen("USD", October, AsOf.AddDays(1), ALine(10m), ALine(5m));

        // (10 + 5) × 1.2
        ledger.ListOpenBills(AccountId).ShouldHaveSingleItem().Customers[0].Price.Amount.ShouldBe(18m);
    }

    [Fact]
    public void ListOpenBills_NothingChanged_ReadsNoLine()
    {
        Data.WithOpen("USD", October, AsOf, ALine(10m));
        ledger.ListOpenBills(AccountId);
        Data.Reads.Clear();

        ledger.ListOpenBills(AccountId);
        ledger.ListInvoices(AccountId);
        ledger.ListOpenBills(AccountId);

        Data.Reads.ShouldBeEmpty();
    }

    [Fact]
    public void ListOpenBills_PlanWithAMonthlyFee_HasItOnce()
    {
        plans.With(APlan(MarkUp(50m), Fee(25m)), Contoso);
        Data.WithOpen("USD", October, AsOf, ALine(10m), ALine(2m));

        // 10 × 1.5 + 2 × 1.5 + 25 = 43
        ledger.ListOpenBills(AccountId)[0].Customers[0].Price.Amount.ShouldBe(43m);
    }

    [Fact]
    public void ListOpenBills_DocumentOfThatMonthChargesTheFee_LeavesItOut()
    {
        plans.With(APlan(MarkUp(50m), Fee(25m)), Contoso);
        InvoiceLine[] lines = [ALine(4m)];
        Data.With(AnInvoice("D1", lines, period: BillingPeriod.Month(2026, 10)) with { IsLegacy = true }, lines);
        Data.WithOpen("USD", October, AsOf, ALine(10m));

        // The document: 4 × 1.5 + 25 = 31; what is open: 10 × 1.5 = 15
        ledger.FindInvoice(AccountId, "D1")!.Price.Amount.ShouldBe(31m);
        ledger.ListOpenBills(AccountId)[0].Customers[0].Price.Amount.ShouldBe(15m);
    }

    [Fact]
    public void Sum_OfOneCustomer_IsByMonthAndCurrency()
    {
        Data.WithOpen("USD", October, AsOf, ALine(10m), ALine(7m, Fabrikam, "Fabrikam"), ALine(3m, currency: "EUR")).WithOpen("USD", October.AddMonths(-1), AsOf.AddDays(-20), ALine(1m));

        OpenSpending.Sum(ledger.ListOpenBills(null), Contoso).Select(month => (month.Month, month.Cost, month.Price, month.AsOf)).ShouldBe(
        [
            (October, new Money(3m, "EUR"), new Money(3.6m, "EUR"), AsOf),
            (October, new Money(10m, "USD"), new Money(12m, "USD"), AsOf),
            (October.AddMonths(-1), new Money(1m, "USD"), new Money(1.2m, "USD"), AsOf.AddDays(-20)),
        ]);
    }

    [Fact]
    public void Sum_TwoAccounts_IsAsOldAsTheOlder()
    {
        const string other = "ba9876543210";
        store.With(AnAccount(other, nonManaged: 0m));
        Data.WithOpen("USD", October, AsOf, ALine(10m));
        store.Data(other).WithOpen("USD", October, AsOf.AddDays(-2), ALine(10m));

        OpenSpending sum = OpenSpending.Sum(ledger.ListOpenBills(null)).ShouldHaveSingleItem();

        // 10 × 1.2 + 10 = 22
        (sum.Price.Amount, sum.Cost.Amount, sum.Margin.Amount, sum.AsOf).ShouldBe((22m, 20m, 2m, AsOf.AddDays(-2)));
    }

    [Fact]
    public void Sum_ProvenEmpty_HasNoRow()
    {
        Data.WithOpen("USD", October, AsOf);

        OpenSpending.Sum(ledger.ListOpenBills(null)).ShouldBeEmpty();
    }

    private InMemoryAccountStore Data => store.Data(AccountId);

    private string Describe() => string.Join('\n', ledger.ListInvoices(AccountId).Select(bill => $"{bill.Invoice.Number} {bill.Cost} {bill.Price} {bill.LineCount} {bill.TieOut.Result}"))
        + string.Join('\n', ledger.GetOverview(AccountId).Currencies.SelectMany(currency => currency.Months));

    private void SetMarkup(string customerId, decimal percent) =>
        store.SaveCustomerSettings(store.GetCustomerSettings(AccountId, customerId) with { MarkupPercent = percent });
}
