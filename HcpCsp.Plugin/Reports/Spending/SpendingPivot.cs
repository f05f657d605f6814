using HcpCsp.Plugin.Reports.Sheets;

namespace HcpCsp.Plugin.Reports.Spending;

/// <summary>Amounts by month of one thing: a customer, or a product.</summary>
/// <param name="Texts">What it is.</param>
/// <param name="Prices">By month.</param>
/// <param name="Cost">Over all months; null where nobody is to see it.</param>
internal sealed record SpendingPivotRow(IReadOnlyList<string> Texts, IReadOnlyDictionary<DateOnly, decimal> Prices, decimal? Cost)
{
    public decimal Price => Prices.Values.Sum();
}

/// <summary>A table of things by months.</summary>
internal sealed class SpendingPivot(IReadOnlyList<DateOnly> months, IReadOnlyList<SpendingPivotRow> rows)
{
    public const string Total = "Total";

    public IReadOnlyList<SpendingPivotRow> Rows => rows;

    /// <param name="texts">Of the columns before the months, with their widths.</param>
    /// <param name="withCost">Whether cost and margin stand behind the total.</param>
    public IReadOnlyList<SheetColumn<SpendingPivotRow>> Columns(IReadOnlyList<(string Header, double Width)> texts, bool withCost) =>
    [
        .. texts.Select(static (text, index) => new TextSheetColumn<SpendingPivotRow>(text.Header, text.Width, row => row.Texts[index])),
        .. months.Select(static month => new NumberSheetColumn<SpendingPivotRow>(ReportFacts.Month(month), 14, CellLook.Money, row => row.Prices.GetValueOrDefault(month))),
        new NumberSheetColumn<SpendingPivotRow>(Total, 16, CellLook.Money, static row => row.Price),
        .. withCost ? CostColumns : [],
    ];

    /// <summary>Of the columns, by header; from the months' own sums.</summary>
    /// <param name="byMonth">What all rows come to in a month.</param>
    /// <param name="cost">What all cost; null where nobody is to see it.</param>
    public IReadOnlyDictionary<string, decimal> Sums(Func<DateOnly, decimal> byMonth, decimal? cost)
    {
        Dictionary<string, decimal> sums = months.ToDictionary(static month => ReportFacts.Month(month), byMonth, StringComparer.Ordinal);
        decimal price = sums.Values.Sum();
        sums[Total] = price;
        if (cost is { } known)
            (sums["Cost"], sums["Margin"]) = (known, price - known);
        return sums;
    }

    private static IReadOnlyList<SheetColumn<SpendingPivotRow>> CostColumns =>
    [
        new NumberSheetColumn<SpendingPivotRow>("Cost", 16, CellLook.Money, static row => row.Cost),
        new NumberSheetColumn<SpendingPivotRow>("Margin", 16, CellLook.Money, static row => row.Price - row.Cost),
        new NumberSheetColumn<SpendingPivotRow>("Margin %", 11, CellLook.Ratio, static row => row.Price == 0m || row.Cost is not { } cost ? null : Percentage.Of(row.Price - cost, row.Price)),
    ];
}
