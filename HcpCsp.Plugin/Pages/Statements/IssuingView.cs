using HcpCsp.Abstractions.Jobs;

namespace HcpCsp.Plugin.Pages.Statements;

/// <summary>What is told of issuing in the background: how far it is, or how it ended.</summary>
internal sealed record IssuingView(bool Running, bool Failed, string Text, string Address)
{
    /// <param name="run">The newest; null when there was none.</param>
    /// <param name="address">Page that shows it.</param>
    public static IssuingView? For(JobRun? run, string address) => run switch
    {
        null => null,
        { State: JobRunState.Running } => new IssuingView(true, false, run.Progress?.Text ?? "Beginning", address),
        _ => new IssuingView(false, run.State is not JobRunState.Succeeded, run.Summary ?? "", address),
    };
}
