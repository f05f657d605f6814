using System.Text.Json;

namespace HcpCsp.TestHost.Simulator.PartnerCenter;

/// <summary>A filter parameter: one comparison, or two joined by "and".</summary>
internal sealed record Filter(string Field, string Value, string Operator)
{
    /// <exception cref="FormatException">Not a filter.</exception>
    public static IReadOnlyList<Filter> Parse(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return [];
        try
        {
            using var document = JsonDocument.Parse(text);
            return [.. Read(document.RootElement)];
        }
        catch (Exception problem) when (problem is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException("The filter is not valid.", problem);
        }
    }

    public bool Compare(DateTimeOffset moment, DateTimeOffset bound) => Operator switch
    {
        "equals" => moment == bound,
        "not_equals" => moment != bound,
        "greater_than" => moment > bound,
        "greater_than_or_equals" => moment >= bound,
        "less_than" => moment < bound,
        "less_than_or_equals" => moment <= bound,
        _ => throw new FormatException($"The operator '{Operator}' is not supported for {Field}."),
    };

    private static IEnumerable<Filter> Read(JsonElement element)
    {
        if (!element.TryGetProperty("LeftFilter", out var left))
            return [new Filter(Text(element, "Field"), Text(element, "Value"), Text(element, "Operator"))];
        return string.Equals(Text(element, "Operator"), "and", StringComparison.OrdinalIgnoreCase)
            ? Read(left).Concat(Read(element.GetProperty("RightFilter")))
            : throw new FormatException("Only 'and' joins filters here.");
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? "";
}
