using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HcpCsp.Plugin.Model.Lines;

namespace HcpCsp.Plugin.PartnerCenter.Lines;

/// <summary>Tells whether lines are those of the last reading, where Microsoft names no version of them.</summary>
/// <remarks>
/// It goes by what the lines say, in their order: neither the size of pages, nor the order of a line's attributes, nor a number's dress
/// (<c>1</c>, <c>"1.00"</c>) makes another version.
/// </remarks>
internal sealed class LineFingerprint<TLine>(LineSchema<TLine> schema) : IDisposable
{
    private const int LongestNumber = 64;

    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly ArrayBufferWriter<byte> written = new();

    public void Add(TLine line)
    {
        written.ResetWrittenCount();
        for (int index = 0; index < schema.Columns.Count; index++)
        {
            // Empty ones are passed over, so that a column which a later version appends changes nothing by itself.
            if (schema.Columns[index] is TextColumn<TLine> text && text.Get(line) is { } value)
                Write(index, value);
            else if (schema.Columns[index] is NumberColumn<TLine> number && number.Get(line) is { } amount)
                Write(index, amount);
            else if (schema.Columns[index] is DateColumn<TLine> date && date.Get(line) is { } day)
                Write(index, (long)day.DayNumber);
            else if (schema.Columns[index] is MomentColumn<TLine> moment && moment.Get(line) is { } at)
                Write(index, at.UtcTicks);
        }

        if (schema.GetExtra(line) is { } extra)
            Write(schema.Columns.Count, extra);
        Mark(ushort.MaxValue);
        hash.AppendData(written.WrittenSpan);
    }

    /// <summary>Lower-case hex of all lines so far.</summary>
    public string Finish() => Convert.ToHexStringLower(hash.GetHashAndReset());

    public void Dispose() => hash.Dispose();

    private void Write(int column, string text)
    {
        Mark(column);
        Encoding.UTF8.GetBytes(text, written);
    }

    private void Write(int column, decimal number)
    {
        Mark(column);
        number.TryFormat(written.GetSpan(LongestNumber), out int length, "G29", CultureInfo.InvariantCulture);
        written.Advance(length);
    }

    private void Write(int column, long number)
    {
        Mark(column);
        BinaryPrimitives.WriteInt64LittleEndian(written.GetSpan(sizeof(long)), number);
        written.Advance(sizeof(long));
    }

    private void Mark(int column)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(written.GetSpan(sizeof(ushort)), (ushort)column);
        written.Advance(sizeof(ushort));
    }
}
