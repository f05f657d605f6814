using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.Pages.Views;

/// <summary>A row of the discovery runs.</summary>
internal sealed record RunView(string Path, StateView State, string Trigger, string Started, string Duration, string Lines, string Requests, string Waits, string Errors, bool HasErrors)
{
    public static RunView For(DiscoveryRun run, DateTimeOffset now, Formats formats) =>
        new(
            CspPaths.Run(run.AccountId, run.Id),
            StateView.For(run.State),
            run.IsManual ? run.RequestedBy ?? "By hand" : "System",
            formats.Moment(run.StartedAt),
            formats.Duration((run.EndedAt ?? now) - run.StartedAt),
            formats.Number(run.Lines + run.UsageLines),
            formats.Number(run.Requests),
            formats.Number(run.ThrottleWaits),
            formats.Number(run.Errors.Count),
            run.Errors.Count > 0);
}

/// <summary>Why a unit failed.</summary>
internal sealed record UnitErrorView(string Unit, string Status, string Code, string Message, string RequestId, string Advice, string At)
{
    public static UnitErrorView For(UnitError error, Formats formats) =>
        new(
            error.Unit,
            error.Status is { } status ? "HTTP " + status.ToString(System.Globalization.CultureInfo.InvariantCulture) : "no answer",
            error.Code,
            error.Message,
            error.RequestId,
            error.Advice,
            formats.Moment(error.At));
}
