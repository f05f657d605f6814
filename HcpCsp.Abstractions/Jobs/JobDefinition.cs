namespace HcpCsp.Abstractions.Jobs;

/// <summary>Does the work of one run. Called by the host on a background thread.</summary>
/// <param name="context">What the run is about and where to report progress.</param>
/// <param name="cancellationToken">
/// Cancelled when a person stops the run, the plugin is unloaded or the host shuts down; <see cref="JobRunContext.StopRequested"/> tells
/// the first from the others. The handler should end within 5 seconds, by returning or by letting the cancellation through.
/// </param>
/// <returns>How it ended. An exception counts as <see cref="JobRunState.Failed"/>, its message becoming the run's error.</returns>
public delegate Task<JobOutcome> JobHandler(JobRunContext context, CancellationToken cancellationToken);

/// <summary>A kind of background work. Each run of it is about one subject, and at most one run per definition and subject is alive.</summary>
public sealed record JobDefinition
{
    /// <summary>Stable key within the plugin: lower case letters, digits and dashes.</summary>
    public required string Key { get; init; }

    /// <summary>Name shown to people.</summary>
    public required string Title { get; init; }

    /// <summary>Whether people may stop a run. Default true.</summary>
    public bool CanStop { get; init; } = true;

    /// <summary>
    /// Whether a run that a crash or a shutdown of the host cut off is started anew, with <see cref="JobTrigger.System"/>, when the
    /// plugin is next loaded. Default false: it is then only marked <see cref="JobRunState.Interrupted"/>.
    /// </summary>
    public bool ResumeAfterInterruption { get; init; }

    /// <summary>What does the work.</summary>
    public required JobHandler Handler { get; init; }
}

/// <summary>How a run ended, as its handler tells it.</summary>
/// <param name="Succeeded">False when the work was done only in part, or not at all.</param>
/// <param name="Summary">One sentence for the run history, plain text.</param>
public sealed record JobOutcome(bool Succeeded, string Summary);
