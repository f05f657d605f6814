using HcpCsp.Abstractions.Jobs;

namespace HcpCsp.TestHost.Jobs;

/// <summary>How a run ended, from what its handler did and what was asked of it.</summary>
internal sealed record RunEnd(JobRunState State, string Summary)
{
    public static RunEnd CutOff { get; } = new(JobRunState.Interrupted, "The plugin or the host was shut down while it ran.");

    public static RunEnd Of(JobOutcome outcome, AliveRun run) => outcome switch
    {
        { Succeeded: true } => new(JobRunState.Succeeded, outcome.Summary),
        _ when run.StopRequested => new(JobRunState.Stopped, outcome.Summary),
        _ when run.Token.IsCancellationRequested => new(JobRunState.Interrupted, outcome.Summary),
        _ => new(JobRunState.Failed, outcome.Summary),
    };

    public static RunEnd Of(Exception error, AliveRun run)
    {
        if (error is not OperationCanceledException || !run.Token.IsCancellationRequested)
            return new RunEnd(JobRunState.Failed, error.Message);
        return run.StopRequested ? new RunEnd(JobRunState.Stopped, "Stopped on request.") : CutOff;
    }
}
