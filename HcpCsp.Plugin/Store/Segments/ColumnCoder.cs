using System.Runtime.InteropServices;
using HcpCsp.Plugin.Model.Lines;

namespace HcpCsp.Plugin.Store.Segments;

/// <summary>Writes one column of a segment, and reads it back.</summary>
internal abstract class ColumnCoder<TLine>
{
    public abstract void Write(ReadOnlySpan<TLine> lines, ByteWriter writer);

    /// <param name="lines">Those of the slice.</param>
    /// <param name="slice">Which of the stored lines they are.</param>
    /// <param name="reader">Stands at the column, and after it when done.</param>
    public abstract void Read(ReadOnlySpan<TLine> lines, SegmentSlice slice, ref ByteReader reader);

    public static ColumnCoder<TLine> For(LineColumn<TLine> column) => column switch
    {
        TextColumn<TLine> text => Text(text.Get, text.Set),
        NumberColumn<TLine> number => new ValueColumnCoder<TLine, decimal, NumberCoding>(
            (line, out value) => Unwrap(number.Get(line), out value), (line, value) => number.Set(line, value)),
        DateColumn<TLine> date => new ValueColumnCoder<TLine, DateOnly, DateCoding>(
            (line, out value) => Unwrap(date.Get(line), out value), (line, value) => date.Set(line, value)),
        MomentColumn<TLine> moment => new ValueColumnCoder<TLine, DateTimeOffset, MomentCoding>(
            (line, out value) => Unwrap(moment.Get(line), out value), (line, value) => moment.Set(line, value)),
        _ => throw new ArgumentException($"Segments can't hold the column {column.Name}.", nameof(column)),
    };

    public static ColumnCoder<TLine> Text(Func<TLine, string?> get, Action<TLine, string?> set) =>
        new ValueColumnCoder<TLine, string, TextCoding>((line, out value) => (value = get(line)!) is not null, (line, value) => set(line, value));

    private static bool Unwrap<TValue>(TValue? nullable, out TValue value)
        where TValue : struct
    {
        value = nullable.GetValueOrDefault();
        return nullable.HasValue;
    }
}

/// <summary>Which of a segment's lines are wanted.</summary>
/// <param name="Stored">How many the segment has.</param>
internal readonly record struct SegmentSlice(int Stored, int Start, int Count)
{
    public bool Contains(int index) => index >= Start && index < Start + Count;
}

internal delegate bool TryGetValue<in TLine, TValue>(TLine line, out TValue value);

/// <summary>
/// A column as codes into the list of its different values, or, when nearly all differ, as the values themselves. Code 0 is null, so an
/// attribute that no line has costs one byte.
/// </summary>
internal sealed class ValueColumnCoder<TLine, TValue, TCoding>(TryGetValue<TLine, TValue> tryGet, Action<TLine, TValue> set) : ColumnCoder<TLine>
    where TValue : notnull
    where TCoding : IValueCoding<TValue>
{
    private const byte AllNull = 0;
    private const byte Constant = 1;
    private const byte ByteCodes = 2;
    private const byte ShortCodes = 3;
    private const byte Plain = 4;

    private readonly Dictionary<TValue, ushort> codeByValue = new(TCoding.Comparer);
    private readonly List<TValue> values = [];
    private ushort[] codes = [];

    public override void Write(ReadOnlySpan<TLine> lines, ByteWriter writer)
    {
        CollectValues(lines);
        Span<ushort> used = codes.AsSpan(0, lines.Length);
        bool hasNull = used.Contains((ushort)0);
        if (values.Count == 0)
        {
            writer.WriteByte(AllNull);
        }
        else if (values.Count == 1 && !hasNull)
        {
            writer.WriteByte(Constant);
            TCoding.Write(writer, values[0]);
        }
        else if (values.Count > lines.Length / 2)
        {
            WritePlain(used, writer, hasNull);
        }
        else
        {
            WriteCoded(used, writer);
        }
    }

    public override void Read(ReadOnlySpan<TLine> lines, SegmentSlice slice, ref ByteReader reader)
    {
        byte form = reader.ReadByte();
        switch (form)
        {
            case AllNull:
                break;
            case Constant:
                TValue constant = TCoding.Read(ref reader);
                foreach (TLine line in lines)
                    set(line, constant);
                break;
            case Plain:
                ReadPlain(lines, slice, ref reader);
                break;
            case ByteCodes or ShortCodes:
                ReadCoded(lines, slice, ref reader, form);
                break;
            default:
                throw new InvalidDataException($"Unknown form of a column: {form}.");
        }
    }

    private void CollectValues(ReadOnlySpan<TLine> lines)
    {
        codeByValue.Clear();
        values.Clear();
        if (codes.Length < lines.Length)
            codes = new ushort[lines.Length];

        TValue previous = default!;
        ushort previousCode = 0;
        for (int i = 0; i < lines.Length; i++)
        {
            if (!tryGet(lines[i], out TValue value))
            {
                codes[i] = 0;
                continue;
            }

            if (previousCode == 0 || !TCoding.Comparer.Equals(value, previous))
            {
                ref ushort code = ref CollectionsMarshal.GetValueRefOrAddDefault(codeByValue, value, out bool known);
                if (!known)
                {
                    values.Add(value);
                    code = checked((ushort)values.Count);
                }

                previous = value;
                previousCode = code;
            }

            codes[i] = previousCode;
        }
    }

    private void WriteCoded(ReadOnlySpan<ushort> used, ByteWriter writer)
    {
        bool isShort = values.Count > byte.MaxValue;
        writer.WriteByte(isShort ? ShortCodes : ByteCodes);
        writer.WriteNumber((ulong)values.Count);
        foreach (TValue value in values)
            TCoding.Write(writer, value);

        if (isShort)
        {
            writer.WriteShorts(used);
            return;
        }

        Span<byte> space = writer.Reserve(used.Length);
        for (int i = 0; i < used.Length; i++)
            space[i] = (byte)used[i];
        writer.Advance(used.Length);
    }

    private void WritePlain(ReadOnlySpan<ushort> used, ByteWriter writer, bool hasNull)
    {
        writer.WriteByte(Plain);
        writer.WriteByte(hasNull ? (byte)1 : (byte)0);
        foreach (ushort code in used)
        {
            if (hasNull)
                writer.WriteByte(code == 0 ? (byte)0 : (byte)1);
            if (code != 0)
                TCoding.Write(writer, values[code - 1]);
        }
    }

    private void ReadPlain(ReadOnlySpan<TLine> lines, SegmentSlice slice, ref ByteReader reader)
    {
        bool hasNull = reader.ReadByte() != 0;
        for (int i = 0; i < slice.Stored; i++)
        {
            if (hasNull && reader.ReadByte() == 0)
                continue;
            TValue value = TCoding.Read(ref reader);
            if (slice.Contains(i))
                set(lines[i - slice.Start], value);
        }
    }

    private void ReadCoded(ReadOnlySpan<TLine> lines, SegmentSlice slice, ref ByteReader reader, byte form)
    {
        var known = new TValue[reader.ReadCount()];
        for (int i = 0; i < known.Length; i++)
            known[i] = TCoding.Read(ref reader);

        if (form == ByteCodes)
        {
            ReadOnlySpan<byte> taken = reader.ReadBytes(slice.Stored).Slice(slice.Start, slice.Count);
            for (int i = 0; i < lines.Length; i++)
                SetKnown(lines[i], known, taken[i]);
            return;
        }

        var shorts = new ushort[slice.Stored];
        reader.ReadShorts(shorts);
        for (int i = 0; i < lines.Length; i++)
            SetKnown(lines[i], known, shorts[slice.Start + i]);
    }

    private void SetKnown(TLine line, TValue[] known, int code)
    {
        if (code != 0)
            set(line, known[code - 1]);
    }
}
