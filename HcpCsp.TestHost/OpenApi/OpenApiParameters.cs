using System.Globalization;
using System.Text.Json.Nodes;
using HcpCsp.Abstractions.Api;

namespace HcpCsp.TestHost.OpenApi;

/// <summary>What an operation reads.</summary>
internal static class OpenApiParameters
{
    public static JsonArray List(ApiDescription about) =>
    [
        .. about.RouteValues.Select(value => Parameter(value with { IsRequired = true }, "path")),
        .. QueryOf(about).Select(value => Parameter(value, "query")),
    ];

    /// <summary>All query values that it reads, its paging's too.</summary>
    public static IEnumerable<ApiParameter> QueryOf(ApiDescription about) => about.IsPaged ? [.. about.Query, .. ApiPaging.Parameters] : about.Query;

    /// <summary>A form; with files as multipart, and without them in the short way too.</summary>
    public static JsonObject Body(IReadOnlyList<ApiParameter> form)
    {
        var content = new JsonObject { ["multipart/form-data"] = new JsonObject { ["schema"] = Form(form) } };
        if (form.Any(field => field.Type != ApiValueType.File))
            content["application/x-www-form-urlencoded"] = new JsonObject { ["schema"] = Form([.. form.Where(field => field.Type != ApiValueType.File)]) };
        return new JsonObject { ["required"] = form.Any(field => field.IsRequired), ["content"] = content };
    }

    private static JsonObject Parameter(ApiParameter value, string place)
    {
        var parameter = new JsonObject
        {
            ["name"] = value.Name,
            ["in"] = place,
            ["description"] = value.Description,
            ["required"] = value.IsRequired,
            ["schema"] = Schema(value),
        };
        if (value.Example is { } example)
            parameter["example"] = Value(value, example);
        return parameter;
    }

    private static JsonObject Form(IReadOnlyList<ApiParameter> fields)
    {
        var form = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject(fields.Select(field => KeyValuePair.Create<string, JsonNode?>(field.Name, Described(field)))),
        };
        if (fields.Any(field => field.IsRequired))
            form["required"] = new JsonArray([.. fields.Where(field => field.IsRequired).Select(field => JsonValue.Create(field.Name))]);
        return form;
    }

    private static JsonObject Described(ApiParameter field)
    {
        JsonObject schema = Schema(field);
        schema["description"] = field.Description;
        if (field.Example is { } example)
            schema["examples"] = new JsonArray(Value(field, example));
        return schema;
    }

    private static JsonObject Schema(ApiParameter value)
    {
        var one = new JsonObject { ["type"] = value.Type switch { ApiValueType.WholeNumber => "integer", ApiValueType.Number => "number", _ => "string" } };
        if (value.Type == ApiValueType.File)
            one["contentMediaType"] = "application/octet-stream";
        if (value.Format is { } format)
            one["format"] = format;
        if (value.AllowedValues.Count > 0)
            one["enum"] = new JsonArray([.. value.AllowedValues.Select(allowed => Value(value, allowed))]);
        if (value.Default is { } usual)
            one["default"] = Value(value, usual);
        return value.IsRepeated ? new JsonObject { ["type"] = "array", ["items"] = one } : one;
    }

    private static JsonValue Value(ApiParameter parameter, string text) => parameter.Type is ApiValueType.WholeNumber or ApiValueType.Number
        ? JsonValue.Create(decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture))
        : JsonValue.Create(text);
}
