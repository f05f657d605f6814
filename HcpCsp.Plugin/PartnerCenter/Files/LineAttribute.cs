using System.Buffers;
using System.Text;
using System.Text.Json;
using HcpCsp.Plugin.Model.Lines;

namespace HcpCsp.Plugin.PartnerCenter.Files;

/// <summary>One attribute as a file names it, where its values go, and what the last line said of it.</summary>
/// <param name="column">Null for one that we don't know.</param>
internal sealed class LineAttribute<TLine>(LineColumn<TLine>? column)
{
    private const int LongestOnStack = 512;

    private readonly TextCache texts = new();
    private readonly bool hasOtherNames = column is { WireNames.Count: > 0 };
    private readonly TextColumn<TLine>? text = column as TextColumn<TLine>;
    private readonly NumberColumn<TLine>? number = column as NumberColumn<TLine>;
    private readonly DateColumn<TLine>? date = column as DateColumn<TLine>;
    private readonly MomentColumn<TLine>? moment = column as MomentColumn<TLine>;
    private byte[] bytes = new byte[128];
    private int headLength;
    private int length;
    private int valueLength;

    /// <summary>All of it, as the last line wrote it: from after the comma before it to the comma, or brace, behind it.</summary>
    public ReadOnlySpan<byte> Kept => bytes.AsSpan(0, length);

    /// <summary>All of it before the value.</summary>
    public ReadOnlySpan<byte> Head => bytes.AsSpan(0, headLength);

    /// <summary>With its quotes.</summary>
    public ReadOnlySpan<byte> Name => Head[..(Head.LastIndexOf((byte)'"') + 1)].TrimStart(" \t\r\n"u8);

    public ReadOnlySpan<byte> Value => bytes.AsSpan(headLength, valueLength);

    /// <summary>Whether it ended the object.</summary>
    public bool IsLast { get; private set; }

    /// <summary>Whether no column holds the value, so that it must be kept elsewhere.</summary>
    public bool IsExtra { get; private set; }

    /// <summary>Takes a new spelling of all that stands before the value.</summary>
    public void BeginWith(ReadOnlySpan<byte> head)
    {
        if (Head.SequenceEqual(head))
            return;
        Keep(head);
        headLength = head.Length;
        length = 0;
    }

    /// <summary>Puts a new value in its column, and keeps its bytes.</summary>
    /// <param name="whole">The attribute, from its head to its end.</param>
    /// <param name="value">Where its value stands.</param>
    /// <param name="line">Says what the attributes before this one say, and of this one's column what it said last.</param>
    /// <param name="isFresh">Of this one's column it says nothing, unless another name has filled it.</param>
    public void Take(ReadOnlySpan<byte> whole, JsonValue value, TLine line, bool isFresh)
    {
        Keep(whole);
        length = whole.Length;
        valueLength = value.Length;
        IsLast = value.IsLast;
        if (!isFresh)
            Clear(line);

        // Two names for one column may stand in the same line: the second value must not displace the first.
        bool isTaken = isFresh && hasOtherNames && IsTaken(line);
        IsExtra = value.Type switch
        {
            JsonTokenType.Null => false,
            JsonTokenType.String when Value.Length == 2 => false,
            JsonTokenType.StartArray when Value.Length == 2 => false,
            _ when isTaken => true,
            JsonTokenType.String when value.IsEscaped => !TryPutEscaped(line),
            JsonTokenType.String => !TryPut(Value[1..^1], line),
            _ => !TryPut(Value, line),
        };
    }

    private void Keep(ReadOnlySpan<byte> written)
    {
        if (bytes.Length < written.Length)
            bytes = new byte[written.Length * 2];
        written.CopyTo(bytes);
    }

    // False when the column can't hold the value, or not all of it.
    private bool TryPut(ReadOnlySpan<byte> value, TLine line)
    {
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

    private bool TryPutEscaped(TLine line)
    {
        var reader = new Utf8JsonReader(Value);
        reader.Read();
        char[]? rented = valueLength > LongestOnStack ? ArrayPool<char>.Shared.Rent(valueLength) : null;
        Span<char> buffer = rented ?? stackalloc char[LongestOnStack];
        ReadOnlySpan<char> plain = buffer[..reader.CopyString(buffer)];
        bool isPut = text is not null || (column is not null && TryPut(Encoding.UTF8.GetBytes(plain.ToString()), line));
        text?.Set(line, texts.Get(plain));
        if (rented is not null)
            ArrayPool<char>.Shared.Return(rented);
        return isPut;
    }

    // Only texts and numbers have other names.
    private bool IsTaken(TLine line) => text?.Get(line) is not null || number?.Get(line) is not null;

    private void Clear(TLine line)
    {
        text?.Set(line, null);
        number?.Set(line, null);
        date?.Set(line, null);
        moment?.Set(line, null);
    }
}
