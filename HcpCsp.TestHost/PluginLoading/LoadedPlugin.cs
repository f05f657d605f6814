namespace HcpCsp.TestHost.PluginLoading;

/// <summary>A plugin as the plugins page shows it, whether it came in or not.</summary>
internal sealed record LoadedPlugin
{
    /// <summary>Id by its manifest; the folder's name when that can't be read.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Version by its manifest; null when that can't be read.</summary>
    public string? Version { get; init; }

    public required PluginState State { get; init; }

    /// <summary>Why it is not there; null when it is.</summary>
    public string? Reason { get; init; }

    public TimeSpan? LoadTime { get; init; }

    /// <summary>What it contributes, in words; empty when it isn't there.</summary>
    public string Contributions { get; init; } = "";
}

internal enum PluginState
{
    Loaded,

    /// <summary>The host doesn't take it: its manifest is wrong, or asks for a newer host.</summary>
    Refused,

    /// <summary>It threw while it was loaded.</summary>
    Failed,

    Unloaded,
}
