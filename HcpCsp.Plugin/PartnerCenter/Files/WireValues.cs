using System.Buffers.Text;
using System.Globalization;

namespace HcpCsp.Plugin.PartnerCenter.Files;

/// <summary>Numbers and dates as Microsoft writes them, read from UTF-8 text without making strings.</summary>
internal static class WireValues
{
    private const int DecimalDigits = 28;

    /// <summary>Reads a number exactly, with the scale it is written in.</summary>
    /// <param name="text">Invariant notation, as in JSON.</param>
    /// <param name="value">The number; rounded at its 29th digit when <paramref name="isExact"/> is false.</param>
    /// <param name="isExact">False when it has more digits than a decimal holds.</param>
    /// <returns>False when it is no number, or too large for a decimal.</returns>
    public static bool TryReadNumber(ReadOnlySpan<byte> text, out decimal value, out bool isExact)
    {
        isExact = true;
        if (TryReadShort(text, out value))
            return true;
        if (!Utf8Parser.TryParse(text, out value, out int consumed) || consumed != text.Length)
            return false;
        isExact = CountDigits(text) <= DecimalDigits;
        return true;
    }

    /// <summary>
    /// Reads the calendar date and leaves the time of day and the zone alone, but where together they say midnight in UTC: 16:00 at -08:00
    /// is of the next day. Null for the years 1 and 9999, which mean none.
    /// </summary>
    public static bool TryReadDate(ReadOnlySpan<byte> text, out DateOnly? value)
    {
        value = null;
        if (TryReadIsoDate(text, out int year, out int month, out int day))
        {
            value = IsNone(year) ? null : FindMidnight(text) ?? new DateOnly(year, month, day);
            return true;
        }

        // Files of the portal, and of clouds set up by hand: 1/31/2026.
        // With its offset, so that the date is the written one and not this server's.
        if (!DateTimeOffset.TryParse(text.ToText(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset parsed))
            return false;
        value = IsNone(parsed.Year) ? null : DateOnly.FromDateTime(parsed.DateTime);
        return true;
    }

    /// <summary>Reads a moment with 0 to 7 fractional digits and <c>Z</c>, an offset or neither, which means UTC. Null for none, as above.</summary>
    public static bool TryReadMoment(ReadOnlySpan<byte> text, out DateTimeOffset? value)
    {
        value = null;
        if (TryReadIsoDate(text, out int year, out _, out _) && IsNone(year))
            return true;
        if (TryReadIsoMoment(text, out DateTimeOffset moment))
        {
            value = moment;
            return true;
        }

        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (!DateTimeOffset.TryParse(text.ToText(), CultureInfo.InvariantCulture, Utc, out moment))
            return false;
        value = IsNone(moment.Year) ? null : moment;
        return true;
    }

    // The general parser is for the few dates that have an offset, and are not midnight as they are written.
    private static DateOnly? FindMidnight(ReadOnlySpan<byte> text) =>
        text.Length > 19 && text[^6] is (byte)'+' or (byte)'-' && text[^3] == ':' && !text[11..].StartsWith("00:00:00"u8)
            && DateTimeOffset.TryParse(text.ToText(), CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset moment)
            && moment.UtcDateTime.TimeOfDay == TimeSpan.Zero
            ? DateOnly.FromDateTime(moment.UtcDateTime)
            : null;

    private static bool IsNone(int year) => year is 1 or 9999;

    private static string ToText(this ReadOnlySpan<byte> text) => System.Text.Encoding.UTF8.GetString(text);

    // Up to 18 digits fit a long: nearly every number is that short, and this is much faster than the general parser.
    private static bool TryReadShort(ReadOnlySpan<byte> text, out decimal value)
    {
        value = 0;
        bool isNegative = text.Length > 0 && text[0] == '-';
        ReadOnlySpan<byte> digits = isNegative ? text[1..] : text;
        if (digits.Length is 0 or > 19)
            return false;
        long mantissa = 0;
        int point = -1;
        for (int i = 0; i < digits.Length; i++)
        {
            uint digit = (uint)(digits[i] - '0');
            if (digit <= 9 && i < 18 + (point < 0 ? 0 : 1))
                mantissa = (mantissa * 10) + digit;
            else if (digits[i] == '.' && point < 0 && i > 0 && i < digits.Length - 1)
                point = i;
            else
                return false;
        }

        byte scale = point < 0 ? (byte)0 : (byte)(digits.Length - 1 - point);
        value = new decimal((int)mantissa, (int)(mantissa >> 32), 0, isNegative, scale);
        return true;
    }

    private static int CountDigits(ReadOnlySpan<byte> text)
    {
        int count = 0;
        bool leading = true;
        foreach (byte letter in text)
        {
            if (letter is (byte)'e' or (byte)'E')
                break;
            leading &= letter is (byte)'0' or (byte)'.' or (byte)'-';
            if (!leading && letter is >= (byte)'0' and <= (byte)'9')
                count++;
        }

        return count;
    }

    private static bool TryReadIsoDate(ReadOnlySpan<byte> text, out int year, out int month, out int day)
    {
        year = month = day = 0;
        return text.Length >= 10
            && text[4] == '-' && text[7] == '-'
            && (text.Length == 10 || text[10] is (byte)'T' or (byte)' ' or (byte)'Z')
            && TryReadDigits(text[..4], out year) && TryReadDigits(text.Slice(5, 2), out month) && TryReadDigits(text.Slice(8, 2), out day)
            && year >= 1 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
    }

    private static bool TryReadIsoMoment(ReadOnlySpan<byte> text, out DateTimeOffset moment)
    {
        moment = default;
        if (!TryReadIsoDate(text, out int year, out int month, out int day))
            return false;
        if (text.Length < 19 || text[13] != ':' || text[16] != ':'
            || !TryReadDigits(text.Slice(11, 2), out int hour) || !TryReadDigits(text.Slice(14, 2), out int minute)
            || !TryReadDigits(text.Slice(17, 2), out int second) || hour > 23 || minute > 59 || second > 59)
        {
            return false;
        }

        ReadOnlySpan<byte> rest = text[19..];
        long ticks = 0;
        if (rest.Length > 0 && rest[0] == '.')
        {
            int length = 1;
            long unit = TimeSpan.TicksPerSecond;
            for (; length < rest.Length && rest[length] is >= (byte)'0' and <= (byte)'9'; length++)
                ticks += (rest[length] - '0') * (unit /= 10);
            rest = rest[length..];
        }

        if (rest.Length > 1 || (rest.Length == 1 && rest[0] is not ((byte)'Z' or (byte)'z')))
            return false;
        moment = new DateTimeOffset(new DateTime(year, month, day, hour, minute, second, DateTimeKind.Utc).AddTicks(ticks));
        return true;
    }

    private static bool TryReadDigits(ReadOnlySpan<byte> text, out int value)
    {
        value = 0;
        foreach (byte letter in text)
        {
            uint digit = (uint)(letter - '0');
            if (digit > 9)
                return false;
            value = (value * 10) + (int)digit;
        }

        return true;
    }
}
