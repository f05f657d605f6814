using System.Buffers;
using System.Text.Json;
using HcpCsp.Plugin.Model.Lines;

namespace HcpCsp.Plugin.PartnerCenter.Files;

/// <summary>Turns JSON objects into lines, column by column, without a document in between: this is the hot path of discovery.</summary>
/// <remarks>
/// Lines come sorted, and most of a line is what the line before it says, byte by byte. So a line is the copy of a template, which always
/// says what the attributes have kept: only attributes whose bytes differ from the kept ones are read at all.
/// One for each file; not for several threads.
/// </remarks>
internal sealed class LineParser<TLine>(LineSchema<TLine> schema)
{
    private readonly Dictionary<string, LineAttribute<TLine>> byName = new(StringComparer.Ordinal);

    // The attributes of the line before, in its order; none when the next line can't go by them.
    private readonly List<LineAttribute<TLine>> order = [];
    private readonly HashSet<string> columns = new(StringComparer.OrdinalIgnoreCase);
    private readonly ArrayBufferWriter<byte> extra = new();
    private readonly TextCache extraTexts = new();
    private TLine template = schema.Create();

    /// <summary>Reads one object.</summary>
    /// <param name="source">Begins with the object's brace.</param>
    /// <param name="line">The line, when it was whole.</param>
    /// <param name="length">Of the object.</param>
    /// <returns>False when the source ends within the object.</returns>
    /// <exception cref="JsonException">It is no JSON object.</exception>
    public bool TryParse(ReadOnlySpan<byte> source, out TLine line, out int length)
    {
        bool isWhole = TryReadAlike(source, out length) || TryReadAnew(source, out length);
        line = isWhole ? schema.Copy(template) : template;
        return isWhole;
    }

    /// <summary>Goes by the attributes of the line before. False when they aren't the same, or the source ends.</summary>
    private bool TryReadAlike(ReadOnlySpan<byte> source, out int length)
    {
        length = 1;
        bool isExtraNew = false;
        foreach (LineAttribute<TLine> attribute in order)
        {
            ReadOnlySpan<byte> rest = source[length..];
            if (rest.StartsWith(attribute.Kept))
            {
                length += attribute.Kept.Length;
                continue;
            }

            if (!rest.StartsWith(attribute.Head) || !JsonValue.TryRead(rest, attribute.Head.Length, out JsonValue value) || value.IsLast != attribute.IsLast)
                return false;
            bool wasExtra = attribute.IsExtra;
            attribute.Take(rest[..value.End], value, template, isFresh: false);
            isExtraNew |= wasExtra || attribute.IsExtra;
            length += value.End;
        }

        if (isExtraNew)
            ComposeExtra();
        return order.Count > 0;
    }

    private void ComposeExtra()
    {
        extra.ResetWrittenCount();
        foreach (LineAttribute<TLine> attribute in order)
            KeepExtra(attribute);
        SetExtra();
    }

    private bool TryReadAnew(ReadOnlySpan<byte> source, out int length)
    {
        template = schema.Create();
        order.Clear();
        columns.Clear();
        extra.ResetWrittenCount();
        length = 1 + JsonValue.CountSpace(source[1..]);
        if (length < source.Length && source[length] == '}')
        {
            length++;
            return true;
        }

        bool isAgain = false;
        for (bool isLast = false; !isLast;)
        {
            ReadOnlySpan<byte> rest = source[length..];
            if (!JsonValue.TryReadName(rest, out string name, out int head) || !JsonValue.TryRead(rest, head, out JsonValue value))
            {
                order.Clear();
                return false;
            }

            LineAttribute<TLine> attribute = Find(name, rest[..head]);
            isAgain |= !columns.Add(schema.Find(name)?.Name ?? name);
            attribute.Take(rest[..value.End], value, template, isFresh: true);
            KeepExtra(attribute);
            order.Add(attribute);
            isLast = value.IsLast;
            length += value.End;
        }

        SetExtra();

        // What one of two attributes puts into their column depends on the other: neither can be passed over.
        if (isAgain)
            order.Clear();
        return true;
    }

    private LineAttribute<TLine> Find(string name, ReadOnlySpan<byte> head)
    {
        if (!byName.TryGetValue(name, out LineAttribute<TLine>? attribute))
            byName.Add(name, attribute = new LineAttribute<TLine>(schema.Find(name)));
        attribute.BeginWith(head);
        return attribute;
    }

    private void KeepExtra(LineAttribute<TLine> attribute)
    {
        if (!attribute.IsExtra)
            return;
        extra.Write(extra.WrittenCount == 0 ? "{"u8 : ","u8);
        extra.Write(attribute.Name);
        extra.Write(":"u8);
        extra.Write(attribute.Value);
    }

    private void SetExtra()
    {
        if (extra.WrittenCount > 0)
            extra.Write("}"u8);
        schema.SetExtra(template, extra.WrittenCount > 0 ? extraTexts.Get(extra.WrittenSpan) : null);
    }
}
