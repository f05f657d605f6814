using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Pricing;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Billing;

/// <summary>Makes a customer's bill from its summary: stored prices where they were made under this very rule, else line by line.</summary>
internal sealed class CustomerPricer(IAccountStore store)
{
    /// <param name="summary">Summary.</param>
    /// <param name="documentCurrency">Currency of its document.</param>
    /// <param name="rule">Rule of the customer.</param>
    /// <param name="calculated">Takes what had to be calculated, for the caller to keep.</param>
    public PricedSummary Price(LineSummary summary, string documentCurrency, PricingRule rule, List<PriceSummary> calculated)
    {
        string fingerprint = RuleFingerprint.Of(rule);
        if (store.FindPrices(summary.VersionId, summary.CustomerId, summary.Currency, fingerprint) is not { } prices)
        {
            prices = Calculate(summary, documentCurrency, rule, fingerprint);
            calculated.Add(prices);
        }

        return new PricedSummary(BillOf(summary, documentCurrency, rule, prices), prices.PricedLines + prices.UnpricedLines);
    }

    private PriceSummary Calculate(LineSummary summary, string documentCurrency, PricingRule rule, string fingerprint)
    {
        string currency = LineAmounts.CurrencyOf(summary.Currency, documentCurrency);
        var indexes = new Dictionary<SummaryKey, int>(summary.Buckets.Count);
        for (int index = 0; index < summary.Buckets.Count; index++)
            indexes[SummaryKey.Of(summary.Buckets[index])] = index;

        decimal[] byBucket = new decimal[summary.Buckets.Count];
        decimal total = 0m;
        int priced = 0;
        int unpriced = 0;
        int flagged = 0;
        foreach (InvoiceLine line in store.ReadLines(summary.VersionId, summary.CustomerId))
        {
            LinePrice price = PriceCalculator.Calculate(line, documentCurrency, rule);
            if (!string.Equals(price.Price.Currency, currency, StringComparison.Ordinal))
                continue;

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

        return new PriceSummary
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

    private static CustomerBill BillOf(LineSummary summary, string documentCurrency, PricingRule rule, PriceSummary prices)
    {
        string currency = LineAmounts.CurrencyOf(summary.Currency, documentCurrency);
        return new CustomerBill
        {
            CustomerId = summary.CustomerId,
            CustomerName = CustomerOrder.NameOf(summary),
            LineCount = summary.LineCount,
            Cost = new Money(summary.Subtotal, currency),
            Tax = new Money(summary.Tax, currency),
            Price = new Money(prices.Price, currency),
            Rule = rule,
            UnpricedLines = prices.UnpricedLines,
            FlaggedLines = prices.FlaggedLines,
            Products = [.. summary.Buckets.Zip(prices.BucketPrices, (bucket, price) => new ProductBill(
                bucket.Family,
                bucket.ProductName,
                bucket.SubscriptionId,
                bucket.ChargeType,
                bucket.LineCount,
                new Money(bucket.Subtotal, currency),
                new Money(price, currency)))],
        };
    }
}

/// <param name="PricedCount">Lines that went through pricing; the bill's own count comes from loading.</param>
internal sealed record PricedSummary(CustomerBill Bill, int PricedCount)
{
    public bool IsUnder(PricingRules rules, Invoice invoice) => rules.Select(Bill.CustomerId, invoice) == Bill.Rule;
}
