using System.Globalization;
using HcpCsp.Plugin.Billing.Usage;
using HcpCsp.Plugin.Billing.Usage.Months;
using HcpCsp.Plugin.Pages.Views;

namespace HcpCsp.Plugin.Pages.Usage;

/// <summary>What is chosen above the table, and what links narrowed it to.</summary>
internal static class UsageFilters
{
    // A list of choices that nobody can read through is none.
    private const int MostTags = 200;

    public static FiltersView For(IReadOnlyList<UseMonth> months, MonthUse month, CurrencyUse usage, IReadOnlyList<string> tags, UsageAddress address, Formats formats)
    {
        UseQuery query = address.Query;
        var choices = new List<ChoiceView>
        {
            ChoiceView.Of("month", "Month", TextOf(month.Month), "", [.. months.Select(one => (TextOf(one.Month), formats.Month(one.Month) + (one.IsProvisional ? ", not billed yet" : "")))]),
        };
        if (month.Currencies.Count > 1)
            choices.Add(ChoiceView.Of("currency", "Currency", usage.Currency, "", [.. month.Currencies.Select(static one => (one.Currency, one.Currency))]));
        choices.Add(ChoiceView.Of("group", "Grouped by", UsageAddress.WordOf(query.Dimension), "", [.. UsageWords.Dimensions]));
        if (tags.Count > 0)
            choices.Add(ChoiceView.Of("tag", "Tag", query.Filter.Tag, "", [("", "–"), .. tags.Take(MostTags).Select(static tag => (tag, tag))]));
        return new FiltersView(
            address.Path, "Search subscription, resource group, resource or meter", query.Filter.Text, choices,
            HiddenView.For(("subscription", query.Filter.Subscription), ("resourceGroup", query.Filter.ResourceGroup), ("value", query.Filter.TagValue), ("sort", address.Sort)),
            query.Filter.IsEmpty ? "" : address.Clear);
    }

    public static IReadOnlyList<NarrowedView> ListNarrowed(CurrencyUse usage, UsageAddress address)
    {
        UseFilter filter = address.Query.Filter;
        var narrowed = new List<NarrowedView>();
        if (filter.Subscription.Length > 0)
            narrowed.Add(new NarrowedView("Subscription " + NameOf(usage, filter.Subscription), address.Of(filter with { Subscription = "" })));
        if (filter.ResourceGroup.Length > 0)
            narrowed.Add(new NarrowedView("Resource group " + filter.ResourceGroup, address.Of(filter with { ResourceGroup = "" })));
        if (filter.TagValue.Length > 0)
            narrowed.Add(new NarrowedView($"{filter.Tag} = {filter.TagValue}", address.Of(filter with { TagValue = "" })));
        return narrowed;
    }

    private static string NameOf(CurrencyUse usage, string subscriptionId) =>
        usage.Uses.FirstOrDefault(use => string.Equals(use.Place.SubscriptionId, subscriptionId, StringComparison.Ordinal))?.Place.SubscriptionName is { Length: > 0 } name ? name : subscriptionId;

    private static string TextOf(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
