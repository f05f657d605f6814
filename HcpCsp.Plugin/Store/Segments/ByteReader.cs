using System.Runtime.InteropServices;

namespace HcpCsp.Plugin.Store.Segments;

/// <summary>Reads what <see cref="ByteWriter"/> wrote. Reading past the end throws <see cref="ArgumentOutOfRangeException"/>.</summary>
internal ref struct ByteReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> rest = bytes;

    public readonly bool AtEnd => rest.IsEmpty;

    /// <summary>Bytes that weren't read yet.</summary>
    public readonly int Left => rest.Length;

    public byte ReadByte() => ReadBytes(1)[0];

    public ReadOnlySpan<byte> ReadBytes(int count)
    {
        ReadOnlySpan<byte> taken = rest[..count];
        rest = rest[count..];
        return taken;
    }

    public ulong ReadNumber()
    {
        ulong value = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte part = ReadByte();
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
                return value;
        }
    }

    public int ReadCount() => checked((int)ReadNumber());

    public long ReadSigned()
    {
        ulong value = ReadNumber();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    public void ReadShorts(Span<ushort> values)
    {
        ReadOnlySpan<byte> taken = ReadBytes(values.Length * 2);
        for (int i = 0; i < values.Length; i++)
            values[i] = (ushort)(taken[i] | (taken[values.Length + i] << 8));
    }

    public string ReadChars(int count) => new(MemoryMarshal.Cast<byte, char>(ReadBytes(count * 2)));
}
