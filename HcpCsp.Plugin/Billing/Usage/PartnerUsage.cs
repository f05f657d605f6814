using HcpCsp.Plugin.Billing.Reported;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Store;
using HcpCsp.Plugin.Store.Loading;

namespace HcpCsp.Plugin.Billing.Usage;

/// <summary>The partner's view of daily usage: cost as Microsoft states it, day by day, uncut. A breakdown of Azure lines, never added to them.</summary>
/// <param name="store">Of the account.</param>
/// <param name="documents">Those of the months, oldest first.</param>
/// <param name="isWanted">Customers.</param>
internal sealed class PartnerUsage(IAccountStore store, IReadOnlyList<ReportedDocument> documents, Func<string, bool> isWanted)
{
    // Small customers are read together, since their lines are stored together: so many at a time are held.
    private const int MostHeld = 65_536;

    private IEnumerable<ReportedDocument> Counted => documents.Where(static document => document.Counts);

    /// <summary>Streams them document by document, customer by customer as bills list them; whoever has usage and no bill last.</summary>
    public IEnumerable<UsageEntry> Read()
    {
        foreach (ReportedDocument document in Counted)
        {
            if (document.Usage is not { } version)
                continue;
            Dictionary<string, string> names = NamesOn(document);
            Dictionary<string, int> users = store.ListUsageSummaries(version.Id).GroupBy(static one => one.CustomerId, StringComparer.Ordinal)
                .ToDictionary(static one => one.Key, static one => one.Sum(static summary => summary.LineCount), StringComparer.Ordinal);
            IEnumerable<string> wanted = names.Keys.Where(users.ContainsKey).Concat(users.Keys.Except(names.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)).Where(isWanted);
            foreach ((string id, UsageLine line) in Batches.Of(wanted, id => users[id], MostHeld).SelectMany(some => Read(version.Id, some)))
            {
                string currency = UsageTally.CurrencyOf(line, document.Currency);
                yield return new UsageEntry(document.Number, id, names.GetValueOrDefault(id) ?? line.CustomerName ?? id, line, currency, new Money(line.BillingPreTaxTotal ?? 0m, currency));
            }
        }
    }

    private IEnumerable<(string CustomerId, UsageLine Line)> Read(string versionId, List<string> customerIds)
    {
        if (customerIds is [var one])
            return store.ReadUsage(versionId, one).Select(line => (one, line));
        ILookup<string, UsageLine> lines = store.ReadUsageOf(versionId, customerIds).ToLookup(static found => found.CustomerId, static found => found.Line, StringComparer.Ordinal);
        return customerIds.SelectMany(id => lines[id], static (id, line) => (id, line));
    }

    /// <summary>What the lines of Azure plans cost, beside which the usage is held.</summary>
    public decimal AzureCostIn(string currency) => Counted
        .SelectMany(document => document.Bill.Customers.Where(customer => isWanted(customer.CustomerId)))
        .SelectMany(static customer => customer.Products)
        .Where(product => product.Family == ProductFamily.AzurePlan && string.Equals(product.Cost.Currency, currency, StringComparison.Ordinal))
        .Sum(static product => product.Cost.Amount);

    private static Dictionary<string, string> NamesOn(ReportedDocument document)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (CustomerBill customer in document.Bill.Customers)
            names[customer.CustomerId] = customer.CustomerName;
        return names;
    }
}
