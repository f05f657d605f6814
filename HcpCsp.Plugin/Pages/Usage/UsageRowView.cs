using System.Globalization;
using HcpCsp.Plugin.Billing.Usage;
using HcpCsp.Plugin.Billing.Usage.Months;
using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.Pages.Usage;

/// <summary>One row of a customer's usage.</summary>
/// <param name="Path">To the same usage, grouped by something narrower; empty for none.</param>
/// <param name="Quantity">Of one meter alone; empty otherwise.</param>
/// <param name="Credit">Partner-earned credit in percent of list value; a dash where it isn't known.</param>
internal sealed record UsageRowView(string Name, string Detail, string Path, string Quantity, string Rows, string ListValue, string Credit, string Cost, string Price)
{
    public static UsageRowView For(UseGroup group, UsageAddress address, string currency, Formats formats)
    {
        UsageDimension dimension = address.Query.Dimension;
        string name = dimension == UsageDimension.Day && DateOnly.TryParseExact(group.Name, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? formats.Date(day) : group.Name;
        return Of(group.Sum, name.Length > 0 ? name : UsageWords.Nameless(dimension), group.Detail, currency, formats) with
        {
            Path = PathOf(group, address),
            Quantity = dimension == UsageDimension.Meter ? formats.Decimal(group.Sum.Quantity) : "",
        };
    }

    public static UsageRowView Of(UseSum sum, string name, string detail, string currency, Formats formats) => new(
        name, detail, "", "", formats.Number(sum.Rows),
        sum.ListValue is { } list ? formats.Amount(new Money(list, currency)) : Formats.None,
        sum.CreditPercent is { } percent ? formats.Share(percent, 100m) : Formats.None,
        formats.Amount(new Money(sum.Cost, currency)),
        sum.Price is { } price ? formats.Amount(new Money(price, currency)) : Formats.None);

    /// <summary>What no usage was found for.</summary>
    public static UsageRowView Untraced(decimal price, string currency, Formats formats) =>
        new("In no usage", "Lines of the document that no day of usage stands behind", "", "", Formats.None, Formats.None, Formats.None, Formats.None, formats.Amount(new Money(price, currency)));

    private static string PathOf(UseGroup group, UsageAddress address)
    {
        UseFilter filter = address.Query.Filter;
        UsePlace place = group.First.Place;
        return address.Query.Dimension switch
        {
            UsageDimension.Subscription when place.SubscriptionId.Length > 0 => address.Into(UsageDimension.ResourceGroup, filter with { Subscription = place.SubscriptionId }),
            UsageDimension.ResourceGroup when place is { SubscriptionId.Length: > 0, ResourceGroup.Length: > 0 } =>
                address.Into(UsageDimension.Meter, filter with { Subscription = place.SubscriptionId, ResourceGroup = place.ResourceGroup }),
            UsageDimension.Tag when group.Name.Length > 0 => address.Into(UsageDimension.Subscription, filter with { TagValue = group.Name }),
            _ => "",
        };
    }
}
