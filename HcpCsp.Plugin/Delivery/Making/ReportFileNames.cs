using HcpCsp.Plugin.Model.Reports;
using HcpCsp.Plugin.Reports.Catalog;

namespace HcpCsp.Plugin.Delivery.Making;

/// <summary>Names within a run. Each request has unique ones; two requests need not.</summary>
internal static class ReportFileNames
{
    private const int TellingDigits = 6;

    public static IReadOnlyList<(PlannedReport Report, string Name)> Choose(IReadOnlyList<PlannedReport> planned, IEnumerable<ProducedFile> before)
    {
        // By letters alone: Windows takes names that differ in case for the same.
        HashSet<string> taken = new(before.Select(static file => file.Name), StringComparer.OrdinalIgnoreCase);
        var chosen = new List<(PlannedReport, string)>(planned.Count);
        foreach (PlannedReport report in planned)
        {
            string name = taken.Contains(report.FileName) ? Distinct(report) : report.FileName;
            taken.Add(name);
            chosen.Add((report, name));
        }

        return chosen;
    }

    // Of what it is, not a number: the same report has the same name again.
    private static string Distinct(PlannedReport report)
    {
        string extension = Path.GetExtension(report.FileName);
        return $"{report.FileName[..^extension.Length]} {DueReports.KeyOf(report).Id[^TellingDigits..]}{extension}";
    }
}
