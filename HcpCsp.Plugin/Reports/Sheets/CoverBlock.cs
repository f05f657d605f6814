using System.Globalization;
using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.Reports.Sheets;

/// <summary>Writes the labelled facts at the top of a summary sheet.</summary>
internal static class CoverBlock
{
    /// <summary>Labels in column B, values in column C; facts without a value are left out.</summary>
    /// <returns>The row after the last.</returns>
    public static int Write(SheetCanvas canvas, int row, IEnumerable<(string Label, string Value)> facts, int lastColumn)
    {
        foreach ((string label, string value) in facts.Where(fact => fact.Value.Length > 0))
        {
            WorkbookLook.Label(canvas.Text(row, 2, label));
            WorkbookLook.Value(canvas.Text(row, 3, value));
            canvas.Sheet.Range(row, 3, row, lastColumn).Merge();
            // A merged cell doesn't grow by itself.
            canvas.Sheet.Row(row).Height = 16.5 * Math.Clamp((int)Math.Ceiling(value.Length / 72.0), 1, 6);
            row++;
        }

        return row;
    }

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Both days belong to the period.</summary>
    public static string Period(BillingPeriod period) => $"{Day(period.Start)} to {Day(period.End.AddDays(-1))}";

    public static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    public static DateTimeOffset AsOf(Invoice invoice) => invoice.Lines?.DataCreatedAt ?? invoice.InvoiceDate;
}
