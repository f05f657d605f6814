using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using HcpCsp.TestHost.Simulator.Graph.Blobs;

namespace HcpCsp.TestHost.Simulator.Graph.Rows;

/// <summary>The name of an attribute in both spellings.</summary>
internal sealed class LineField(string name)
{
    private readonly JsonEncodedText _pascal = JsonEncodedText.Encode(name);
    private readonly JsonEncodedText _camel = JsonEncodedText.Encode(JsonNamingPolicy.CamelCase.ConvertName(name));

    public JsonEncodedText In(bool camelCase) => camelCase ? _camel : _pascal;

    public static implicit operator LineField(string name) => new(name);
}

/// <summary>Writes flat objects, one a line, some of whose numbers are strings.</summary>
internal sealed class JsonLine(IBufferWriter<byte> output, BlobDress dress) : IDisposable
{
    private const uint LinesBetweenBlankOnes = 7;

    private static readonly LineField FutureText = "FutureText", FutureNumber = "FutureNumber", FutureFlag = "FutureFlag", FutureNothing = "FutureNothing",
        FutureList = "FutureList", FutureObject = "FutureObject";

    private readonly Utf8JsonWriter _writer = new(output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
    private readonly bool _camelCase = dress.CamelCase;
    private uint _line;
    private uint _numbersAsText;

    /// <summary>Counts from 1.</summary>
    public uint LineNumber => _line;

    public void OpenFile()
    {
        if (dress.ByteOrderMark)
            output.Write("\uFEFF"u8);
        if (dress.Array)
            output.Write("[\n"u8);
    }

    public void Begin()
    {
        if (_line > 0)
            output.Write(dress.Array ? ",\n"u8 : "\n"u8);
        if (dress.BlankLines && _line % LinesBetweenBlankOnes == 0)
            output.Write(_line % 2 == 0 ? "\n"u8 : " \t\r\n"u8);
        _line++;
        _numbersAsText = ChooseNumbersAsText();
        _writer.WriteStartObject();
    }

    public void Text(LineField field, string? value) => _writer.WriteString(field.In(_camelCase), value ?? "");

    public void Text(LineField field, Guid value) => _writer.WriteString(field.In(_camelCase), value);

    public void Number(LineField field, decimal value)
    {
        var asText = (_numbersAsText & 1) != 0;
        _numbersAsText = (_numbersAsText >> 1) | (_numbersAsText << 31);
        if (asText)
            _writer.WriteString(field.In(_camelCase), value.ToString(CultureInfo.InvariantCulture));
        else
            _writer.WriteNumber(field.In(_camelCase), value);
    }

    public void End()
    {
        if (dress.UnknownAttributes)
            WriteUnknown();
        _writer.WriteEndObject();
        _writer.Flush();
        _writer.Reset();
    }

    public void CloseFile()
    {
        if (dress.Array)
            output.Write("\n]"u8);
        if (!dress.NoLastNewline && (_line > 0 || dress.Array))
            output.Write("\n"u8);
    }

    public void Dispose() => _writer.Dispose();

    private uint ChooseNumbersAsText()
    {
        if (dress.Numbers != NumberDress.Mixed)
            return dress.Numbers == NumberDress.AllStrings ? uint.MaxValue : 0;
        // Three of ten lines write some numbers as strings; which ones changes from line to line.
        var mixed = _line * 2654435761u;
        return mixed % 10 < 3 ? mixed | 1 : 0;
    }

    private void WriteUnknown()
    {
        _writer.WriteString(FutureText.In(_camelCase), "\"quoted\" \u00e9 \ud83d\ude80");
        _writer.WriteNumber(FutureNumber.In(_camelCase), 1.5e-7);
        _writer.WriteBoolean(FutureFlag.In(_camelCase), true);
        _writer.WriteNull(FutureNothing.In(_camelCase));
        _writer.WriteStartArray(FutureList.In(_camelCase));
        _writer.WriteNumberValue(1);
        _writer.WriteStringValue("two");
        _writer.WriteEndArray();
        _writer.WriteStartObject(FutureObject.In(_camelCase));
        _writer.WriteString("CustomerId", "of something else");
        _writer.WriteEndObject();
    }
}
