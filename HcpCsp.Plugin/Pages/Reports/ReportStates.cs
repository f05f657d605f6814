using HcpCsp.Plugin.Model.Reports;
using HcpCsp.Plugin.Pages.Views;

namespace HcpCsp.Plugin.Pages.Reports;

/// <summary>Symbols and words for where runs, mails and schedules stand.</summary>
internal static class ReportStates
{
    public static bool IsOver(ReportRun run) => run.State is not (ReportRunState.Waiting or ReportRunState.Running);

    public static StateView For(ReportRunState state) => state switch
    {
        ReportRunState.Waiting => new StateView("idle", "Waiting"),
        ReportRunState.Running => new StateView("busy", "In Progress"),
        ReportRunState.Completed => new StateView("good", "Completed"),
        ReportRunState.Failed => new StateView("bad", "ERROR"),
        ReportRunState.Stopped => new StateView("halted", "Stopped"),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Not a state."),
    };

    public static StateView For(DeliveryState state) => state switch
    {
        DeliveryState.Waiting => new StateView("busy", "On its way"),
        DeliveryState.Sent => new StateView("good", "Sent"),
        DeliveryState.Failed => new StateView("bad", "Not sent"),
        DeliveryState.NoAddress => new StateView("halted", "No address"),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Not a state."),
    };

    /// <summary>What is most worth knowing of a schedule.</summary>
    public static StateView For(ReportSchedule schedule, ScheduleStanding standing) =>
        schedule.IsPaused ? new StateView("halted", "Paused")
        : standing.Problem.Length > 0 ? new StateView("bad", "Problem")
        : standing.WaitingCount > 0 ? new StateView("busy", "Waiting")
        : standing.LookedAt is null ? new StateView("idle", "Not due yet")
        : standing.DifferingStatements > 0 ? new StateView("halted", "Differs")
        : new StateView("good", "Up to date");

    /// <summary>What else there is to say of it; empty for nothing.</summary>
    public static string Explain(ScheduleStanding standing, Formats formats)
    {
        var texts = new List<string>();
        if (standing.Problem.Length > 0)
            texts.Add(standing.Problem);
        if (standing.WaitingCount > 0)
            texts.Add($"{(standing.WaitingCount == 1 ? "1 report isn't" : formats.Number(standing.WaitingCount) + " reports aren't")} complete yet.");
        if (standing.DifferingStatements > 0)
            texts.Add($"{(standing.DifferingStatements == 1 ? "1 statement differs" : formats.Number(standing.DifferingStatements) + " statements differ")} from today's data.");
        return string.Join(' ', texts);
    }
}
