using HcpCsp.Abstractions.Jobs;

namespace HcpCsp.TestHost.Jobs;

/// <summary>A run while it is alive: what its handler sees, and what the host cancels.</summary>
internal sealed class AliveRun(StoredRun start) : JobRunContext, IDisposable
{
    private readonly CancellationTokenSource cancellation = new();
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile JobProgress? progress;
    private volatile bool stopRequested;

    public override string RunId => start.RunId;

    public override string Subject => start.Subject;

    public override string? Argument => start.Argument;

    public override JobTrigger Trigger => start.Trigger;

    public override string? RequestedBy => start.RequestedBy;

    public override bool StopRequested => stopRequested;

    public RunSubject About => start.About;

    public CancellationToken Token => cancellation.Token;

    /// <summary>Completes when its end is on disk.</summary>
    public Task Ended => ended.Task;

    public override void Report(JobProgress progress) => this.progress = progress;

    public StoredRun Now() => start with { Progress = progress };

    /// <summary>Cancels the handler because a person asked to.</summary>
    public Task StopAsync()
    {
        stopRequested = true;
        return CutOffAsync();
    }

    /// <summary>Cancels the handler because the plugin or the host goes away.</summary>
    public Task CutOffAsync() => cancellation.CancelAsync();

    public void MarkEnded() => ended.TrySetResult();

    public void Dispose() => cancellation.Dispose();
}
