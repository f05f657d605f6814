using System.Globalization;
using HcpCsp.Plugin.Billing.Usage;

namespace HcpCsp.Plugin.Billing.Usage.Months;

/// <summary>Adds usage up by one thing.</summary>
internal static class UseGrouping
{
    /// <summary>All groups, and what they come to together: for all usage, the price of the lines.</summary>
    public static UseGroups Of(CurrencyUse usage, UsageDimension dimension, UseFilter filter)
    {
        var groups = new Dictionary<string, UseGroup>(StringComparer.Ordinal);
        var total = new UseSum();
        foreach (DailyUse use in usage.Uses.Where(filter.Matches))
        {
            total.Add(use);
            var (key, name, detail) = Describe(use, dimension, filter.Tag);
            if (!groups.TryGetValue(key, out UseGroup? group))
                groups[key] = group = new UseGroup(use, name, detail);
            group.Sum.Add(use);
        }

        if (filter.IsEmpty && usage.Untraced != 0m)
            total.AddPrice(usage.Untraced);
        return new UseGroups([.. groups.Values], total, filter.IsEmpty ? usage.Untraced : 0m);
    }

    /// <summary>Names of the tags that usage has, in alphabetical order.</summary>
    public static IReadOnlyList<string> ListTags(CurrencyUse usage) =>
        [.. usage.Uses.Select(static use => use.Place).Distinct().SelectMany(static place => place.Tags).Select(static tag => tag.Name)
            .Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.InvariantCultureIgnoreCase)];

    private static (string Key, string Name, string Detail) Describe(DailyUse use, UsageDimension dimension, string tag)
    {
        (UsePlace place, UseMeter meter) = (use.Place, use.Meter);
        switch (dimension)
        {
            case UsageDimension.Subscription:
                return (place.SubscriptionId, place.SubscriptionName, place.SubscriptionId);
            case UsageDimension.ResourceGroup:
                return ($"{place.SubscriptionId}\n{place.ResourceGroup}", place.ResourceGroup, place.SubscriptionName);
            case UsageDimension.Meter:
                return ($"{meter.Category}\n{meter.SubCategory}\n{meter.Name}\n{meter.Unit}", meter.Name, string.Join(" · ", new[] { meter.Category, meter.SubCategory, meter.Unit }.Where(static part => part.Length > 0)));
            case UsageDimension.Tag:
                string value = place.FindTag(tag) ?? UsageGroup.NotSet;
                return (value, value, "");
            case UsageDimension.Day:
                string day = use.Day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
                return (day, day, "");
            default:
                throw new ArgumentOutOfRangeException(nameof(dimension), dimension, "Not a dimension.");
        }
    }
}

/// <param name="Total">Of all groups, and of <paramref name="Untraced"/>.</param>
/// <param name="Untraced">Price of lines that no usage was found for; 0 where only some usage is wanted.</param>
internal sealed record UseGroups(IReadOnlyList<UseGroup> Groups, UseSum Total, decimal Untraced);

/// <param name="First">The first of it, which says where it is and what is used as far as all of it is the same.</param>
/// <param name="Name">Empty where Microsoft names nothing.</param>
/// <param name="Detail">What tells it from others of the name.</param>
internal sealed record UseGroup(DailyUse First, string Name, string Detail)
{
    public UseSum Sum { get; } = new();
}
