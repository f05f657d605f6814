using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Security;
using System.Text;

namespace HcpCsp.Plugin.Reports.Sheets.Lines;

/// <summary>Writes the cells of a sheet row by row, straight into the package: as much memory for a million rows as for one.</summary>
/// <param name="output">Takes the rows.</param>
/// <param name="styles">Of the cells of a row, column by column.</param>
internal sealed class CellWriter(Stream output, IReadOnlyList<int> styles)
{
    // What can go out as it is: no markup, nothing that SheetText would change, no end of a line.
    private static readonly SearchValues<char> Special = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(code => (char)code), .. Enumerable.Range(0xD800, 0x800).Select(code => (char)code), '_', '<', '>', '&', '\uFFFE', '\uFFFF']);

    private static readonly DateOnly Epoch = new(1899, 12, 30);

    // Before this day, Excel counts a 29th of February 1900 that never was.
    private static readonly DateOnly FirstDay = new(1900, 3, 1);

    // Below what the garbage collector takes for a large object: many small workbooks would make it collect everything again and again.
    private readonly byte[] buffer = new byte[64 * 1024];
    private readonly byte[][] starts = [.. styles.Select((_, index) => Encoding.ASCII.GetBytes($"<c r=\"{CellAddress.Column(index + 1)}"))];
    private readonly byte[][] numbers = [.. styles.Select(style => Encoding.ASCII.GetBytes($"\" s=\"{style}\"><v>"))];
    private readonly byte[][] texts = [.. styles.Select(style => Encoding.ASCII.GetBytes($"\" s=\"{style}\" t=\"inlineStr\"><is><t>"))];
    private readonly byte[][] spacedTexts = [.. styles.Select(style => Encoding.ASCII.GetBytes($"\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"))];
    private readonly byte[][] blanks = [.. styles.Select(style => Encoding.ASCII.GetBytes($"\" s=\"{style}\"/>"))];
    private readonly byte[] rowNumber = new byte[12];
    private int rowDigits;
    private int used;

    public void StartRow(int number)
    {
        Utf8Formatter.TryFormat(number, rowNumber, out rowDigits);
        Raw("<row r=\""u8);
        Raw(Row);
        Raw("\">"u8);
    }

    public void EndRow() => Raw("</row>"u8);

    /// <summary>A row without any content, since a table can't do without one.</summary>
    public void BlankRow(int number)
    {
        StartRow(number);
        for (int index = 0; index < starts.Length; index++)
        {
            Start(index);
            Raw(blanks[index]);
        }

        EndRow();
    }

    public void Number(int index, decimal number)
    {
        Start(index);
        Raw(numbers[index]);
        Reserve(64);
        Utf8Formatter.TryFormat(number, buffer.AsSpan(used), out int length);
        used += length;
        Raw("</v></c>"u8);
    }

    public void Date(int index, DateOnly date)
    {
        if (date >= FirstDay)
            Number(index, date.DayNumber - Epoch.DayNumber);
        else
            Text(index, date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    /// <summary>Nothing for no text.</summary>
    public void Text(int index, string? text)
    {
        if (text is not { Length: > 0 })
            return;
        bool plain = text.Length <= SheetText.MostCharacters && !text.AsSpan().ContainsAny(Special);
        if (!plain)
            text = SecurityElement.Escape(SheetText.Clean(text));
        Start(index);
        Raw(char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]) || !plain ? spacedTexts[index] : texts[index]);
        Chars(text);
        Raw("</t></is></c>"u8);
    }

    public void Flush()
    {
        output.Write(buffer, 0, used);
        used = 0;
    }

    private ReadOnlySpan<byte> Row => rowNumber.AsSpan(0, rowDigits);

    private void Start(int index)
    {
        Raw(starts[index]);
        Raw(Row);
    }

    private void Chars(ReadOnlySpan<char> text)
    {
        const int most = 16 * 1024;
        while (text.Length > 0)
        {
            int take = Math.Min(most, text.Length);
            if (take < text.Length && char.IsHighSurrogate(text[take - 1]))
                take--;
            Reserve(take * 3);
            used += Encoding.UTF8.GetBytes(text[..take], buffer.AsSpan(used));
            text = text[take..];
        }
    }

    private void Raw(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(buffer.AsSpan(used));
        used += bytes.Length;
    }

    private void Reserve(int count)
    {
        if (buffer.Length - used < count)
            Flush();
    }
}
