using System.Diagnostics;
using System.Globalization;
using HcpCsp.Benchmarks.Pricing;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Reports.Partner;
using HcpCsp.Plugin.Reports.Sheets;
using HcpCsp.Plugin.Reports.Sheets.Lines;
using HcpCsp.Plugin.Reports.Sheets.Packing;
using HcpCsp.Plugin.Store;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace HcpCsp.Benchmarks.Reports;

/// <summary>
/// A workbook of many priced lines, by our writer and by MiniExcel. A sample of the lines is read and priced before, and written over and
/// over, so that neither is measured by what reading takes.
/// </summary>
internal static class LineWorkbook
{
    public const string Name = "report";
    public const string Peer = "report-miniexcel";

    private const string RowsFile = "rows";

    // Twenty of the columns made for reading; the story of a price takes longer to tell than to write.
    private static readonly string[] LeftOut = ["Position", "Subscription", "Price story", "Pricing currency", "Exchange rate"];

    public static IReadOnlyList<SheetColumn<PricedLine>> Columns { get; } =
        [.. PartnerLineColumns.All.Where(static column => !column.IsRaw && !LeftOut.Contains(column.Header, StringComparer.Ordinal))];

    /// <summary>Says how many rows the workbooks of a folder have.</summary>
    public static Task SaveRowsAsync(string folder, long rows, CancellationToken cancellationToken) =>
        File.WriteAllTextAsync(Path.Combine(folder, RowsFile), rows.ToString(CultureInfo.InvariantCulture), cancellationToken);

    public static Task<PartResult> RunAsync(string folder) => RunAsync(folder, static (lines, rows, output) =>
    {
        using var draft = new WorkbookDraft { Title = "Lines", Creator = "Benchmark", Footer = "Benchmark", AsOf = DateTimeOffset.UnixEpoch };
        LineSheetSet.Add(draft, new LineSheetRequest<PricedLine>
        {
            Name = "Line items",
            About = "Benchmark",
            Currency = "USD",
            Columns = Columns,
            Read = () => lines,
            Count = rows,
            Sums = new Dictionary<string, decimal>(StringComparer.Ordinal)
            {
                [PartnerLineColumns.Cost] = lines.Sum(static line => line.Outcome.Cost.Amount),
                [PartnerLineColumns.Price] = lines.Sum(static line => line.Outcome.Price.Amount),
            },
            MostSheetRows = LineParts.MostSheetRows,
        });
        WorkbookPacker.Pack(draft, output, CancellationToken.None);
        return Task.CompletedTask;
    });

    /// <summary>The same cells, streamed row by row, without anything that it could do beside: no widths worked out.</summary>
    public static Task<PartResult> RunPeerAsync(string folder) => RunAsync(folder, static (lines, _, output) =>
        MiniExcel.SaveAsAsync(output, lines.Select(CellsOf), sheetName: "Line items", configuration: new OpenXmlConfiguration { EnableAutoWidth = false }));

    private static Dictionary<string, object?> CellsOf(PricedLine line)
    {
        var cells = new Dictionary<string, object?>(Columns.Count, StringComparer.Ordinal);
        foreach (SheetColumn<PricedLine> column in Columns)
        {
            cells[column.Header] = column switch
            {
                NumberSheetColumn<PricedLine> number => number.Get(line),
                DateSheetColumn<PricedLine> date => date.Get(line)?.ToDateTime(TimeOnly.MinValue),
                TextSheetColumn<PricedLine> text => text.Get(line),
                _ => throw new ArgumentOutOfRangeException(nameof(line), column, "Not a column."),
            };
        }

        return cells;
    }

    private static async Task<PartResult> RunAsync(string folder, Func<IEnumerable<PricedLine>, int, Stream, Task> write)
    {
        string copy = Directory.CreateTempSubdirectory("hcpcsp-report-").FullName;
        try
        {
            List<PricedLine> sample = ReadSample(folder, copy);
            int rows = int.Parse(await File.ReadAllTextAsync(Path.Combine(folder, RowsFile)), CultureInfo.InvariantCulture);
            string path = Path.Combine(copy, "lines.xlsx");
            long began = Stopwatch.GetTimestamp();
            await using (FileStream output = File.Create(path, 128 * 1024))
                await write(Enumerable.Range(0, rows).Select(row => sample[row % sample.Count]), rows, output);
            return Part.Came(Stopwatch.GetElapsedTime(began), rows) with { Bytes = new FileInfo(path).Length };
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    private static List<PricedLine> ReadSample(string folder, string copy)
    {
        using CspStore store = PricedStore.OpenCopy(folder, copy);
        IBillingLedger ledger = PricedStore.LedgerOf(store);
        InvoiceBill bill = ledger.ListInvoices(null).Single();
        return [.. ledger.ReadPricedLines(bill.Account.Id, bill.Invoice.Number, customerId: null)];
    }
}
