using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using HcpCsp.Plugin.Model.Reports;
using HcpCsp.Plugin.Reports.Sheets;

namespace HcpCsp.Plugin.Reports.Csv;

/// <summary>Writes rows by the columns of a line sheet: one header, then a line each. Nothing is held.</summary>
internal static class CsvFile
{
    private const int BufferSize = 64 * 1024;

    /// <returns>Rows written.</returns>
    public static int Write<TRow>(Stream output, IReadOnlyList<SheetColumn<TRow>> columns, IEnumerable<TRow> rows, CsvDialect dialect, CancellationToken cancellationToken)
    {
        using var text = new StreamWriter(output, new UTF8Encoding(dialect.HasByteOrderMark), BufferSize, leaveOpen: true);
        using var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = dialect.Separator.ToString(), NewLine = "\r\n" });
        foreach (SheetColumn<TRow> column in columns)
            csv.WriteField(column.Header);
        csv.NextRecord();

        NumberFormatInfo numbers = new() { NumberDecimalSeparator = dialect.DecimalSign.ToString() };
        int count = 0;
        foreach (TRow row in rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (SheetColumn<TRow> column in columns)
                csv.WriteField(TextOf(column, row, dialect, numbers));
            csv.NextRecord();
            count++;
        }

        return count;
    }

    private static string TextOf<TRow>(SheetColumn<TRow> column, TRow row, CsvDialect dialect, NumberFormatInfo numbers) => column switch
    {
        TextSheetColumn<TRow> text => CsvText.Neutralize(text.Get(row) ?? ""),
        // Every digit that there is, and no exponent.
        NumberSheetColumn<TRow> number => number.Get(row)?.ToString("0.############################", numbers) ?? "",
        DateSheetColumn<TRow> date => date.Get(row)?.ToString(dialect.DateForm, CultureInfo.InvariantCulture) ?? "",
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, "Not a column."),
    };
}
