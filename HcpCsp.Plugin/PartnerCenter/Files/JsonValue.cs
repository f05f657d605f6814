using System.Buffers;
using System.Text.Json;

namespace HcpCsp.Plugin.PartnerCenter.Files;

/// <summary>Where the value of an attribute stands, and where the attribute ends: after the comma, or the brace, behind it.</summary>
/// <param name="Start">First byte of the value, its quote included.</param>
/// <param name="Length">Of the value, with its quotes.</param>
/// <param name="End">Past the comma or brace.</param>
/// <param name="IsLast">Whether it is the brace.</param>
/// <param name="Type">Of the value's first token.</param>
/// <param name="IsEscaped">Whether a text holds escapes.</param>
internal readonly record struct JsonValue(int Start, int Length, int End, bool IsLast, JsonTokenType Type, bool IsEscaped)
{
    // What ends a text, or makes it one for the general reader.
    private static readonly SearchValues<byte> Special = SearchValues.Create([(byte)'"', (byte)'\\', .. Enumerable.Range(0, 0x20).Select(static code => (byte)code)]);

    /// <summary>Reads <c>"name" :</c> up to the value. False when the source ends before.</summary>
    public static bool TryReadName(ReadOnlySpan<byte> source, out string name, out int length)
    {
        name = "";
        length = CountSpace(source);
        var reader = new Utf8JsonReader(source[length..], isFinalBlock: false, default);
        if (!reader.Read())
            return false;
        if (reader.TokenType != JsonTokenType.String)
            throw new JsonException("An attribute's name is missing.");
        name = reader.GetString()!;
        length += (int)reader.BytesConsumed;
        length += CountSpace(source[length..]);
        if (length == source.Length)
            return false;
        if (source[length++] != ':')
            throw new JsonException("An attribute has no value.");
        length += CountSpace(source[length..]);
        return true;
    }

    /// <summary>Reads the value that begins at <paramref name="start"/>. False when no value begins there yet, or its attribute doesn't end in the source.</summary>
    public static bool TryRead(ReadOnlySpan<byte> source, int start, out JsonValue value)
    {
        value = new JsonValue { Type = JsonTokenType.String };
        ReadOnlySpan<byte> rest = source[start..];
        int length = FindPlainText(rest);
        if (length == 0)
        {
            var reader = new Utf8JsonReader(rest, isFinalBlock: false, default);
            if (CountSpace(rest) > 0 || !reader.Read())
                return false;
            value = new JsonValue { Type = reader.TokenType, IsEscaped = reader.ValueIsEscaped };
            if (!reader.TrySkip())
                return false;
            length = (int)reader.BytesConsumed;
        }

        int end = length + CountSpace(rest[length..]);
        if (end == rest.Length)
            return false;
        if (rest[end] is not ((byte)',' or (byte)'}'))
            throw new JsonException("An attribute doesn't end after its value.");
        value = value with { Start = start, Length = length, End = start + end + 1, IsLast = rest[end] == '}' };
        return true;
    }

    public static int CountSpace(ReadOnlySpan<byte> source)
    {
        int count = 0;
        while (count < source.Length && source[count] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
            count++;
        return count;
    }

    // Most values are such: they need no reader. 0 for anything else.
    private static int FindPlainText(ReadOnlySpan<byte> rest)
    {
        if (rest.IsEmpty || rest[0] != '"')
            return 0;
        int end = rest[1..].IndexOfAny(Special);
        return end >= 0 && rest[end + 1] == '"' ? end + 2 : 0;
    }
}
