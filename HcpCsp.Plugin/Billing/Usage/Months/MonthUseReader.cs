using HcpCsp.Plugin.Billing.Reported;
using HcpCsp.Plugin.Billing.Statements;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Store;
using HcpCsp.Plugin.Store.Loading;

namespace HcpCsp.Plugin.Billing.Usage.Months;

/// <summary>Reads a customer's usage behind some documents, each line once, and spreads today's price of its Azure plan lines over it.</summary>
internal sealed class MonthUseReader(IAccountStore store, string customerId)
{
    private readonly UseReader reader = new();
    private readonly SortedDictionary<string, Sum> sums = new(StringComparer.Ordinal);

    /// <param name="documents">Those of one month that count.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public IReadOnlyList<CurrencyUse> Read(IEnumerable<ReportedDocument> documents, CancellationToken cancellationToken)
    {
        foreach (ReportedDocument document in documents)
            Add(document, cancellationToken);
        return [.. sums
            .Select(static pair => new CurrencyUse(pair.Key, pair.Value.Uses, pair.Value.Untraced, pair.Value.Cost, pair.Value.Price, pair.Value.IsRead))
            .OrderByDescending(static one => one.Uses.Count)];
    }

    private void Add(ReportedDocument document, CancellationToken cancellationToken)
    {
        Dictionary<string, CustomerBill> bills = document.Bill.Customers
            .Where(customer => string.Equals(customer.CustomerId, customerId, StringComparison.Ordinal) && AzureOf(customer).Any())
            .ToDictionary(static customer => customer.Price.Currency, StringComparer.Ordinal);
        var uses = ReadUsage(document, cancellationToken).ToLookup(static one => one.Currency, StringComparer.Ordinal);
        foreach (string currency in bills.Keys.Union(uses.Select(static group => group.Key), StringComparer.Ordinal))
        {
            CustomerBill? bill = bills.GetValueOrDefault(currency);
            UsageAllotment allotment = UsageAllotment.Of(bill is null ? [] : BillLines.Read(store, document.Bill.Invoice, bill), uses[currency].Select(static one => one.Metered), currency);
            UsageAllotment.Reading parts = allotment.Read();
            Sum sum = SumOf(currency);
            sum.Uses.AddRange(uses[currency].Select(one => one.Use with { Price = parts.Take(one.Metered)?.Amount }));
            sum.Untraced += allotment.Untraced.Amount;
            sum.IsRead &= document.Usage is not null || !document.ShowsUsage;
            if (bill is not null)
                (sum.Cost, sum.Price) = (sum.Cost + AzureOf(bill).Sum(static one => one.Cost.Amount), sum.Price + AzureOf(bill).Sum(static one => one.Price.Amount));
        }
    }

    private IEnumerable<(string Currency, DailyUse Use, MeteredUse Metered)> ReadUsage(ReportedDocument document, CancellationToken cancellationToken)
    {
        if (document.Usage is not { } version)
            yield break;
        foreach (UsageLine line in store.ReadUsage(version.Id, customerId))
        {
            cancellationToken.ThrowIfCancellationRequested();
            string currency = UsageTally.CurrencyOf(line, document.Currency);
            var (use, metered) = reader.Read(line, currency);
            yield return (currency, use, metered);
        }
    }

    private static IEnumerable<ProductBill> AzureOf(CustomerBill bill) => bill.Products.Where(static product => product.Family == ProductFamily.AzurePlan);

    private Sum SumOf(string currency) => sums.TryGetValue(currency, out Sum? known) ? known : sums[currency] = new Sum();

    private sealed class Sum
    {
        public List<DailyUse> Uses { get; } = [];

        public decimal Untraced { get; set; }

        public decimal Cost { get; set; }

        public decimal Price { get; set; }

        public bool IsRead { get; set; } = true;
    }
}
