using System.Globalization;
using HcpCsp.Plugin.Pages.Views;
using HcpCsp.Plugin.Pricing;

namespace HcpCsp.Plugin.Pages.Plans;

/// <summary>Brings each problem of a plan to the field that it is about; what no field takes is said above the form.</summary>
internal sealed class PlanProblems(IReadOnlyList<PlanProblem> problems)
{
    private readonly List<FieldErrorView> fields = [];
    private readonly HashSet<PlanProblem> taken = [];

    /// <summary>All that is said of a path and what lies below it; empty for nothing.</summary>
    public string Take(string path, string field, string label)
    {
        PlanProblem[] found = [.. problems.Where(problem => !taken.Contains(problem) && IsAt(problem.Path, path))];
        taken.UnionWith(found);
        string error = string.Join(' ', found.Select(problem => problem.Path.EndsWith(']') ? $"{LineOf(problem.Path)}{problem.Message}" : problem.Message));
        if (error.Length > 0)
            fields.Add(new FieldErrorView(field, label, error));
        return error;
    }

    public FormErrorsView Summary(string error)
    {
        string rest = string.Join(' ', problems.Where(problem => !taken.Contains(problem)).Select(static problem => problem.Message));
        return new FormErrorsView(string.Join(' ', new[] { error, rest }.Where(static text => text.Length > 0)), fields);
    }

    private static bool IsAt(string problem, string path) =>
        problem.StartsWith(path, StringComparison.Ordinal) && (problem.Length == path.Length || problem[path.Length] is '.' or '[');

    /// <summary><c>Line 3: </c> from a path that ends in <c>[2]</c>.</summary>
    private static string LineOf(string path) =>
        int.TryParse(path.AsSpan(path.LastIndexOf('[') + 1).TrimEnd(']'), NumberStyles.None, CultureInfo.InvariantCulture, out int index) ? $"Line {(index + 1).ToString(CultureInfo.InvariantCulture)}: " : "";
}
