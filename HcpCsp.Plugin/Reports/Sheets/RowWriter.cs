using System.Buffers;
using System.Buffers.Text;
using System.Security;
using System.Text;
using HcpCsp.Plugin.Billing;

namespace HcpCsp.Plugin.Reports.Sheets;

/// <summary>Writes lines as rows of a sheet, straight into the package: as much memory for a million as for one.</summary>
internal sealed class RowWriter(Stream output, IReadOnlyList<SheetColumn<PricedLine>> columns, IReadOnlyList<int> styles)
{
    // What can go out as it is: no markup, nothing that SheetText would change, no end of a line.
    private static readonly SearchValues<char> Special = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(code => (char)code), .. Enumerable.Range(0xD800, 0x800).Select(code => (char)code), '_', '<', '>', '&', '\uFFFE', '\uFFFF']);

    private static readonly DateOnly Epoch = new(1899, 12, 30);

    // Before this day, Excel counts a 29th of February 1900 that never was.
    private static readonly DateOnly FirstDay = new(1900, 3, 1);

    private readonly byte[] buffer = new byte[128 * 1024];
    private readonly byte[][] starts = [.. columns.Select((_, index) => Encoding.ASCII.GetBytes($"<c r=\"{CellAddress.Column(index + 1)}"))];
    private readonly byte[][] numbers = [.. styles.Select(style => Encoding.ASCII.GetBytes($"\" s=\"{style}\"><v>"))];
    private readonly byte[][] texts = [.. styles.Select(style => Encoding.ASCII.GetBytes($"\" s=\"{style}\" t=\"inlineStr\"><is><t>"))];
    private readonly byte[][] spacedTexts = [.. styles.Select(style => Encoding.ASCII.GetBytes($"\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"))];
    private readonly byte[][] blanks = [.. styles.Select(style => Encoding.ASCII.GetBytes($"\" s=\"{style}\"/>"))];
    private readonly decimal[] sums = new decimal[columns.Count];
    private int used;

    /// <summary>What the columns of money came to, in the order of the columns; zero for others.</summary>
    public IReadOnlyList<decimal> Sums => sums;

    public int Rows { get; private set; }

    public void Write(PricedLine line, int row)
    {
        Span<byte> digits = stackalloc byte[12];
        Utf8Formatter.TryFormat(row, digits, out int length);
        digits = digits[..length];

        Raw("<row r=\""u8);
        Raw(digits);
        Raw("\">"u8);
        for (int index = 0; index < columns.Count; index++)
            Cell(index, digits, columns[index], line);
        Raw("</row>"u8);
        Rows++;
    }

    /// <summary>A row without any content, since a table can't do without one.</summary>
    public void WriteBlank(int row)
    {
        byte[] digits = Encoding.ASCII.GetBytes(row.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Raw("<row r=\""u8);
        Raw(digits);
        Raw("\">"u8);
        for (int index = 0; index < columns.Count; index++)
        {
            Raw(starts[index]);
            Raw(digits);
            Raw(blanks[index]);
        }

        Raw("</row>"u8);
    }

    public void Flush()
    {
        output.Write(buffer, 0, used);
        used = 0;
    }

    private void Cell(int index, ReadOnlySpan<byte> row, SheetColumn<PricedLine> column, PricedLine line)
    {
        switch (column)
        {
            case NumberSheetColumn<PricedLine> numeric when numeric.Get(line) is { } number:
                Number(index, row, number);
                if (numeric.IsSummed)
                    sums[index] += number;
                break;
            case TextSheetColumn<PricedLine> textual when textual.Get(line) is { Length: > 0 } text:
                Text(index, row, text);
                break;
            case DateSheetColumn<PricedLine> dated when dated.Get(line) is { } date:
                if (date >= FirstDay)
                    Number(index, row, date.DayNumber - Epoch.DayNumber);
                else
                    Text(index, row, date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
                break;
        }
    }

    private void Number(int index, ReadOnlySpan<byte> row, decimal number)
    {
        Raw(starts[index]);
        Raw(row);
        Raw(numbers[index]);
        Reserve(64);
        Utf8Formatter.TryFormat(number, buffer.AsSpan(used), out int length);
        used += length;
        Raw("</v></c>"u8);
    }

    private void Text(int index, ReadOnlySpan<byte> row, string text)
    {
        bool plain = text.Length <= SheetText.MostCharacters && !text.AsSpan().ContainsAny(Special);
        if (!plain)
            text = SecurityElement.Escape(SheetText.Clean(text));
        Raw(starts[index]);
        Raw(row);
        Raw(char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]) || !plain ? spacedTexts[index] : texts[index]);
        Chars(text);
        Raw("</t></is></c>"u8);
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
