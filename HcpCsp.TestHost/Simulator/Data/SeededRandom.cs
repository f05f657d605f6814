using System.Globalization;
using System.Text;

namespace HcpCsp.TestHost.Simulator.Data;

/// <summary>Draws that follow from a key alone, so that any part of the data can be made again at any time, on any machine.</summary>
internal sealed class SeededRandom(ulong state)
{
    private ulong _state = state;

    public static SeededRandom For(long seed, string purpose, long first = 0, long second = 0, long third = 0)
    {
        var hash = Mix((ulong)seed ^ 0x9E3779B97F4A7C15UL);
        foreach (var letter in purpose)
            hash = Mix(hash ^ letter);
        hash = Mix(hash ^ (ulong)first);
        hash = Mix(hash ^ (ulong)second);
        return new SeededRandom(Mix(hash ^ (ulong)third));
    }

    public ulong NextBits()
    {
        _state += 0x9E3779B97F4A7C15UL;
        return Mix(_state);
    }

    /// <summary>From 0 up to, but without, <paramref name="limit"/>.</summary>
    public int Below(int limit) => (int)(NextBits() % (ulong)limit);

    /// <summary>Both ends included.</summary>
    public int Between(int lowest, int highest) => lowest + Below(highest - lowest + 1);

    public bool Percent(int percent) => Below(100) < percent;

    public T Pick<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];

    /// <summary>From 0 up to, but without, 1, with that many decimals.</summary>
    public decimal Fraction(byte decimals)
    {
        ulong limit = 1;
        for (var i = 0; i < decimals; i++)
            limit *= 10;
        var digits = NextBits() % limit;
        return new decimal((int)(digits & 0xFFFFFFFF), (int)(digits >> 32), 0, isNegative: false, decimals);
    }

    public Guid Guid()
    {
        Span<byte> bytes = stackalloc byte[16];
        BitConverter.TryWriteBytes(bytes, NextBits());
        BitConverter.TryWriteBytes(bytes[8..], NextBits());
        bytes[7] = (byte)((bytes[7] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes);
    }

    public string Hex(int length)
    {
        var text = new StringBuilder(length + 16);
        while (text.Length < length)
            text.Append(NextBits().ToString("x16", CultureInfo.InvariantCulture));
        return text.ToString(0, length);
    }

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
        return value ^ (value >> 31);
    }
}
