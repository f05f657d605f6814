using HcpCsp.Plugin.Api;
using HcpCsp.Plugin.Billing.Lines;
using HcpCsp.Plugin.Pages.Views;

namespace HcpCsp.Plugin.Pages.Billing.Lines;

/// <summary>One page of a customer's lines, and what all that were found come to.</summary>
/// <param name="Sums">One sentence per currency.</param>
internal sealed record LinesView(IReadOnlyList<SortView> Heads, IReadOnlyList<LineRow> Rows, IReadOnlyList<string> Sums, PagerView Pager)
{
    private static readonly (string Key, string Caption, bool IsNumber)[] Columns =
    [
        (LineOrder.ByPosition, "Line", false),
        ("product", "Product", false),
        ("charged", "Charged for", false),
        ("quantity", "Quantity", true),
        ("cost", "Cost", true),
        ("price", "Price", true),
    ];

    public static LinesView For(LinePage page, LineAddress address, string currency, Paging asked, Formats formats)
    {
        var sorting = new Sorting(address.Order.Key, address.Order.Descending);
        return new LinesView(
            [.. Columns.Select(column => sorting.View(column.Caption, column.Key, column.IsNumber, address.SortedBy))],
            [.. page.Lines.Select(line => LineRow.For(line, currency, formats))],
            [.. page.Sums.Select(sum => $"Cost {formats.Money(sum.Cost)}, price {formats.Money(sum.Price)}")],
            asked.Within(page.Found).View(page.Found, address.Filter.IsEmpty ? "lines" : "lines found", formats, address.At));
    }
}
