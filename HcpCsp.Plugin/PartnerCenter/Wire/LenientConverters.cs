using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using HcpCsp.Plugin.PartnerCenter.Files;

namespace HcpCsp.Plugin.PartnerCenter.Wire;

/// <summary>Text that may come as a number or a truth value: ids change their type.</summary>
internal sealed class TextConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return reader.GetString();
            case JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False:
                return Encoding.UTF8.GetString(reader.ValueSpan);
            default:
                reader.Skip();
                return null;
        }
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}

/// <summary>A number that may come as text; null for none and for what is no number.</summary>
internal sealed class NumberConverter : JsonConverter<decimal?>
{
    public override decimal? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is JsonTokenType.Number or JsonTokenType.String)
            return WireValues.TryReadNumber(reader.ValueSpan, out decimal value, out _) ? value : null;
        reader.Skip();
        return null;
    }

    public override void Write(Utf8JsonWriter writer, decimal? value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value?.ToString(CultureInfo.InvariantCulture) ?? "null");
}

/// <summary>A truth value that may come as text; null for what is none.</summary>
internal sealed class FlagConverter : JsonConverter<bool?>
{
    public override bool? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.True:
                return true;
            case JsonTokenType.False:
                return false;
            case JsonTokenType.String:
                return bool.TryParse(reader.GetString(), out bool value) ? value : null;
            default:
                reader.Skip();
                return null;
        }
    }

    public override void Write(Utf8JsonWriter writer, bool? value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value switch { true => "true", false => "false", null => "null" });
}

/// <summary>A moment in any of Microsoft's forms; null for none, for the years 1 and 9999, and for what is no date.</summary>
internal sealed class MomentConverter : JsonConverter<DateTimeOffset?>
{
    public override DateTimeOffset? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
            return WireValues.TryReadMoment(Encoding.UTF8.GetBytes(reader.GetString()!), out DateTimeOffset? value) ? value : null;
        reader.Skip();
        return null;
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset? value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value?.ToString("O", CultureInfo.InvariantCulture) ?? "");
}
