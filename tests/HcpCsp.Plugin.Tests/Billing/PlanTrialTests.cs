using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Billing.Plans;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Model.Plans;
using HcpCsp.Plugin.Tests.Fakes;
using static HcpCsp.Plugin.Tests.Builders.BillingBuilders;
using static HcpCsp.Plugin.Tests.Builders.PlanBuilders;

namespace HcpCsp.Plugin.Tests.Billing;

public class PlanTrialTests
{
    private readonly InMemoryStore store = new InMemoryStore().With(AnAccount(nonManaged: 20m));
    private readonly InMemoryPlanStore plans = new();
    private readonly AccountRules rules;

    public PlanTrialTests() => rules = new AccountRules(store, plans, new FakeTenants());

    [Fact]
    public void Run_Draft_ComparesPerCustomerAndProduct()
    {
        Put("G1", ALine(10m), ALine(20m, product: "Azure plan"), ALine(10m, Fabrikam, "Fabrikam"));

        TrialCustomer contoso = Run(ADraft(MarkUp(50m)), ["G1"]).Customers[0];

        // now 12 + 24 = 36; then 15 + 30 = 45
        contoso.Figures.ShouldBe(new TrialFigures(Usd(30m), Usd(36m), Usd(45m), 2, 0, 0, 0));
        (contoso.Figures.Delta, contoso.Figures.MarginNow, contoso.Figures.MarginThen).ShouldBe((Usd(9m), Usd(6m), Usd(15m)));
        contoso.Products.Select(product => (product.Name, product.Figures.PriceThen.Amount)).ShouldBe([("Azure plan", 30m), ("Microsoft 365 Business Premium", 15m)]);
    }

    [Fact]
    public void Run_GuardRails_CountsTheirHits()
    {
        Put("G1", ALine(10m), ALine(20m));
        PricingPlan draft = ADraft(MarkUp(50m)) with { GuardRails = new GuardRails { NeverAboveList = RailAction.Clamp, LeastMargin = new MarginRail(40m, RailAction.Flag) } };

        // list 11.70 for both: 15 and 30 come down to it, below margins of 40 % (16.67, 33.33)
        TrialFigures figures = Run(draft, ["G1"]).Totals.Single();

        (figures.PriceThen.Amount, figures.Clamped, figures.Flagged).ShouldBe((23.4m, 2, 2));
    }

    [Fact]
    public void Run_SomeCustomersAlone_LeavesOutTheOthers()
    {
        Put("G1", ALine(10m), ALine(10m, Fabrikam, "Fabrikam"));

        Run(ADraft(MarkUp(50m)), ["G1"], [Fabrikam]).Customers.Select(customer => customer.CustomerId).ShouldBe([Fabrikam]);
    }

    [Fact]
    public void Run_TwoCurrencies_NeverAddsThemUp()
    {
        Put("G1", ALine(10m), ALine(100m, currency: "EUR"));

        // 100 × 1.5 EUR; 10 × 1.5 USD
        Run(ADraft(MarkUp(50m)), ["G1"]).Totals.Select(total => total.PriceThen).ShouldBe([new Money(150m, "EUR"), Usd(15m)]);
    }

    [Fact]
    public void Run_ThenPromotedUnchanged_GivesExactlyThosePrices()
    {
        Put("G1", ALine(10.01m), ALine(-3.33m, product: "Azure plan"), ALine(0.05m), ALine(7.77m, Fabrikam, "Fabrikam"));
        Put("G2", ALine(99.99m), ALine(1m, null, null));
        PricingPlan draft = ADraft(MarkUp(12.5m), PerUnit(0.333m), Margin(7m), Fee(25m)) with { GuardRails = new GuardRails { NeverAboveList = RailAction.Clamp } };
        TrialResult trial = Run(draft, ["G1", "G2"]);

        plans.With(draft with { Status = PlanStatus.Published, Published = ByEva }, Contoso, Fabrikam, CustomerId.Unassigned);

        var ledger = new BillingLedger(store, rules);
        var bills = ledger.ListInvoices(AccountId).SelectMany(bill => bill.Customers).ToLookup(bill => bill.CustomerId, StringComparer.Ordinal);
        trial.Customers.Count.ShouldBe(3);
        foreach (TrialCustomer customer in trial.Customers)
        {
            customer.Figures.PriceThen.Amount.ShouldBe(bills[customer.CustomerId].Sum(bill => bill.Price.Amount));
            customer.Products.Select(product => (product.Name, product.Figures.PriceThen.Amount)).ShouldBe(
                bills[customer.CustomerId].SelectMany(bill => bill.Products).GroupBy(product => (product.Family, product.ProductName))
                    .OrderBy(product => product.Key.Family).ThenBy(product => product.Key.ProductName, StringComparer.Ordinal)
                    .Select(group => (group.Key.ProductName, group.Sum(product => product.Price.Amount))));
        }
    }

    [Fact]
    public void Run_ChangesNothing()
    {
        Put("G1", ALine(10m));

        Run(ADraft(MarkUp(50m)), ["G1"]);

        store.Data(AccountId).Prices.ShouldBeEmpty();
        new BillingLedger(store, rules).FindInvoice(AccountId, "G1")!.Price.Amount.ShouldBe(12m);
    }

    private TrialResult Run(PricingPlan draft, string[] numbers, string[]? customers = null) =>
        new PlanTrial(store, rules).Run(new TrialRequest(AccountId, draft, numbers, customers), TestContext.Current.CancellationToken);

    private static PricingPlan ADraft(params PlanItem[] items) => APlan(items) with { Status = PlanStatus.Draft, Published = null };

    private static Money Usd(decimal amount) => new(amount, "USD");

    private void Put(string number, params InvoiceLine[] lines) => store.Data(AccountId).With(AnInvoice(number, lines), lines);
}
