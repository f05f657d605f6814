using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Pricing;

namespace HcpCsp.Plugin.Billing.Plans;

/// <summary>Adds a trial up by customer, currency and product.</summary>
internal sealed class TrialTally
{
    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);
    private readonly Dictionary<Key, Sums> sums = [];
    private string current = "";

    /// <summary>The customer that the next lines are of.</summary>
    public void Begin(string customerId, string name)
    {
        current = customerId;
        names.TryAdd(customerId, name);
    }

    public void Add(InvoiceLine line, LinePrice now, LinePrice then)
    {
        SummaryKey product = SummaryKey.Of(line);
        Sums sum = Of(new Key(current, then.Price.Currency, product.Family, product.ProductName));
        sum.Cost += then.Cost.Amount;
        sum.Now += now.Price.Amount;
        sum.Then += then.Price.Amount;
        sum.Lines++;
        sum.Clamped += then.Hits.Clamped == Rails.None ? 0 : 1;
        sum.Flagged += then.Coverage == LineCoverage.Flagged ? 1 : 0;
        sum.Unpriced += then.Coverage == LineCoverage.Unpriced ? 1 : 0;
    }

    public void Add(CustomerFee fee, bool isThen)
    {
        Sums sum = Of(new Key(fee.CustomerId, fee.Amount.Currency, ProductFamily.Fee, fee.Name));
        if (isThen)
            sum.Then += fee.Amount.Amount;
        else
            sum.Now += fee.Amount.Amount;
    }

    public TrialResult Result() => new(
        [.. sums.GroupBy(static pair => (pair.Key.CustomerId, pair.Key.Currency))
            .Select(group => CustomerOf(group.Key.CustomerId, group.Key.Currency, group))
            .OrderBy(static customer => customer.CustomerName, StringComparer.OrdinalIgnoreCase)
            .ThenBy(static customer => customer.CustomerId, StringComparer.Ordinal)
            .ThenBy(static customer => customer.Figures.Cost.Currency, StringComparer.Ordinal)]);

    private TrialCustomer CustomerOf(string customerId, string currency, IEnumerable<KeyValuePair<Key, Sums>> group)
    {
        TrialProduct[] products = [.. group
            .Select(static pair => new TrialProduct(pair.Key.Family, pair.Key.Product, pair.Value.Figures(pair.Key.Currency)))
            .OrderBy(static product => product.Family)
            .ThenBy(static product => product.Name, StringComparer.Ordinal)];
        TrialFigures all = products.Aggregate(TrialFigures.Zero(currency), static (sum, product) => TrialFigures.Add(sum, product.Figures));
        return new TrialCustomer(customerId, names[customerId], all, products);
    }

    private Sums Of(Key key)
    {
        if (!sums.TryGetValue(key, out Sums? found))
            sums[key] = found = new Sums();
        return found;
    }

    private readonly record struct Key(string CustomerId, string Currency, ProductFamily Family, string Product);

    private sealed class Sums
    {
        public decimal Cost { get; set; }

        public decimal Now { get; set; }

        public decimal Then { get; set; }

        public int Lines { get; set; }

        public int Clamped { get; set; }

        public int Flagged { get; set; }

        public int Unpriced { get; set; }

        public TrialFigures Figures(string currency) =>
            new(new Money(Cost, currency), new Money(Now, currency), new Money(Then, currency), Lines, Clamped, Flagged, Unpriced);
    }
}
