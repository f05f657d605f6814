namespace HcpCsp.Plugin.Reports.Sheets.Lines;

/// <summary>The rows of one sheet: a stretch of the rows in one currency, with its control totals.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Sums">Of the summed columns, by header.</param>
internal sealed record LinePart(int Number, int Skip, int Count, IReadOnlyDictionary<string, decimal> Sums);
