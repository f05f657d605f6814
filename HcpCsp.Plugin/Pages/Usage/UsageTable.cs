using HcpCsp.Plugin.Api;
using HcpCsp.Plugin.Billing.Usage;
using HcpCsp.Plugin.Billing.Usage.Months;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Pages.Views;

namespace HcpCsp.Plugin.Pages.Usage;

/// <summary>Makes the tables of the page: usage by one thing, and the days without credit.</summary>
internal static class UsageTable
{
    private const int PageSize = 50;

    private static readonly (string Key, string Caption)[] Figures = [("rows", "Rows"), ("list", "List value"), ("credit", "Partner-earned credit"), ("cost", "Cost"), ("price", "Price")];

    public static UsageTableView Of(CurrencyUse usage, UsageAddress address, Paging asked, Formats formats)
    {
        UseQuery query = address.Query;
        UseGroups groups = UseGrouping.Of(usage, query.Dimension, query.Filter);
        IReadOnlyList<UseGroup> ordered = query.Order.Apply(groups.Groups);
        Paging paging = asked.Within(ordered.Count);
        var sorting = new Sorting(query.Order.Key, query.Order.Descending);
        string by = query.Dimension == UsageDimension.Tag && query.Filter.Tag.Length > 0 ? query.Filter.Tag : UsageWords.Caption(query.Dimension);
        return new UsageTableView(
            by,
            query.Dimension == UsageDimension.Meter,
            [sorting.View(by, "name", isNumber: false, address.SortedBy), .. Figures.Select(figure => sorting.View(figure.Caption, figure.Key, isNumber: true, address.SortedBy))],
            [.. ordered.Skip(paging.Skip).Take(PageSize).Select(group => UsageRowView.For(group, address, usage.Currency, formats))],
            groups.Untraced == 0m ? null : UsageRowView.Untraced(groups.Untraced, usage.Currency, formats),
            UsageRowView.Of(groups.Total, query.Filter.IsEmpty ? "Total" : "Total of what is shown", "", usage.Currency, formats),
            query.Dimension == UsageDimension.Day && groups.Groups.Count > 0 ? ChartOf(groups.Groups, usage.Currency, formats) : null,
            paging.View(ordered.Count, UsageWords.Several(query.Dimension), formats, address.At));
    }

    public static MissedCreditView Of(IReadOnlyList<MissedCredit> missed, UsageAddress address, string currency, Paging asked, Formats formats)
    {
        Paging paging = asked.Within(missed.Count);
        decimal[] known = [.. missed.Select(static one => one.Worth).OfType<decimal>()];
        return new MissedCreditView(
            [.. missed.Skip(paging.Skip).Take(PageSize).Select(one => MissedCreditRow.For(one, currency, formats))],
            known.Length == 0 ? Formats.None : formats.Money(new Money(known.Sum(), currency)),
            paging.View(missed.Count, "resources and meters", formats, address.At));
    }

    public static Paging PagingOf(Abstractions.Pages.PageRequest request) => Paging.Read(request, PageSize);

    // Whatever the table is sorted by, days go from left to right.
    private static BarChartView ChartOf(IReadOnlyList<UseGroup> groups, string currency, Formats formats)
    {
        UseGroup[] days = [.. groups.Where(static group => group.First.Day is not null).OrderBy(static group => group.First.Day)];
        return BarChartView.Draw(
            $"Cost and price by day in {currency}",
            [.. days.Select(day => formats.Number(day.First.Day?.Day ?? 0))],
            [new ChartSeries("Cost", "cost", [.. days.Select(static day => day.Sum.Cost)]), new ChartSeries("Price", "price", [.. days.Select(static day => day.Sum.Price ?? 0m)])],
            line: null,
            value => formats.Amount(new Money(value, currency)));
    }
}
