using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;

namespace HcpCsp.Plugin.Store.Segments;

/// <summary>How one kind of value becomes bytes, exactly.</summary>
internal interface IValueCoding<TValue>
{
    static abstract IEqualityComparer<TValue> Comparer { get; }

    static abstract void Write(ByteWriter writer, TValue value);

    static abstract TValue Read(ref ByteReader reader);
}

/// <summary>Text of any characters. Ids, which are most of what repeats least, take 16 bytes instead of 36.</summary>
internal sealed class TextCoding : IValueCoding<string>
{
    private const ulong GuidMark = 0;
    private const ulong CharsMark = 1;
    private const ulong FirstLength = 2;

    public static IEqualityComparer<string> Comparer => StringComparer.Ordinal;

    public static void Write(ByteWriter writer, string value)
    {
        if (TryWriteGuid(writer, value))
            return;

        if (!IsWellFormed(value))
        {
            // Half a surrogate pair has no UTF-8: the text is kept as it is.
            writer.WriteNumber(CharsMark);
            writer.WriteNumber((ulong)value.Length);
            writer.WriteChars(value);
            return;
        }

        int count = Encoding.UTF8.GetByteCount(value);
        writer.WriteNumber(FirstLength + (ulong)count);
        writer.Advance(Encoding.UTF8.GetBytes(value, writer.Reserve(count)));
    }

    public static string Read(ref ByteReader reader)
    {
        ulong head = reader.ReadNumber();
        return head switch
        {
            GuidMark => new Guid(reader.ReadBytes(16)).ToString("D"),
            CharsMark => reader.ReadChars(reader.ReadCount()),
            _ => Encoding.UTF8.GetString(reader.ReadBytes(checked((int)(head - FirstLength)))),
        };
    }

    private static bool IsWellFormed(string value)
    {
        ReadOnlySpan<char> rest = value;
        int surrogate = rest.IndexOfAnyInRange('\uD800', '\uDFFF');
        while (surrogate >= 0)
        {
            if (Rune.DecodeFromUtf16(rest[surrogate..], out _, out int used) != OperationStatus.Done)
                return false;
            rest = rest[(surrogate + used)..];
            surrogate = rest.IndexOfAnyInRange('\uD800', '\uDFFF');
        }

        return true;
    }

    private static bool TryWriteGuid(ByteWriter writer, string value)
    {
        if (value.Length != 36 || !Guid.TryParseExact(value, "D", out Guid guid))
            return false;

        // Upper case and other spellings of the same id are other texts.
        Span<char> normal = stackalloc char[36];
        if (!guid.TryFormat(normal, out _, "D") || !value.AsSpan().SequenceEqual(normal))
            return false;

        writer.WriteNumber(GuidMark);
        guid.TryWriteBytes(writer.Reserve(16));
        writer.Advance(16);
        return true;
    }
}

/// <summary>Decimals with their scale, so that 1.00 stays 1.00: sign and scale in one byte, then the digits.</summary>
internal sealed class NumberCoding : IValueCoding<decimal>
{
    private const int Negative = 0x20;
    private const int Wide = 0x40;

    public static IEqualityComparer<decimal> Comparer { get; } = new BitComparer();

    public static void Write(ByteWriter writer, decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        int head = ((bits[3] >> 16) & 0x1F) | (bits[3] < 0 ? Negative : 0) | (bits[2] != 0 ? Wide : 0);
        writer.WriteByte((byte)head);
        writer.WriteNumber((uint)bits[0] | ((ulong)(uint)bits[1] << 32));
        if (bits[2] != 0)
            writer.WriteNumber((uint)bits[2]);
    }

    public static decimal Read(ref ByteReader reader)
    {
        byte head = reader.ReadByte();
        ulong low = reader.ReadNumber();
        ulong high = (head & Wide) != 0 ? reader.ReadNumber() : 0;
        return new decimal((int)low, (int)(low >> 32), (int)high, (head & Negative) != 0, (byte)(head & 0x1F));
    }

    /// <summary>1 and 1.00 are equal as numbers, but not to be mixed up here.</summary>
    private sealed class BitComparer : IEqualityComparer<decimal>
    {
        public bool Equals(decimal x, decimal y) => Unsafe.BitCast<decimal, UInt128>(x) == Unsafe.BitCast<decimal, UInt128>(y);

        public int GetHashCode(decimal obj)
        {
            UInt128 bits = Unsafe.BitCast<decimal, UInt128>(obj);
            ulong mixed = ((ulong)bits * 0x9E3779B97F4A7C15) ^ ((ulong)(bits >> 64) * 0xC2B2AE3D27D4EB4F);
            return (int)(mixed >> 32);
        }
    }
}

internal sealed class DateCoding : IValueCoding<DateOnly>
{
    public static IEqualityComparer<DateOnly> Comparer => EqualityComparer<DateOnly>.Default;

    public static void Write(ByteWriter writer, DateOnly value) => writer.WriteNumber((ulong)value.DayNumber);

    public static DateOnly Read(ref ByteReader reader) => DateOnly.FromDayNumber(reader.ReadCount());
}

/// <summary>Moments in UTC, to the tick.</summary>
internal sealed class MomentCoding : IValueCoding<DateTimeOffset>
{
    public static IEqualityComparer<DateTimeOffset> Comparer => EqualityComparer<DateTimeOffset>.Default;

    public static void Write(ByteWriter writer, DateTimeOffset value) => writer.WriteNumber((ulong)value.UtcTicks);

    public static DateTimeOffset Read(ref ByteReader reader) => new((long)reader.ReadNumber(), TimeSpan.Zero);
}
