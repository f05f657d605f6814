using System.ComponentModel.DataAnnotations;

namespace HcpCsp.Plugin.Discovery;

/// <summary>Settings below <c>HcpCsp:Discovery</c>.</summary>
internal sealed class DiscoveryOptions
{
    /// <summary>Time between two runs that the system starts for an account. An unfinished walk is taken up again for half as long.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public TimeSpan Interval { get; set; } = TimeSpan.FromHours(12);

    /// <summary>Most exports, and apart from them most subscription lists, that are read at once.</summary>
    [Range(1, 32)]
    public int MaxConcurrency { get; set; } = 4;

    /// <summary>How many months of invoices before this one are read; null for all.</summary>
    [Range(0, 1200)]
    public int? BackfillMonths { get; set; }

    /// <summary>Wait before a unit that failed for a passing reason is tried again.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(2);
}
