using System.Globalization;
using HcpCsp.Plugin.Billing.Usage;
using HcpCsp.Plugin.Billing.Usage.Months;

namespace HcpCsp.Plugin.Pages.Usage;

/// <summary>Where a customer's usage is shown, with all that was asked for in the address: whoever copies it sees the same.</summary>
/// <param name="Path">Of the page.</param>
/// <param name="ShowsMissed">Whether it is about the days without credit.</param>
internal sealed record UsageAddress(string Path, UseQuery Query, bool ShowsMissed)
{
    public const string Missed = "missed";

    public string MonthText => Query.Month?.ToString("yyyy-MM", CultureInfo.InvariantCulture) ?? "";

    /// <summary>Empty for the usual order.</summary>
    public string Sort => Query.Order == UseOrder.Usual(Query.Dimension) ? "" : (Query.Order.Descending ? "-" : "") + Query.Order.Key;

    public string At(string page) => CspPaths.With(
        Path,
        ("month", MonthText),
        ("currency", Query.Currency),
        ("show", ShowsMissed ? Missed : null),
        ("group", Query.Dimension == UsageDimension.Subscription ? "" : WordOf(Query.Dimension)),
        ("q", Query.Filter.Text),
        ("subscription", Query.Filter.Subscription),
        ("resourceGroup", Query.Filter.ResourceGroup),
        ("tag", Query.Filter.Tag),
        ("value", Query.Filter.TagValue),
        ("sort", Sort),
        ("page", page));

    public string SortedBy(string sort) => (this with { Query = Query with { Order = UseOrder.Read(sort, Query.Dimension) } }).At("");

    /// <summary>The first page of other usage.</summary>
    public string Of(UseFilter filter) => (this with { Query = Query with { Filter = filter } }).At("");

    /// <summary>Some usage, grouped by something narrower.</summary>
    public string Into(UsageDimension dimension, UseFilter filter) =>
        (this with { Query = Query with { Dimension = dimension, Filter = filter, Order = UseOrder.Usual(dimension) } }).At("");

    /// <summary>All usage of the month, grouped as it is.</summary>
    public string Clear => Of(new UseFilter { Tag = Query.Dimension == UsageDimension.Tag ? Query.Filter.Tag : "" });

    public static string WordOf(UsageDimension dimension)
    {
        string name = dimension.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
