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

/// <summary>What a run left as it was.</summary>
internal sealed record SkipView(string Kind, string Why, string Count)
{
    public static SkipView For(SkipCount skip, Formats formats) => new(skip.Kind, skip.Why, formats.Number(skip.Count));
}

/// <summary>Why a unit failed.</summary>
internal sealed record UnitErrorView(string Key, string RetryPath, string Unit, string Status, string Code, string Message, string RequestId, string Advice, string At)
{
    /// <param name="error">What failed.</param>
    /// <param name="retryPath">Where to post to have it read again; empty where that isn't offered.</param>
    /// <param name="formats">The reader's.</param>
    public static UnitErrorView For(UnitError error, string retryPath, Formats formats) =>
        new(
            error.Key,
            error.Key.Length > 0 ? retryPath : "",
            error.Unit,
            error.Status is { } status ? "HTTP " + status.ToString(System.Globalization.CultureInfo.InvariantCulture) : "no answer",
            error.Code,
            error.Message,
            error.RequestId,
            error.Advice,
            formats.Moment(error.At));
}
