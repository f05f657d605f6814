using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.Billing.Usage.Months;

/// <summary>Which usage is wanted. What is empty is no condition.</summary>
internal sealed record UseFilter
{
    /// <summary>Part of a subscription, resource group, resource or meter.</summary>
    public string Text { get; init; } = "";

    /// <summary>Id of the Azure subscription.</summary>
    public string Subscription { get; init; } = "";

    public string ResourceGroup { get; init; } = "";

    /// <summary>Name of the tag that usage is grouped by, or that has a <see cref="TagValue"/>.</summary>
    public string Tag { get; init; } = "";

    /// <summary>Of the tag; <see cref="UsageGroup.NotSet"/> for usage that hasn't the tag.</summary>
    public string TagValue { get; init; } = "";

    /// <summary>Whether all usage is wanted: the name of a tag alone is no condition.</summary>
    public bool IsEmpty => this with { Tag = "" } == new UseFilter();

    /// <summary>From named values, as pages and programs write them.</summary>
    public static UseFilter Read(Func<string, string?> find) => new()
    {
        Text = find("q") ?? "",
        Subscription = find("subscription")?.ToLowerInvariant() ?? "",
        ResourceGroup = find("resourceGroup")?.ToLowerInvariant() ?? "",
        Tag = find("tag") ?? "",
        TagValue = find("value") ?? "",
    };

    public bool Matches(DailyUse use) =>
        (Subscription.Length == 0 || string.Equals(use.Place.SubscriptionId, Subscription, StringComparison.Ordinal))
        && (ResourceGroup.Length == 0 || string.Equals(use.Place.ResourceGroup, ResourceGroup, StringComparison.Ordinal))
        && (TagValue.Length == 0 || string.Equals(use.Place.FindTag(Tag) ?? UsageGroup.NotSet, TagValue, StringComparison.Ordinal))
        && (Text.Length == 0 || Contains(use));

    private bool Contains(DailyUse use) =>
        Has(use.Place.SubscriptionName) || Has(use.Place.SubscriptionId) || Has(use.Place.ResourceGroup) || Has(use.Place.Resource)
        || Has(use.Meter.Name) || Has(use.Meter.Category) || Has(use.Meter.SubCategory);

    private bool Has(string text) => new SearchText(Text).IsIn(text);
}
