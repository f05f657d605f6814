using System.Globalization;
using System.Text.Json;
using HcpCsp.Plugin.Pricing;

namespace HcpCsp.Plugin.Billing.Plans;

/// <summary>The fields of one JSON object. What is missing, wrong or unknown goes to the problems with its path, and reading goes on.</summary>
internal sealed class JsonFields
{
    private readonly Dictionary<string, JsonElement> values = new(StringComparer.Ordinal);
    private readonly string path;
    private readonly List<PlanProblem> problems;

    public JsonFields(JsonElement element, string path, List<PlanProblem> problems, string[] known)
    {
        this.path = path;
        this.problems = problems;
        IsObject = element.ValueKind == JsonValueKind.Object;
        if (!IsObject)
        {
            problems.Add(new PlanProblem(path, "An object is expected."));
            return;
        }

        foreach (JsonProperty property in element.EnumerateObject())
        {
            // What is null says nothing, also where it has no place: writers that leave nothing out write it.
            if (property.Value.ValueKind == JsonValueKind.Null)
                continue;
            if (known.Contains(property.Name, StringComparer.Ordinal))
                values[property.Name] = property.Value;
            else
                Report(property.Name, "There is no such field here.");
        }
    }

    public bool IsObject { get; }

    public void Report(string name, string message) => problems.Add(new PlanProblem(PathOf(name), message));

    public JsonElement? Find(string name) => values.TryGetValue(name, out JsonElement value) ? value : null;

    public string? Text(string name, bool isOptional = false)
    {
        if (Find(name) is { } value)
            return TextOf(value, PathOf(name));
        if (!isOptional)
            ReportMissing(name);
        return null;
    }

    /// <summary>0 when there is none, which is a problem.</summary>
    public decimal Number(string name)
    {
        if (Find(name) is not { } value)
            ReportMissing(name);
        else if (value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out decimal number))
            return number;
        else
            Report(name, "A number is expected.");
        return 0m;
    }

    public bool Flag(string name)
    {
        if (Find(name) is { ValueKind: not (JsonValueKind.True or JsonValueKind.False) })
            Report(name, "true or false is expected.");
        return Find(name) is { ValueKind: JsonValueKind.True };
    }

    public DateOnly? Date(string name)
    {
        if (Find(name) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.String && DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date))
            return date;
        Report(name, "A date such as 2026-12-31 is expected.");
        return null;
    }

    public TEnum? Word<TEnum>(string name)
        where TEnum : struct, Enum => Find(name) is { } value ? WordOf<TEnum>(value, PathOf(name)) : null;

    public IReadOnlyList<TEnum> Words<TEnum>(string name)
        where TEnum : struct, Enum => [.. Items(name).Select(item => WordOf<TEnum>(item.Element, item.Path)).OfType<TEnum>()];

    public IReadOnlyList<string> Texts(string name) => [.. Items(name).Select(item => TextOf(item.Element, item.Path)).OfType<string>()];

    /// <summary>The elements of an array that must be there.</summary>
    public IReadOnlyList<(JsonElement Element, string Path)> Array(string name)
    {
        if (Find(name) is null)
            ReportMissing(name);
        return Items(name);
    }

    private List<(JsonElement Element, string Path)> Items(string name)
    {
        var items = new List<(JsonElement, string)>();
        if (Find(name) is not { } value)
            return items;
        if (value.ValueKind != JsonValueKind.Array)
        {
            Report(name, "A list is expected.");
            return items;
        }

        foreach (JsonElement element in value.EnumerateArray())
            items.Add((element, string.Create(CultureInfo.InvariantCulture, $"{PathOf(name)}[{items.Count}]")));
        return items;
    }

    private string? TextOf(JsonElement value, string where)
    {
        if (value.ValueKind == JsonValueKind.String)
            return value.GetString();
        problems.Add(new PlanProblem(where, "A text is expected."));
        return null;
    }

    private TEnum? WordOf<TEnum>(JsonElement value, string where)
        where TEnum : struct, Enum
    {
        string? text = value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        foreach (TEnum candidate in Enum.GetValues<TEnum>())
        {
            if (string.Equals(PlanFileWriter.Word(candidate), text, StringComparison.Ordinal))
                return candidate;
        }

        problems.Add(new PlanProblem(where, $"One of {string.Join(", ", Enum.GetValues<TEnum>().Select(PlanFileWriter.Word))} is expected."));
        return null;
    }

    // An object that isn't one lacks nothing more.
    private void ReportMissing(string name)
    {
        if (IsObject)
            Report(name, "Missing.");
    }

    private string PathOf(string name) => path.Length == 0 ? name : $"{path}.{name}";
}
