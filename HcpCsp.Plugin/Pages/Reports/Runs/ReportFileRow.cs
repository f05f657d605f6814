using HcpCsp.Plugin.Model.Reports;
using HcpCsp.Plugin.Pages.Views;

namespace HcpCsp.Plugin.Pages.Reports.Runs;

/// <summary>A file of a run in its list.</summary>
/// <param name="Hash">The first digits of the whole one.</param>
internal sealed record ReportFileRow(
    string Name, string Path, string Title, string Customer, string Format, StateView State, IReadOnlyList<string> Missing, string Edition, string Rows, string Size, string Hash, string Sha256)
{
    private const int Digits = 12;

    public static ReportFileRow For(ProducedFile file, Formats formats) => new(
        file.Name,
        ReportPaths.File(file),
        file.Title,
        file.CustomerName,
        ReportWords.Caption(file.Key.Format),
        file.IsProvisional ? new StateView("halted", "Provisional") : new StateView("good", "Complete"),
        file.Missing,
        file.Edition > 1 ? formats.Number(file.Edition) : "",
        formats.Number(file.Rows),
        ReportWords.Size(file.Bytes, formats),
        file.Sha256[..Math.Min(Digits, file.Sha256.Length)],
        file.Sha256);
}
