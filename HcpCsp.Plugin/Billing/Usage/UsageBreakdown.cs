using System.Globalization;
using System.Runtime.InteropServices;

namespace HcpCsp.Plugin.Billing.Usage;

/// <summary>Adds usage up in five ways at once, by customer and currency. Holds sums alone: as much memory as there are groups.</summary>
internal sealed class UsageBreakdown
{
    private readonly Dictionary<Key, Sum> sums = [];
    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Lines, decimal Amount)> byCurrency = new(StringComparer.Ordinal);

    /// <summary>In order of their code.</summary>
    public IReadOnlyList<string> Currencies => [.. byCurrency.Keys.Order(StringComparer.Ordinal)];

    public int LinesIn(string currency) => byCurrency.GetValueOrDefault(currency).Lines;

    public decimal AmountIn(string currency) => byCurrency.GetValueOrDefault(currency).Amount;

    public void Add(UsageEntry entry)
    {
        names[entry.CustomerId] = entry.CustomerName;
        ref (int Lines, decimal Amount) whole = ref CollectionsMarshal.GetValueRefOrAddDefault(byCurrency, entry.Currency, out _);
        whole = (whole.Lines + 1, whole.Amount + (entry.Amount?.Amount ?? 0m));

        Add(UsageDimension.Subscription, entry, entry.SubscriptionId, entry.SubscriptionId, entry.SubscriptionName);
        Add(UsageDimension.ResourceGroup, entry, $"{entry.SubscriptionId}\n{entry.ResourceGroup}", entry.ResourceGroup, entry.SubscriptionId);
        Add(UsageDimension.Day, entry, DayOf(entry), DayOf(entry));
        string[] meter = [entry.Line.MeterCategory ?? "", entry.Line.MeterSubCategory ?? "", entry.Line.MeterName ?? "", entry.Line.Unit ?? entry.Line.UnitType ?? ""];
        Add(UsageDimension.Meter, entry, string.Join('\n', meter), meter);
        foreach ((string name, string value) in UsageTags.Read(entry.Line.Tags))
            Add(UsageDimension.Tag, entry, $"{name.ToLowerInvariant()}\n{value}", name, value);
    }

    /// <summary>What isn't usage but belongs to the whole, such as a charge that no usage was found for.</summary>
    /// <param name="caption">Stands for what it is of, in each way of adding up but tags: they show it as not set.</param>
    public void AddOther(string customerId, string customerName, string currency, decimal amount, string caption)
    {
        names[customerId] = customerName;
        ref (int Lines, decimal Amount) whole = ref CollectionsMarshal.GetValueRefOrAddDefault(byCurrency, currency, out _);
        whole = (whole.Lines, whole.Amount + amount);
        foreach (UsageDimension dimension in (UsageDimension[])[UsageDimension.Subscription, UsageDimension.ResourceGroup, UsageDimension.Meter, UsageDimension.Day])
            SumOf(new Key(dimension, currency, customerId, caption), [caption]).Amount += amount;
    }

    /// <summary>By customer; days in their order, others the largest first. In each way, all groups come to the whole; of tags, all groups of one name.</summary>
    public IReadOnlyList<UsageGroup> List(UsageDimension dimension, string currency)
    {
        IEnumerable<UsageGroup> groups = sums.Where(pair => pair.Key.Dimension == dimension && string.Equals(pair.Key.Currency, currency, StringComparison.Ordinal)).Select(GroupOf);
        return [.. (dimension == UsageDimension.Tag ? WithUntagged([.. groups], currency) : groups)
            .OrderBy(static group => group.CustomerName, StringComparer.OrdinalIgnoreCase)
            .ThenBy(static group => group.CustomerId, StringComparer.Ordinal)
            .ThenBy(group => dimension is UsageDimension.Day or UsageDimension.Tag ? group.Texts[0] : "", StringComparer.OrdinalIgnoreCase)
            .ThenByDescending(static group => group.Amount)
            .ThenBy(static group => string.Join('\n', group.Texts), StringComparer.Ordinal)];
    }

    // Of each tag's name, what hasn't that tag: so that its groups come to the whole.
    private IEnumerable<UsageGroup> WithUntagged(IReadOnlyList<UsageGroup> tags, string currency)
    {
        foreach (IGrouping<string, UsageGroup> customer in List(UsageDimension.Day, currency).GroupBy(static day => day.CustomerId, StringComparer.Ordinal))
        {
            UsageGroup whole = customer.First() with { Texts = [UsageGroup.NotSet, ""], Lines = customer.Sum(static day => day.Lines), Amount = customer.Sum(static day => day.Amount), Quantity = 0m };
            UsageGroup[] own = [.. tags.Where(tag => string.Equals(tag.CustomerId, customer.Key, StringComparison.Ordinal))];
            if (own.Length == 0)
                yield return whole;
            foreach (IGrouping<string, UsageGroup> name in own.GroupBy(static tag => tag.Texts[0], StringComparer.OrdinalIgnoreCase))
            {
                foreach (UsageGroup tag in name)
                    yield return tag;
                int lines = whole.Lines - name.Sum(static tag => tag.Lines);
                decimal amount = whole.Amount - name.Sum(static tag => tag.Amount);
                if (lines != 0 || amount != 0m)
                    yield return whole with { Texts = [name.First().Texts[0], UsageGroup.NotSet], Lines = lines, Amount = amount };
            }
        }
    }

    private void Add(UsageDimension dimension, UsageEntry entry, string key, params string[] texts)
    {
        ref Sum sum = ref SumOf(new Key(dimension, entry.Currency, entry.CustomerId, key), texts);
        sum.Lines++;
        sum.Quantity += entry.Line.Quantity ?? 0m;
        sum.Amount += entry.Amount?.Amount ?? 0m;
    }

    private ref Sum SumOf(Key key, string[] texts)
    {
        ref Sum sum = ref CollectionsMarshal.GetValueRefOrAddDefault(sums, key, out bool exists);
        if (!exists)
            sum.Texts = texts;
        return ref sum;
    }

    private UsageGroup GroupOf(KeyValuePair<Key, Sum> pair) =>
        new(pair.Key.CustomerId, names[pair.Key.CustomerId], pair.Value.Texts, pair.Value.Lines, pair.Value.Quantity, pair.Value.Amount);

    private static string DayOf(UsageEntry entry) => entry.Day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private readonly record struct Key(UsageDimension Dimension, string Currency, string CustomerId, string Text);

    private struct Sum
    {
        public string[] Texts;
        public int Lines;
        public decimal Quantity;
        public decimal Amount;
    }
}

/// <summary>A way to add usage up.</summary>
internal enum UsageDimension
{
    Subscription,
    ResourceGroup,
    Meter,
    Tag,
    Day,
}

/// <summary>What some usage comes to.</summary>
/// <param name="Texts">What it is of: subscription id, name · resource group, subscription id · meter category, subcategory, name, unit · tag name, value · day.</param>
/// <param name="Quantity">Of one meter: others add units up that don't go together, and nobody is to show it.</param>
/// <param name="Amount">Cost or price, as the entries had it.</param>
internal sealed record UsageGroup(string CustomerId, string CustomerName, IReadOnlyList<string> Texts, int Lines, decimal Quantity, decimal Amount)
{
    /// <summary>Stands for a tag that usage hasn't.</summary>
    public const string NotSet = "(not set)";

    public string Text(int index) => index < Texts.Count ? Texts[index] : "";
}
