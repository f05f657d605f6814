namespace HcpCsp.Abstractions.Jobs;

/// <summary>What a running job knows of itself. Made by the host; one per run.</summary>
public abstract class JobRunContext
{
    /// <summary>Id of the run, unique in the host, usable in paths.</summary>
    public abstract string RunId { get; }

    /// <summary>What the run is about, as given to <see cref="IHostJobs.TriggerAsync"/>; such as an account's id.</summary>
    public abstract string Subject { get; }

    /// <summary>Free text given with the trigger, such as an option; null for none and for scheduled runs.</summary>
    public abstract string? Argument { get; }

    /// <summary>What started it.</summary>
    public abstract JobTrigger Trigger { get; }

    /// <summary>Name of the person who asked for it; null when <see cref="Trigger"/> is <see cref="JobTrigger.System"/>.</summary>
    public abstract string? RequestedBy { get; }

    /// <summary>True once a person has asked to stop it, which also cancels the handler's token.</summary>
    public abstract bool StopRequested { get; }

    /// <summary>Replaces the progress shown. Cheap: may be called often; the host keeps the newest and doesn't wait.</summary>
    /// <param name="progress">Where the run is.</param>
    public abstract void Report(JobProgress progress);
}

/// <summary>Where a run is.</summary>
/// <param name="Percent">0 to 100; null while it can't be told.</param>
/// <param name="Text">One line of plain text.</param>
public sealed record JobProgress(double? Percent, string Text);

/// <summary>What started a run.</summary>
public enum JobTrigger
{
    /// <summary>A person.</summary>
    Manual,

    /// <summary>The schedule, or the host after an interruption.</summary>
    System,
}
