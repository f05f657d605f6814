using HcpCsp.Plugin.Model.Reports;
using HcpCsp.Plugin.Reports.Csv;
using HcpCsp.Plugin.Reports.Sheets;
using HcpCsp.Plugin.Reports.Sheets.Packing;

namespace HcpCsp.Plugin.Reports.Catalog;

/// <summary>A planned report on its way out: whole, and looked at, before a byte of it goes.</summary>
/// <param name="CheckData">Throws when what it was planned from didn't last until it was written.</param>
internal sealed record ReportFile(PlannedReport Report, Action CheckData, Stream Output, CancellationToken CancellationToken)
{
    public ReportRequest Request => Report.Request;

    public CsvDialect Dialect => Request.Dialect ?? CsvDialect.Plain;

    /// <param name="draft">Workbook.</param>
    /// <param name="check">Looks at the finished file; null for nothing to look for.</param>
    public Task<WorkbookResult> WriteAsync(WorkbookDraft draft, Action<Stream>? check = null) =>
        FinishedFile.WriteAsync(draft, finished => Check(finished, check), Output, CancellationToken);

    public Task<WorkbookResult> WriteAsync(Func<Stream, WorkbookResult> write) => FinishedFile.WriteAsync(write, finished => Check(finished, null), Output, CancellationToken);

    /// <summary>Rows as CSV. A sum that isn't what is billed releases nothing.</summary>
    /// <param name="columns">Columns.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="amount">Of a row; null for none.</param>
    /// <param name="billed">What they must come to, by currency.</param>
    public Task<WorkbookResult> WriteCsvAsync<TRow>(IReadOnlyList<SheetColumn<TRow>> columns, IEnumerable<TRow> rows, Func<TRow, Model.Money?> amount, IEnumerable<Model.Money> billed) => WriteAsync(output =>
    {
        var sum = new ControlSum();
        int count = CsvFile.Write(output, columns, rows.Select(row => amount(row) is { } one ? sum.Take(row, one) : row), Dialect, CancellationToken);
        sum.CheckAgainst(billed);
        return new WorkbookResult(count);
    });

    private void Check(Stream finished, Action<Stream>? check)
    {
        check?.Invoke(finished);
        CheckData();
    }
}
