using Microsoft.Extensions.Options;

namespace HcpCsp.Plugin.Discovery;

/// <summary>Settings below <c>HcpCsp:Discovery</c>.</summary>
internal sealed class DiscoveryOptions
{
    /// <summary>Time between two runs that the system starts for an account. An unfinished walk is taken up again for half as long.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromHours(12);

    /// <summary>Most documents, and apart from them most subscription lists, that are read at once, and most requests in flight.</summary>
    public int MaxConcurrency { get; set; } = 4;

    /// <summary>
    /// Most exports that Microsoft is asked to build side by side: it takes minutes for each, and builds many in the time of one. How many of
    /// them are read at once is <see cref="MaxConcurrency"/>.
    /// </summary>
    public int ExportsAtOnce { get; set; } = 32;

    /// <summary>How many months of invoices before this one are read; null for all.</summary>
    public int? BackfillMonths { get; set; }

    /// <summary>Runs of an account that are kept however old they are. Older ones than these go after <see cref="KeepRunsFor"/>.</summary>
    public int KeepRuns { get; set; } = 50;

    /// <summary>How long every run is kept.</summary>
    public TimeSpan KeepRunsFor { get; set; } = TimeSpan.FromDays(180);

    /// <summary>Wait before a unit that failed for a passing reason is tried again.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(2);
}

/// <summary>Names every wrong setting at once. By hand: the framework's validator keeps every type that it has seen alive for ever.</summary>
internal sealed class DiscoveryOptionsCheck : IValidateOptions<DiscoveryOptions>
{
    private static readonly TimeSpan LongestInterval = TimeSpan.FromDays(7);
    private static readonly TimeSpan LongestKept = TimeSpan.FromDays(3650);
    private static readonly TimeSpan LongestRetryDelay = TimeSpan.FromMinutes(10);

    public ValidateOptionsResult Validate(string? name, DiscoveryOptions options)
    {
        var faults = new List<string>();
        if (options.Interval < TimeSpan.FromMinutes(1) || options.Interval > LongestInterval)
            faults.Add("HcpCsp:Discovery:Interval must be between one minute (00:01:00) and seven days (7.00:00:00).");
        if (options.MaxConcurrency is < 1 or > 32)
            faults.Add("HcpCsp:Discovery:MaxConcurrency must be between 1 and 32.");
        if (options.ExportsAtOnce is < 1 or > 100)
            faults.Add("HcpCsp:Discovery:ExportsAtOnce must be between 1 and 100.");
        if (options.BackfillMonths is < 0 or > 1200)
            faults.Add("HcpCsp:Discovery:BackfillMonths must be between 0 and 1200, or empty for all.");
        if (options.KeepRuns is < 1 or > 100_000)
            faults.Add("HcpCsp:Discovery:KeepRuns must be between 1 and 100000.");
        if (options.KeepRunsFor < TimeSpan.Zero || options.KeepRunsFor > LongestKept)
            faults.Add("HcpCsp:Discovery:KeepRunsFor must be between 0 and ten years (3650.00:00:00).");
        if (options.RetryDelay < TimeSpan.Zero || options.RetryDelay > LongestRetryDelay)
            faults.Add("HcpCsp:Discovery:RetryDelay must be between 0 and ten minutes (00:10:00).");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
