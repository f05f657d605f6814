using System.Globalization;
using CsCheck;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Plans;
using HcpCsp.Plugin.Pricing;
using HcpCsp.Plugin.Reconciliation;
using HcpCsp.Plugin.Store;
using HcpCsp.Plugin.Tests.Fakes;
using HcpCsp.Plugin.Tests.Pricing;
using HcpCsp.Plugin.Tests.Simulated;
using HcpCsp.TestHost.Simulator.Data;
using static HcpCsp.Plugin.Tests.Builders.BillingBuilders;

namespace HcpCsp.Plugin.Tests.Billing;

/// <summary>All that the simulated Microsoft bills, priced by the ledger and by plain loops, each customer under another plan or mark-up.</summary>
public sealed class NaiveScaleTests(ITestOutputHelper output) : IDisposable
{
    private const string Seed = "0000KcmRiVX3";
    private static readonly PlanMoment Before = new(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), "eva");
    private readonly string folder = Directory.CreateTempSubdirectory("hcpcsp-naive-").FullName;

    [Fact]
    public Task ReadPricedLines_EveryLineOfScaleS_AgreesWithThePlainLoops() => CompareAsync(Scale.S);

    [Fact(Explicit = true)]
    public Task ReadPricedLines_EveryLineOfScaleM_AgreesWithThePlainLoops() => CompareAsync(Scale.M);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task CompareAsync(Scale scale)
    {
        using var store = new CspStore(folder, TimeProvider.System);
        foreach ((int index, PartnerTenant partner) in new SimulatedWorld(scale, 1, new DateOnly(2026, 11, 23)).Partners.Index())
        {
            PartnerAccount account = store.SaveAccount(AnAccount(id: $"0123456789a{index}", nonManaged: 7.5m));
            int lines = await SimulatedDocuments.LoadAsync(partner, store.OpenAccount(account.Id));
            Dictionary<string, PricingPlan> plans = AssignPlans(store, account);

            int compared = Compare(store, account, plans);

            compared.ShouldBe(lines);
            output.WriteLine($"{scale} {partner.Profile.Name}: {compared} lines of {plans.Count} customers under plans, all equal");
        }
    }

    // Two of three customers under a plan each; every sixth has a mark-up of its own, the others the account's.
    private static Dictionary<string, PricingPlan> AssignPlans(CspStore store, PartnerAccount account)
    {
        IReadOnlyList<Customer> customers = store.OpenAccount(account.Id).ListCustomers();
        PricingPlan[] drafts = RandomPlans.Plan.Array[customers.Count].Single(static _ => true, Seed);
        var plans = new Dictionary<string, PricingPlan>(StringComparer.Ordinal);
        foreach ((int index, Customer customer) in customers.Index())
        {
            if (index % 6 == 5)
                store.SaveCustomerSettings(new CustomerSettings { AccountId = account.Id, CustomerId = customer.Id, MarkupPercent = index });
            if (index % 3 == 2)
                continue;
            string id = string.Create(CultureInfo.InvariantCulture, $"{account.Id[^1]}{index:d11}");
            PricingPlan draft = store.Plans.SaveDraft(drafts[index] with { Id = id, Status = PlanStatus.Draft, Published = null });
            plans[customer.Id] = store.Plans.Publish(new PlanReference(id, 1), draft.Revision, Before);
        }

        store.Plans.Assign([.. plans.Select(pair => new PlanAssignment
        {
            AccountId = account.Id, CustomerId = pair.Key, Plan = new PlanReference(pair.Value.Id, 1), AppliedFrom = DateOnly.MinValue, Assigned = Before,
        })]);
        return plans;
    }

    private static int Compare(CspStore store, PartnerAccount account, Dictionary<string, PricingPlan> plans)
    {
        var ledger = new BillingLedger(store, new AccountRules(store, store.Plans, new FakeTenants()));
        IReadOnlyDictionary<string, CustomerSettings> settings = store.ListCustomerSettings(account.Id);
        int compared = 0;
        foreach (InvoiceBill bill in ledger.ListInvoices(account.Id))
        {
            var sums = new Dictionary<string, decimal>(StringComparer.Ordinal);
            string day = bill.Invoice.Period.Start.ToString("O", CultureInfo.InvariantCulture);
            foreach (PricedLine line in ledger.ReadPricedLines(account.Id, bill.Invoice.Number, customerId: null))
            {
                string customer = CustomerId.Normalize(line.Line.CustomerId);
                (decimal price, string outcome) = plans.TryGetValue(customer, out PricingPlan? plan)
                    ? NaivePricing.Price(line.Line, plan, day, discount: null)
                    : NaivePricing.Price(line.Line, settings.GetValueOrDefault(customer)?.MarkupPercent ?? 7.5m);
                (line.Outcome.Price.Amount, line.Outcome.GetType().Name).ShouldBe((price, outcome), $"{bill.Invoice.Number} {line.Line.Position}");
                sums[customer] = sums.GetValueOrDefault(customer) + price;
                compared++;
            }

            bill.TieOut.Result.ShouldBe(TieOutResult.Equal);
            bill.Customers.ToDictionary(one => one.CustomerId, one => one.Price.Amount).ShouldBe(sums, ignoreOrder: true);
            bill.Price.Amount.ShouldBe(sums.Values.Sum());
        }

        return compared;
    }
}
