using System.Runtime.InteropServices;

namespace HcpCsp.Plugin.Store.Segments;

/// <summary>A buffer that grows and is used again for the next segment.</summary>
internal sealed class ByteWriter
{
    private byte[] bytes = new byte[64 * 1024];
    private int length;

    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, length);

    public void Clear() => length = 0;

    public void WriteByte(byte value) => Take(1)[0] = value;

    public void WriteBytes(ReadOnlySpan<byte> value) => value.CopyTo(Take(value.Length));

    /// <summary>Seven bits a byte, lowest first: small numbers are short.</summary>
    public void WriteNumber(ulong value)
    {
        Span<byte> space = Reserve(10);
        int used = 0;
        while (value >= 0x80)
        {
            space[used++] = (byte)(value | 0x80);
            value >>= 7;
        }

        space[used++] = (byte)value;
        length += used;
    }

    /// <summary>As <see cref="WriteNumber"/>, with the sign in the lowest bit.</summary>
    public void WriteSigned(long value) => WriteNumber((ulong)((value << 1) ^ (value >> 63)));

    public void WriteShorts(ReadOnlySpan<ushort> values)
    {
        // Low bytes, then high bytes: the high ones are nearly all equal, which compresses to nothing.
        Span<byte> space = Take(values.Length * 2);
        for (int i = 0; i < values.Length; i++)
        {
            space[i] = (byte)values[i];
            space[values.Length + i] = (byte)(values[i] >> 8);
        }
    }

    public void WriteChars(ReadOnlySpan<char> chars) => WriteBytes(MemoryMarshal.AsBytes(chars));

    /// <summary>Space for at least so many bytes; <see cref="Advance"/> tells how many were used.</summary>
    public Span<byte> Reserve(int count)
    {
        if (bytes.Length - length < count)
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, length + count));
        return bytes.AsSpan(length);
    }

    public void Advance(int count) => length += count;

    private Span<byte> Take(int count)
    {
        Span<byte> space = Reserve(count)[..count];
        length += count;
        return space;
    }
}
