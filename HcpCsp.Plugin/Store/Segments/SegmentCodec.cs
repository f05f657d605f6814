using ZstdSharp;
using ZstdSharp.Unsafe;

namespace HcpCsp.Plugin.Store.Segments;

/// <summary>Packs some thousand lines column by column, and unpacks them exactly as they were. For one thread at a time.</summary>
/// <remarks>
/// A Zstandard frame with its checksum; in it: format (one byte), lines, columns, the positions as steps, then each column in the
/// schema's order, and the unknown attributes last. Columns that were added to the schema later are null in older segments.
/// </remarks>
internal sealed class SegmentCodec<TLine> : IDisposable
{
    /// <summary>Most lines in one segment: a reader holds one segment at a time.</summary>
    public const int MaximumLines = 4096;

    private const byte Format = 1;
    // Higher levels save a seventh of the space, and cost more time than all columns together.
    private const int DefaultLevel = 1;

    private readonly LineShape<TLine> shape;
    private readonly ColumnCoder<TLine>[] columns;
    private readonly ColumnCoder<TLine> extra;
    private readonly ByteWriter writer = new();
    private readonly Compressor compressor;
    private readonly Decompressor decompressor = new();

    public SegmentCodec(LineShape<TLine> shape, int level = DefaultLevel)
    {
        this.shape = shape;
        columns = [.. shape.Schema.Columns.Select(ColumnCoder<TLine>.For)];
        extra = ColumnCoder<TLine>.Text(shape.Schema.GetExtra, shape.Schema.SetExtra);
        compressor = new Compressor(level);
        compressor.SetParameter(ZSTD_cParameter.ZSTD_c_checksumFlag, 1);
    }

    public byte[] Encode(ReadOnlySpan<TLine> lines)
    {
        if (lines.Length > MaximumLines)
            throw new ArgumentException($"A segment holds at most {MaximumLines} lines.", nameof(lines));

        writer.Clear();
        writer.WriteByte(Format);
        writer.WriteNumber((ulong)lines.Length);
        writer.WriteNumber((ulong)columns.Length);

        int previous = 0;
        foreach (TLine line in lines)
        {
            int position = shape.GetPosition(line);
            writer.WriteSigned((long)position - previous);
            previous = position;
        }

        foreach (ColumnCoder<TLine> column in columns)
            column.Write(lines, writer);
        extra.Write(lines, writer);
        return compressor.Wrap(writer.Written).ToArray();
    }

    public TLine[] Decode(ReadOnlySpan<byte> segment) => Decode(segment, 0, int.MaxValue);

    /// <summary>Decodes some of the lines: those of one customer in a segment that customers share.</summary>
    /// <exception cref="StoreException">The bytes are damaged, or of a format that this version doesn't know.</exception>
    public TLine[] Decode(ReadOnlySpan<byte> segment, int start, int count)
    {
        try
        {
            return Unpack(decompressor.Unwrap(segment), start, count);
        }
        catch (Exception exception) when (exception is ZstdException or ArgumentException or IndexOutOfRangeException or OverflowException or InvalidDataException)
        {
            throw new StoreException("A stored segment of lines is damaged: its checksum or its form is wrong.", exception)
            {
                Advice = "Restore the account's file from a backup, or remove it and run a full discovery.",
            };
        }
    }

    public void Dispose()
    {
        compressor.Dispose();
        decompressor.Dispose();
    }

    private TLine[] Unpack(ReadOnlySpan<byte> bytes, int start, int count)
    {
        var reader = new ByteReader(bytes);
        byte format = reader.ReadByte();
        if (format != Format)
            throw new InvalidDataException($"Format {format} isn't known.");

        int stored = reader.ReadCount();
        var slice = new SegmentSlice(stored, start, Math.Min(count, stored - start));
        var lines = new TLine[slice.Count];
        int storedColumns = reader.ReadCount();
        if (storedColumns > columns.Length)
            throw new InvalidDataException($"{storedColumns} columns were stored, but only {columns.Length} are known.");

        long position = 0;
        for (int i = 0; i < stored; i++)
        {
            position += reader.ReadSigned();
            if (!slice.Contains(i))
                continue;
            lines[i - start] = shape.Schema.Create();
            shape.SetPosition(lines[i - start], checked((int)position));
        }

        foreach (ColumnCoder<TLine> column in columns.AsSpan(0, storedColumns))
            column.Read(lines, slice, ref reader);
        extra.Read(lines, slice, ref reader);
        return lines;
    }
}
