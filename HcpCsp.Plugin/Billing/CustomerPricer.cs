using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Pricing;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Billing;

/// <summary>Makes customers' bills from their summaries: stored prices where they were made under this very rule, else line by line.</summary>
internal sealed class CustomerPricer(IAccountStore store)
{
    // Of so many, reading all prices of the version once is quicker than looking each up.
    private const int Many = 32;

    /// <param name="wanted">Summaries of one version, each with the rule of its customer.</param>
    /// <param name="documentCurrency">Currency of the document.</param>
    /// <param name="calculated">Takes what had to be calculated, for the caller to keep.</param>
    /// <returns>In the order of the summaries.</returns>
    public IReadOnlyList<PricedSummary> Price(IReadOnlyList<RuledSummary> wanted, string documentCurrency, List<PriceSummary> calculated)
    {
        var prices = new Dictionary<RuledSummary, PriceSummary>(ReferenceEqualityComparer.Instance);
        Func<RuledSummary, PriceSummary?> find = wanted.Count < Many ? Find : FindAmongAll(wanted[0].Summary.VersionId);
        foreach (RuledSummary one in wanted)
        {
            if (find(one) is { } known)
                prices[one] = known;
        }

        foreach ((RuledSummary one, PriceSummary made) in CalculateAll([.. wanted.Where(one => !prices.ContainsKey(one))], documentCurrency))
        {
            calculated.Add(made);
            prices[one] = made;
        }

        return [.. wanted.Select(one => new PricedSummary(BillOf(one, documentCurrency, prices[one]), prices[one].PricedLines + prices[one].UnpricedLines))];
    }

    private PriceSummary? Find(RuledSummary one) => store.FindPrices(one.Summary.VersionId, one.Summary.CustomerId, one.Summary.Currency, one.Fingerprint);

    private Func<RuledSummary, PriceSummary?> FindAmongAll(string versionId)
    {
        Dictionary<(string, string, string), PriceSummary> all = store.ListPrices(versionId).ToDictionary(static one => (one.CustomerId, one.Currency, one.RulesFingerprint));
        return one => all.GetValueOrDefault((one.Summary.CustomerId, one.Summary.Currency, one.Fingerprint));
    }

    private IEnumerable<(RuledSummary, PriceSummary)> CalculateAll(IReadOnlyList<RuledSummary> missing, string documentCurrency)
    {
        // Customers that stand side by side share segments: each part opens its own, and only those at its ends are opened twice.
        IGrouping<string, RuledSummary>[] customers =
            [.. missing.GroupBy(static one => one.Summary.CustomerId, StringComparer.Ordinal).OrderBy(static group => group.Key, StringComparer.Ordinal)];
        int perPart = (customers.Length + Environment.ProcessorCount - 1) / Environment.ProcessorCount;
        List<IGrouping<string, RuledSummary>[]> parts = [.. customers.Chunk(Math.Max(1, perPart))];
        List<Task<List<(RuledSummary, PriceSummary)>>> others = [.. parts.Skip(1).Select(part => Task.Run(() => Calculate(part, documentCurrency)))];
        List<(RuledSummary, PriceSummary)> own = parts.Count > 0 ? Calculate(parts[0], documentCurrency) : [];
        // Bills are asked for synchronously: this thread has done its own part and waits. Awaiter, not Result: a failure comes as it was thrown.
        return own.Concat(others.SelectMany(static other => other.GetAwaiter().GetResult()));
    }

    private List<(RuledSummary, PriceSummary)> Calculate(IGrouping<string, RuledSummary>[] customers, string documentCurrency)
    {
        Dictionary<string, (RuledSummary One, PriceTally Tally)[]> tallies = customers.ToDictionary(
            static group => group.Key,
            group => group.Select(one => (one, new PriceTally(one.Summary, documentCurrency))).ToArray(),
            StringComparer.Ordinal);
        string versionId = customers[0].First().Summary.VersionId;
        foreach ((string customerId, InvoiceLine line) in store.ReadLinesOf(versionId, tallies.Keys))
        {
            (RuledSummary One, PriceTally Tally)[] own = tallies[customerId];
            LinePrice price = PriceCalculator.Calculate(line, documentCurrency, own[0].One.Rule);
            foreach ((_, PriceTally tally) in own)
                tally.Add(line, price);
        }

        return [.. tallies.Values.SelectMany(static own => own).Select(static pair => (pair.One, pair.Tally.ToPrices(pair.One.Fingerprint)))];
    }

    private static CustomerBill BillOf(RuledSummary one, string documentCurrency, PriceSummary prices)
    {
        LineSummary summary = one.Summary;
        string currency = LineAmounts.CurrencyOf(summary.Currency, documentCurrency);
        return new CustomerBill
        {
            CustomerId = summary.CustomerId,
            CustomerName = CustomerOrder.NameOf(summary),
            LineCount = summary.LineCount,
            Cost = new Money(summary.Subtotal, currency),
            Tax = new Money(summary.Tax, currency),
            Price = new Money(prices.Price, currency),
            Rule = one.Rule,
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

/// <summary>A summary and the rule that its lines are priced by.</summary>
internal sealed record RuledSummary(LineSummary Summary, PricingRule Rule)
{
    public string Fingerprint { get; } = RuleFingerprint.Of(Rule);
}

/// <param name="PricedCount">Lines that went through pricing; the bill's own count comes from loading.</param>
internal sealed record PricedSummary(CustomerBill Bill, int PricedCount)
{
    public bool IsUnder(PricingRules rules, Invoice invoice) => rules.Select(Bill.CustomerId, invoice) == Bill.Rule;
}
