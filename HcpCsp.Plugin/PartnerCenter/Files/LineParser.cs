using System.Buffers;
using System.Text;
using System.Text.Json;
using HcpCsp.Plugin.Model.Lines;

namespace HcpCsp.Plugin.PartnerCenter.Files;

/// <summary>Turns JSON objects into lines, column by column, without a document in between: this is the hot path of discovery.</summary>
/// <remarks>
/// Attributes come in the same order in every line, so the column of the n-th attribute is guessed from the line before and only compared.
/// One for each file; not for several threads.
/// </remarks>
internal sealed class LineParser<TLine>(LineSchema<TLine> schema)
{
    private const int LongestOnStack = 512;

    private readonly Dictionary<string, LineAttribute<TLine>> byName = new(StringComparer.Ordinal);
    private readonly List<LineAttribute<TLine>> order = [];
    private readonly ArrayBufferWriter<byte> extra = new();
    private readonly TextCache extraTexts = new();

    /// <summary>Reads one object.</summary>
    /// <param name="reader">Stands on the object's start.</param>
    /// <param name="source">What the reader reads.</param>
    /// <param name="line">The line, when it was whole.</param>
    /// <returns>False when the source ends within the object.</returns>
    public bool TryParse(ref Utf8JsonReader reader, ReadOnlySpan<byte> source, out TLine line)
    {
        line = schema.Create();
        extra.ResetWrittenCount();
        for (int index = 0; ; index++)
        {
            if (!reader.Read())
                return false;
            if (reader.TokenType == JsonTokenType.EndObject)
                break;
            LineAttribute<TLine> attribute = index < order.Count && reader.ValueSpan.SequenceEqual(order[index].WireName)
                ? order[index]
                : Find(ref reader, index);
            if (!reader.Read() || !TryTake(ref reader, source, attribute, line))
                return false;
        }

        if (extra.WrittenCount > 0)
        {
            extra.Write("}"u8);
            schema.SetExtra(line, extraTexts.Get(extra.WrittenSpan));
        }

        return true;
    }

    private LineAttribute<TLine> Find(ref Utf8JsonReader reader, int index)
    {
        string name = reader.GetString()!;
        if (!byName.TryGetValue(name, out LineAttribute<TLine>? attribute))
            byName.Add(name, attribute = new LineAttribute<TLine>(reader.ValueSpan.ToArray(), schema.Find(name)));
        if (index < order.Count)
            order[index] = attribute;
        else
            order.Add(attribute);
        return attribute;
    }

    private bool TryTake(ref Utf8JsonReader reader, ReadOnlySpan<byte> source, LineAttribute<TLine> attribute, TLine line)
    {
        int start = (int)reader.TokenStartIndex;
        if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray && !reader.TrySkip())
            return false;
        ReadOnlySpan<byte> raw = source[start..(int)reader.BytesConsumed];
        bool isTaken = reader.TokenType switch
        {
            JsonTokenType.Null => true,
            JsonTokenType.String when reader.ValueSpan.IsEmpty => true,
            JsonTokenType.String when reader.ValueIsEscaped => TakeEscaped(ref reader, attribute, line),
            JsonTokenType.String => attribute.TryTake(reader.ValueSpan, line),
            JsonTokenType.EndArray when raw.Length == 2 => true,
            _ => attribute.TryTake(raw, line),
        };
        if (!isTaken)
            KeepExtra(attribute, raw);
        return true;
    }

    private static bool TakeEscaped(ref Utf8JsonReader reader, LineAttribute<TLine> attribute, TLine line)
    {
        int most = reader.ValueSpan.Length;
        char[]? rented = most > LongestOnStack ? ArrayPool<char>.Shared.Rent(most) : null;
        Span<char> buffer = rented ?? stackalloc char[LongestOnStack];
        bool isTaken = attribute.TryTake(buffer[..reader.CopyString(buffer)], line);
        if (rented is not null)
            ArrayPool<char>.Shared.Return(rented);
        return isTaken;
    }

    private void KeepExtra(LineAttribute<TLine> attribute, ReadOnlySpan<byte> raw)
    {
        extra.Write(extra.WrittenCount == 0 ? "{\""u8 : ",\""u8);
        extra.Write(attribute.WireName);
        extra.Write("\":"u8);
        extra.Write(raw);
    }
}

/// <summary>One attribute as a file names it, and where its values go.</summary>
/// <param name="wireName">As written between the quotes.</param>
/// <param name="column">Null for one that we don't know.</param>
internal sealed class LineAttribute<TLine>(byte[] wireName, LineColumn<TLine>? column)
{
    private readonly TextCache texts = new();

    // Two names for one column may stand in the same line: the second value must not displace the first.
    private readonly bool hasOtherNames = column is { WireNames.Count: > 0 };
    private readonly TextColumn<TLine>? text = column as TextColumn<TLine>;
    private readonly NumberColumn<TLine>? number = column as NumberColumn<TLine>;
    private readonly DateColumn<TLine>? date = column as DateColumn<TLine>;
    private readonly MomentColumn<TLine>? moment = column as MomentColumn<TLine>;

    public byte[] WireName { get; } = wireName;

    /// <summary>Puts a value in its column. False when it has none, or can't hold the value: then the value must be kept elsewhere.</summary>
    public bool TryTake(ReadOnlySpan<byte> value, TLine line)
    {
        if (hasOtherNames && IsTaken(line))
            return false;
        if (text is not null)
        {
            text.Set(line, texts.Get(value));
            return true;
        }

        if (number is not null && WireValues.TryReadNumber(value, out decimal amount, out bool isExact))
        {
            number.Set(line, amount);
            return isExact;
        }

        if (date is not null && WireValues.TryReadDate(value, out DateOnly? day))
        {
            date.Set(line, day);
            return true;
        }

        if (moment is null || !WireValues.TryReadMoment(value, out DateTimeOffset? at))
            return false;
        moment.Set(line, at);
        return true;
    }

    public bool TryTake(ReadOnlySpan<char> value, TLine line)
    {
        if (text is null)
            return column is not null && TryTake(Encoding.UTF8.GetBytes(value.ToString()), line);
        if (hasOtherNames && IsTaken(line))
            return false;
        text.Set(line, texts.Get(value));
        return true;
    }

    // Only texts and numbers have other names.
    private bool IsTaken(TLine line) => text?.Get(line) is not null || number?.Get(line) is not null;
}
