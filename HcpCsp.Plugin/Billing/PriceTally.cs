using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Pricing;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Billing;

/// <summary>Sums the prices of the lines behind one summary, bucket by bucket.</summary>
internal sealed class PriceTally
{
    private readonly LineSummary summary;
    private readonly string currency;
    private readonly Dictionary<SummaryKey, int> indexes;
    private readonly decimal[] byBucket;
    private decimal total;
    private int priced;
    private int unpriced;
    private int flagged;

    public PriceTally(LineSummary summary, string documentCurrency)
    {
        this.summary = summary;
        currency = LineAmounts.CurrencyOf(summary.Currency, documentCurrency);
        byBucket = new decimal[summary.Buckets.Count];
        indexes = new Dictionary<SummaryKey, int>(summary.Buckets.Count);
        for (int index = 0; index < summary.Buckets.Count; index++)
            indexes[SummaryKey.Of(summary.Buckets[index])] = index;
    }

    /// <summary>Takes a line of the summary's customer; one in another currency belongs to another summary and is passed over.</summary>
    public void Add(InvoiceLine line, LinePrice price)
    {
        if (!string.Equals(price.Price.Currency, currency, StringComparison.Ordinal))
            return;

        total += price.Price.Amount;
        // A line that fits no bucket is missing from the products' sum, and so the tie-out shows it.
        SummaryKey key = SummaryKey.Of(line);
        // A version that was loaded before legacy licences had a family has them among the others.
        if (indexes.TryGetValue(key, out int bucket) || indexes.TryGetValue(key with { Family = ProductFamily.Other }, out bucket))
            byBucket[bucket] += price.Price.Amount;
        if (price.Coverage is LineCoverage.Priced or LineCoverage.Flagged)
            priced++;
        else
            unpriced++;
        if (price.Coverage is LineCoverage.Flagged)
            flagged++;
    }

    public PriceSummary ToPrices(string fingerprint) => new()
    {
        VersionId = summary.VersionId,
        CustomerId = summary.CustomerId,
        Currency = summary.Currency,
        RulesFingerprint = fingerprint,
        Price = total,
        PricedLines = priced,
        UnpricedLines = unpriced,
        FlaggedLines = flagged,
        BucketPrices = byBucket,
    };
}
