using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Billing.Reported;
using HcpCsp.Plugin.Billing.Spending;
using HcpCsp.Plugin.Billing.Statements;
using HcpCsp.Plugin.Billing.Usage;
using HcpCsp.Plugin.Billing.Usage.Months;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Store;
using HcpCsp.Plugin.Tests.Fakes;
using HcpCsp.Plugin.Tests.Simulated;
using HcpCsp.TestHost.Simulator.Data;
using ProductFamily = HcpCsp.Plugin.Model.Lines.ProductFamily;
using static HcpCsp.Plugin.Tests.Builders.BillingBuilders;

namespace HcpCsp.Plugin.Tests.Billing.Usage;

/// <summary>All that the simulated Microsoft bills and rates of the smallest scale: the reports' sums are the ledger's.</summary>
public sealed class ReportedSumsOfScaleTests(ITestOutputHelper output) : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("hcpcsp-usage-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Read_EveryCustomerAndMonthOfScaleS_ComesToTheLedgersPrice()
    {
        using var store = new CspStore(folder, TimeProvider.System);
        PartnerTenant partner = new SimulatedWorld(Scale.S, 1, new DateOnly(2026, 11, 23)).Partners[0];
        PartnerAccount account = store.SaveAccount(AnAccount(nonManaged: 7.5m));
        IAccountStore data = store.OpenAccount(account.Id);
        await SimulatedDocuments.LoadAsync(partner, data);
        int rows = await SimulatedDocuments.LoadUsageAsync(partner, data);
        var ledger = new BillingLedger(store, new AccountRules(store, store.Plans, new FakeTenants()));
        IReadOnlyList<ReportedDocument> documents = new ReportedDocuments(store, ledger).List(account.Id, DateOnly.MinValue, DateOnly.MaxValue);

        SpendingIsTheLedgers(documents, ledger.ListInvoices(account.Id));
        GroupsAreTheLedgers(new UsageBook(store, new ReportedDocuments(store, ledger)), account.Id, documents);
        (int traced, int all, decimal untraced) = UsageIsTheLedgers(data, new StatementsInForce(store, store.Plans), documents);

        // Of the simulator's lines, all but those of meters that were credited to nothing are found.
        output.WriteLine($"{rows} rows of usage of {documents.Count} documents, {all} shown to customers, {traced} of them priced; untraced {untraced}");
        traced.ShouldBe(all);
        untraced.ShouldBe(0m);
    }

    private static void SpendingIsTheLedgers(IReadOnlyList<ReportedDocument> documents, IReadOnlyList<InvoiceBill> bills)
    {
        var spent = SpendingTally.List(documents, static _ => true).GroupBy(row => (row.Currency, row.CustomerId, row.Month))
            .ToDictionary(group => group.Key, group => (group.Sum(row => row.Cost.Amount), group.Sum(row => row.Price.Amount), group.Sum(row => row.LineCount)));
        var billed = bills.Where(bill => !bill.Invoice.IsVoided)
            .SelectMany(bill => bill.Customers.Select(customer => (bill.Invoice.Period.StartMonth, Bill: customer)))
            .GroupBy(one => (one.Bill.Price.Currency, one.Bill.CustomerId, one.StartMonth))
            .ToDictionary(group => group.Key, group => (group.Sum(one => one.Bill.Cost.Amount), group.Sum(one => one.Bill.Price.Amount), group.Sum(one => one.Bill.LineCount)));
        spent.ShouldBe(billed, ignoreOrder: true);
    }

    private void GroupsAreTheLedgers(UsageBook book, string accountId, IReadOnlyList<ReportedDocument> documents)
    {
        (int months, int equalCosts, int missed) = (0, 0, 0);
        foreach (string customerId in documents.SelectMany(document => document.Bill.Customers).Select(customer => customer.CustomerId).Distinct(StringComparer.Ordinal))
        {
            foreach (MonthUse month in book.ListMonths(accountId, customerId).Select(one => book.Get(accountId, customerId, one, TestContext.Current.CancellationToken)))
            {
                foreach (CurrencyUse usage in month.Currencies)
                {
                    decimal billed = documents.Where(document => document.Counts && document.Month == month.Month).SelectMany(document => document.Bill.Customers)
                        .Where(customer => customer.CustomerId == customerId && customer.Price.Currency == usage.Currency)
                        .SelectMany(customer => customer.Products).Where(product => product.Family == ProductFamily.AzurePlan).Sum(product => product.Price.Amount);
                    foreach (UsageDimension dimension in Enum.GetValues<UsageDimension>())
                    {
                        UseGroups groups = UseGrouping.Of(usage, dimension, new UseFilter { Tag = "environment" });
                        (groups.Groups.Sum(group => group.Sum.Price ?? 0m) + groups.Untraced).ShouldBe(billed, $"{customerId} {month.Month} {usage.Currency} by {dimension}");
                        (groups.Total.Price ?? 0m).ShouldBe(billed);
                        groups.Groups.Sum(group => group.Sum.Cost).ShouldBe(usage.Uses.Sum(use => use.Cost));
                    }

                    usage.TieOut.Checks[0].Result.ShouldBe(HcpCsp.Plugin.Reconciliation.TieOutResult.Equal);
                    months++;
                    equalCosts += usage.TieOut.Checks[1].Result == HcpCsp.Plugin.Reconciliation.TieOutResult.Equal ? 1 : 0;
                    missed += MissedCredits.Of(usage).Count;
                }
            }
        }

        output.WriteLine($"{months} months of customers, costs of the usage equal those of the lines in {equalCosts}; {missed} resources and meters with days without credit");
        months.ShouldBeGreaterThan(0);
    }

    private static (int Traced, int All, decimal Untraced) UsageIsTheLedgers(IAccountStore data, StatementsInForce statements, IReadOnlyList<ReportedDocument> documents)
    {
        (int traced, int all, decimal untraced) = (0, 0, 0m);
        foreach (string customerId in documents.SelectMany(document => document.Bill.Customers).Select(customer => customer.CustomerId).Distinct(StringComparer.Ordinal))
        {
            var usage = new CustomerUsage(data, statements, documents.Where(document => document.Bills(customerId)), customerId);
            var given = new Dictionary<string, decimal>(StringComparer.Ordinal);
            foreach (UsageEntry entry in usage.Read())
            {
                all++;
                traced += entry.Amount is null ? 0 : 1;
                given[entry.Currency] = given.GetValueOrDefault(entry.Currency) + (entry.Amount?.Amount ?? 0m);
            }

            foreach (string currency in usage.Charges.Select(charge => charge.Price.Currency).Distinct(StringComparer.Ordinal))
            {
                decimal left = usage.Charges.Where(charge => charge.Price.Currency == currency).Sum(charge => charge.Untraced.Amount);
                decimal billed = documents.Where(document => document.Counts).SelectMany(document => document.Bill.Customers)
                    .Where(customer => customer.CustomerId == customerId && customer.Price.Currency == currency)
                    .SelectMany(customer => customer.Products).Where(product => product.Family == ProductFamily.AzurePlan).Sum(product => product.Price.Amount);
                (given.GetValueOrDefault(currency) + left).ShouldBe(billed, $"{customerId} {currency}");
                untraced += left;
            }
        }

        return (traced, all, untraced);
    }
}
