using CsCheck;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Billing.Plans;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Model.Plans;
using HcpCsp.Plugin.Tests.Fakes;
using HcpCsp.Plugin.Tests.Pricing;
using static HcpCsp.Plugin.Tests.Builders.BillingBuilders;
using static HcpCsp.Plugin.Tests.Builders.PlanBuilders;

namespace HcpCsp.Plugin.Tests.Billing;

/// <summary>Random documents of several customers under random plans with fees: whichever way the ledger adds up, it is one figure.</summary>
public class PlanLedgerPropertyTests
{
    private static readonly string[] Customers = ["a", "b", "c"];

    [Fact]
    public void FindInvoice_RandomLinesAndPlans_AddsUpByLineByCustomerByFamilyAndByTrial() =>
        Gen.Select(RandomPlans.Line.Array[1, 40], RandomPlans.Plan.Array[2], Gen.Int[1, 5000]).Sample(
            static (lines, drawn, fee) =>
            {
                // The third customer goes by the account's default.
                PricingPlan[] plans = [.. drawn.Select((plan, index) => plan with { Version = index + 1, Items = [.. plan.Items, Fee(fee / 100m)] })];
                var store = new InMemoryStore().With(AnAccount(nonManaged: 20m));
                store.Data(AccountId).With(AnInvoice("G1", Spread(lines)), Spread(lines));
                var rules = new AccountRules(store, new InMemoryPlanStore().With(plans[0], "a").With(plans[1], "b"), new FakeTenants());
                var ledger = new BillingLedger(store, rules);

                Dictionary<string, decimal> byLine = Sums(ledger.ReadPricedLines(AccountId, "G1", null).Select(line => (line.Outcome.Price.Currency, line.Outcome.Price.Amount)));
                InvoiceBill bill = ledger.FindInvoice(AccountId, "G1")!;
                Sums(bill.Customers.Select(customer => (customer.Price.Currency, customer.Price.Amount))).ShouldBe(byLine, ignoreOrder: true);
                Sums(bill.Customers.SelectMany(customer => customer.Products).GroupBy(product => (product.Family, product.Price.Currency))
                    .Select(family => (family.Key.Currency, family.Sum(product => product.Price.Amount)))).ShouldBe(byLine, ignoreOrder: true);
                TrialResult trial = new PlanTrial(store, rules).Run(new TrialRequest(AccountId, plans[0], ["G1"], []), CancellationToken.None);
                trial.Customers.ShouldBeEmpty();
                trial = new PlanTrial(store, rules).Run(new TrialRequest(AccountId, plans[0], ["G1"], null), CancellationToken.None);
                Sums(trial.Totals.Select(total => (total.PriceNow.Currency, total.PriceNow.Amount))).ShouldBe(byLine, ignoreOrder: true);
            },
            iter: 300);

    private static InvoiceLine[] Spread(InvoiceLine[] lines) => [.. lines.Select((line, index) =>
    {
        InvoiceLine copy = index % 4 == 3 ? RandomPlans.Credit(line, turnQuantity: true) : RandomPlans.Copy(line);
        copy.CustomerId = copy.CustomerName = Customers[index % Customers.Length];
        return copy;
    })];

    private static Dictionary<string, decimal> Sums(IEnumerable<(string Currency, decimal Amount)> amounts) =>
        amounts.GroupBy(one => one.Currency, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Sum(one => one.Amount), StringComparer.Ordinal);
}
