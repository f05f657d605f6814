using System.Runtime.InteropServices;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;

namespace HcpCsp.Plugin.Billing.Usage;

/// <summary>Spreads the price of a customer's Azure plan lines over its daily usage, so that the parts come to that price exactly. Pure.</summary>
/// <remarks>
/// Never by cost: partner-earned credit is in it, and parts made by it would let the customer read it back. Within a meter the parts go by
/// quantity, which is the unit price that the customer pays anyway. Where lines and usage meet on a wider ground only, they go by quantity times
/// the price list's unit price, which is public. What nothing stands behind stays in <see cref="Untraced"/>. Holds figures by meter, not by line.
/// </remarks>
internal sealed class UsageAllotment
{
    private readonly string currency;
    private readonly Dictionary<UsageMeter, Pool> pools;

    private UsageAllotment(string currency, Dictionary<UsageMeter, Pool> pools, decimal price, decimal untraced)
    {
        this.currency = currency;
        this.pools = pools;
        Price = new Money(price, currency);
        Untraced = new Money(untraced, currency);
    }

    /// <summary>Of all lines that are spread.</summary>
    public Money Price { get; }

    /// <summary>Price of lines that no usage could be found for.</summary>
    public Money Untraced { get; }

    /// <param name="lines">The customer's priced lines in the currency; others than those of Azure plans are passed over.</param>
    /// <param name="usage">Its usage in the currency.</param>
    /// <param name="currency">Of both.</param>
    public static UsageAllotment Of(IEnumerable<PricedLine> lines, IEnumerable<UsageLine> usage, string currency) => Of(lines, usage.Select(MeteredUse.Of), currency);

    /// <inheritdoc cref="Of(IEnumerable{PricedLine}, IEnumerable{UsageLine}, string)"/>
    public static UsageAllotment Of(IEnumerable<PricedLine> lines, IEnumerable<MeteredUse> usage, string currency)
    {
        var prices = new Dictionary<ChargeKey, decimal>();
        foreach (PricedLine line in lines.Where(static line => ProductFamilyClassifier.Classify(line.Line) == ProductFamily.AzurePlan))
            CollectionsMarshal.GetValueRefOrAddDefault(prices, ChargeKey.Of(line.Line), out _) += line.Outcome.Price.Amount;

        decimal price = prices.Values.Sum();
        var weights = new Dictionary<UsageMeter, Weights>();
        foreach (MeteredUse use in usage)
            CollectionsMarshal.GetValueRefOrAddDefault(weights, use.Meter, out _).Add(use);

        var found = new Dictionary<UsageMeter, Pool>();
        Match(prices, weights, found, static meter => meter.WithRegion, static charge => charge, byQuantity: true);
        Match(prices, weights, found, static meter => meter.WithoutRegion, static charge => charge, byQuantity: false);
        Match(prices, weights, found, static meter => meter.WithRegion.OfSku, static charge => charge.OfSku, byQuantity: false);
        Match(prices, weights, found, static meter => meter.WithRegion.OfProduct, static charge => charge.OfProduct, byQuantity: false);
        return new UsageAllotment(currency, found, price, prices.Values.Sum());
    }

    /// <summary>Prices one reading of the usage, line after line in the same order each time.</summary>
    public Reading Read() => new(this);

    /// <summary>Takes what meets on one ground out of prices and weights.</summary>
    private static void Match(
        Dictionary<ChargeKey, decimal> prices, Dictionary<UsageMeter, Weights> weights, Dictionary<UsageMeter, Pool> found,
        Func<UsageMeter, ChargeKey> keyOfUsage, Func<ChargeKey, ChargeKey> keyOfCharge, bool byQuantity)
    {
        ILookup<ChargeKey, ChargeKey> charges = prices.Keys.ToLookup(keyOfCharge);
        foreach (IGrouping<ChargeKey, UsageMeter> meters in weights.Keys.GroupBy(keyOfUsage).ToArray())
        {
            decimal whole = meters.Sum(meter => weights[meter].By(byQuantity));
            ChargeKey[] own = [.. charges[meters.Key]];
            if (own.Length == 0 || whole == 0m)
                continue;
            var pool = new Pool(own.Sum(charge => prices[charge]), whole, byQuantity);
            foreach (UsageMeter meter in meters)
            {
                found.Add(meter, pool);
                weights.Remove(meter);
            }

            foreach (ChargeKey charge in own)
                prices.Remove(charge);
        }
    }

    /// <summary>One pass over the usage: each line's part is what the rounded running total grows by, so nothing is lost or made.</summary>
    internal sealed class Reading(UsageAllotment allotment)
    {
        private readonly Dictionary<Pool, Running> given = new(ReferenceEqualityComparer.Instance);

        /// <summary>The line's part; null when no charge was found for it.</summary>
        public Money? Take(UsageLine line) => Take(MeteredUse.Of(line));

        /// <inheritdoc cref="Take(UsageLine)"/>
        public Money? Take(MeteredUse use)
        {
            if (!allotment.pools.TryGetValue(use.Meter, out Pool? pool))
                return null;
            ref Running running = ref CollectionsMarshal.GetValueRefOrAddDefault(given, pool, out _);
            running.Weight += pool.IsByQuantity ? use.Quantity : use.ListValue;
            // The whole at the end, whatever the division rounds.
            decimal soFar = running.Weight == pool.Weight ? pool.Price : new Money(pool.Price * running.Weight / pool.Weight, allotment.currency).Rounded().Amount;
            decimal part = soFar - running.Price;
            running.Price = soFar;
            return new Money(part, allotment.currency);
        }
    }

    /// <summary>Charges and the weight of the usage that they are spread over.</summary>
    internal sealed record Pool(decimal Price, decimal Weight, bool IsByQuantity);

    private struct Running
    {
        public decimal Weight;
        public decimal Price;
    }

    private struct Weights
    {
        private decimal quantity;
        private decimal listValue;

        public void Add(MeteredUse use)
        {
            quantity += use.Quantity;
            listValue += use.ListValue;
        }

        public readonly decimal By(bool byQuantity) => byQuantity ? quantity : listValue;
    }
}
