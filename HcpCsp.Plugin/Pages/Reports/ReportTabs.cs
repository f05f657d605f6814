namespace HcpCsp.Plugin.Pages.Reports;

/// <summary>The head that both lists share: what was made, and schedules.</summary>
internal sealed record ReportTabs(string ReportsPath, string SchedulesPath, bool ShowsSchedules, string NewPath, string NewSchedulePath)
{
    /// <param name="accountId">The one account that is looked at; null for all.</param>
    /// <param name="showsSchedules">Which of the two it is.</param>
    public static ReportTabs For(string? accountId, bool showsSchedules) => new(
        CspPaths.With(ReportPaths.Reports, ("account", accountId)),
        CspPaths.With(ReportPaths.Schedules, ("account", accountId)),
        showsSchedules,
        CspPaths.With(ReportPaths.New, ("account", accountId)),
        CspPaths.With(ReportPaths.NewSchedule, ("account", accountId)));
}
