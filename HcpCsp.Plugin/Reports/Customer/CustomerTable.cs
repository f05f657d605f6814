using HcpCsp.Plugin.Reports.Sheets;
using HcpCsp.Plugin.Reports.Sheets.Lines;

namespace HcpCsp.Plugin.Reports.Customer;

/// <summary>What customers may see of one kind of lines.</summary>
/// <param name="Prefix">Of the names of its tables.</param>
/// <param name="Columns">The allow-list.</param>
internal abstract record CustomerTable(string Prefix, IReadOnlyList<SheetColumn> Columns)
{
    /// <summary>Goes through the lines of a sheet in the sheet's order.</summary>
    public abstract IAllowedRows Open(LineSheet sheet);
}

/// <summary>The lines of a sheet, one after the other.</summary>
internal interface IAllowedRows : IDisposable
{
    /// <summary>False when there is no further line.</summary>
    bool MoveNext();

    bool Allows(int column, ScannedCell cell);
}

/// <inheritdoc/>
internal sealed record CustomerTable<TRow>(string Prefix, IReadOnlyList<SheetColumn<TRow>> Allowed) : CustomerTable(Prefix, Allowed)
{
    public override IAllowedRows Open(LineSheet sheet) => sheet is LineSheet<TRow> lines
        ? new Rows(lines.ReadPart().GetEnumerator(), Allowed)
        : throw new CustomerLeakException($"The lines of {sheet.TableName} are not of the kind that the customer may see.");

    private sealed class Rows(IEnumerator<TRow> rows, IReadOnlyList<SheetColumn<TRow>> allowed) : IAllowedRows
    {
        public bool MoveNext() => rows.MoveNext();

        public bool Allows(int column, ScannedCell cell) => column < allowed.Count && allowed[column] switch
        {
            NumberSheetColumn<TRow> number => !cell.IsText && cell.Number == number.Get(rows.Current),
            TextSheetColumn<TRow> text => cell.IsText && string.Equals(cell.Value, SheetText.Clean(text.Get(rows.Current) ?? ""), StringComparison.Ordinal),
            DateSheetColumn<TRow> date => date.Get(rows.Current) is not null,
            _ => false,
        };

        public void Dispose() => rows.Dispose();
    }
}
