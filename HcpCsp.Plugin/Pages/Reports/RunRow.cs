using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Reports;
using HcpCsp.Plugin.Pages.Views;

namespace HcpCsp.Plugin.Pages.Reports;

/// <summary>One making of reports in a list.</summary>
/// <param name="By">Who asked; empty when a schedule was due.</param>
/// <param name="Schedule">Empty for one on demand.</param>
/// <param name="Undone">What couldn't be made, in words; empty when all was.</param>
internal sealed record RunRow(string Path, string Asked, string Account, string What, string Subject, string Whom, string By, string Schedule, string SchedulePath, StateView State, string Files, string Size, string Undone)
{
    public static RunRow For(ReportRun run, PartnerAccount account, Formats formats) => new(
        ReportPaths.Run(run),
        formats.Moment(run.RequestedAt),
        account.Name,
        ReportWords.What(run.Order),
        ReportWords.Subject(run, formats),
        ReportWords.Whom(run.Order, formats),
        run.RequestedBy ?? "",
        run.ScheduleName,
        run.ScheduleId is { } schedule ? $"{ReportPaths.Schedules}/{run.AccountId}/{schedule}" : "",
        ReportStates.For(run.State),
        ReportStates.IsOver(run) ? formats.Number(run.FileCount) : Formats.None,
        ReportStates.IsOver(run) ? ReportWords.Size(run.Bytes, formats) : Formats.None,
        run.Failures.Count > 0 ? formats.Number(run.Failures.Count) + " not made" : "");
}

/// <summary>A table of them.</summary>
/// <param name="ShowsAccount">Whether they are of several.</param>
internal sealed record RunTable(bool ShowsAccount, IReadOnlyList<RunRow> Rows);
