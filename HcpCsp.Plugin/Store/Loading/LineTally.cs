using System.Runtime.InteropServices;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;

namespace HcpCsp.Plugin.Store.Loading;

/// <summary>Sums billed lines by customer, currency and bucket.</summary>
/// <param name="documentCurrency">Counts for lines that name no currency.</param>
internal sealed class LineTally(string documentCurrency) : Tally<InvoiceLine>
{
    private const string NoCustomer = "(no customer named)";

    private readonly Dictionary<(string CustomerId, string Currency), Sums> sumsByKey = [];

    public IEnumerable<LineSummary> Summarize(string versionId) => sumsByKey.Select(pair => new LineSummary
    {
        VersionId = versionId,
        CustomerId = pair.Key.CustomerId,
        CustomerName = string.Equals(pair.Key.CustomerId, CustomerId.Unassigned, StringComparison.Ordinal) ? NoCustomer : pair.Value.Name,
        Currency = pair.Key.Currency,
        LineCount = pair.Value.LineCount,
        Subtotal = pair.Value.Subtotal,
        Tax = pair.Value.Tax,
        Total = pair.Value.Total,
        Buckets = pair.Value.ListBuckets(),
    });

    protected override LineCustomer Describe(string customerId, InvoiceLine line) =>
        new(customerId, line.CustomerName ?? "", line.CustomerDomainName ?? "", line.CustomerCountry ?? "");

    protected override void Sum(string customerId, ReadOnlySpan<InvoiceLine> lines)
    {
        Sums? sums = null;
        string? currency = null;
        foreach (InvoiceLine line in lines)
        {
            string lineCurrency = LineAmounts.CurrencyOf(line, documentCurrency);
            if (sums is null || !string.Equals(lineCurrency, currency, StringComparison.Ordinal))
            {
                currency = lineCurrency;
                sums = CollectionsMarshal.GetValueRefOrAddDefault(sumsByKey, (customerId, currency), out _) ??= new Sums();
            }

            sums.Add(line);
        }
    }

    private sealed class Sums
    {
        private readonly Dictionary<SummaryKey, (int LineCount, decimal Subtotal)> buckets = [];

        public string Name { get; private set; } = "";

        public int LineCount { get; private set; }

        public decimal Subtotal { get; private set; }

        public decimal Tax { get; private set; }

        public decimal Total { get; private set; }

        public void Add(InvoiceLine line)
        {
            if (Name.Length == 0 && line.CustomerName is { } name)
                Name = name;
            decimal subtotal = LineAmounts.FindCost(line) ?? 0m;
            LineCount++;
            Subtotal += subtotal;
            Tax += line.TaxTotal ?? 0m;
            Total += LineAmounts.FindTotal(line) ?? 0m;

            ref (int LineCount, decimal Subtotal) bucket = ref CollectionsMarshal.GetValueRefOrAddDefault(buckets, SummaryKey.Of(line), out _);
            bucket.LineCount++;
            bucket.Subtotal += subtotal;
        }

        // A fixed order: the prices kept beside a summary go by it.
        public IReadOnlyList<SummaryBucket> ListBuckets() =>
        [
            .. buckets
                .OrderBy(static pair => pair.Key.Family)
                .ThenBy(static pair => pair.Key.ProductName, StringComparer.Ordinal)
                .ThenBy(static pair => pair.Key.SubscriptionId, StringComparer.Ordinal)
                .ThenBy(static pair => pair.Key.ChargeType, StringComparer.Ordinal)
                .Select(static pair => new SummaryBucket
                {
                    Family = pair.Key.Family,
                    ProductName = pair.Key.ProductName,
                    SubscriptionId = pair.Key.SubscriptionId,
                    ChargeType = pair.Key.ChargeType,
                    LineCount = pair.Value.LineCount,
                    Subtotal = pair.Value.Subtotal,
                }),
        ];
    }
}
