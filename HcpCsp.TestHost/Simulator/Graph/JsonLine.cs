using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace HcpCsp.TestHost.Simulator.Graph;

/// <summary>The name of an attribute in both spellings.</summary>
internal sealed class LineField(string name)
{
    private readonly JsonEncodedText _pascal = JsonEncodedText.Encode(name);
    private readonly JsonEncodedText _camel = JsonEncodedText.Encode(JsonNamingPolicy.CamelCase.ConvertName(name));

    public JsonEncodedText In(bool camelCase) => camelCase ? _camel : _pascal;

    public static implicit operator LineField(string name) => new(name);
}

/// <summary>Writes flat objects, one a line, some of whose numbers are strings.</summary>
internal sealed class JsonLine(IBufferWriter<byte> output, bool camelCase) : IDisposable
{
    private readonly Utf8JsonWriter _writer = new(output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
    private uint _line;
    private uint _numbersAsText;

    /// <summary>Counts from 1.</summary>
    public uint LineNumber => _line;

    public void Begin()
    {
        _line++;
        // Three of ten lines write some numbers as strings; which ones changes from line to line.
        var mixed = _line * 2654435761u;
        _numbersAsText = mixed % 10 < 3 ? mixed | 1 : 0;
        _writer.WriteStartObject();
    }

    public void Text(LineField field, string? value) => _writer.WriteString(field.In(camelCase), value ?? "");

    public void Text(LineField field, Guid value) => _writer.WriteString(field.In(camelCase), value);

    public void Number(LineField field, decimal value)
    {
        var asText = (_numbersAsText & 1) != 0;
        _numbersAsText = (_numbersAsText >> 1) | (_numbersAsText << 31);
        if (asText)
            _writer.WriteString(field.In(camelCase), value.ToString(CultureInfo.InvariantCulture));
        else
            _writer.WriteNumber(field.In(camelCase), value);
    }

    public void End()
    {
        _writer.WriteEndObject();
        _writer.Flush();
        _writer.Reset();
        output.Write("\n"u8);
    }

    public void Dispose() => _writer.Dispose();
}
