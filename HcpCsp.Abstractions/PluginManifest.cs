namespace HcpCsp.Abstractions;

/// <summary>What <c>plugin.json</c> in a plugin's folder says. The host reads it before it loads any code.</summary>
/// <remarks>JSON names are camelCase. Unknown properties are ignored, so that an older host can read a newer manifest.</remarks>
public sealed record PluginManifest
{
    /// <summary>Stable key of the plugin: lower case letters, digits and dashes. Names its data folder; never changes between versions.</summary>
    public required string Id { get; init; }

    /// <summary>Name shown to people, such as on the plugins page.</summary>
    public required string Name { get; init; }

    /// <summary>Version of the plugin, <c>major.minor.patch</c>.</summary>
    public required string Version { get; init; }

    /// <summary>File name of the entry assembly, relative to the manifest's folder; never a path that leaves the folder.</summary>
    public required string EntryAssembly { get; init; }

    /// <summary>Full name of the type in <see cref="EntryAssembly"/> that implements <see cref="IHcpPlugin"/>.</summary>
    public required string EntryType { get; init; }

    /// <summary>
    /// Lowest host version that the plugin runs on, <c>major.minor</c>. A host that is older refuses the plugin, says which
    /// version it would need, and goes on without it.
    /// </summary>
    public required string MinHostVersion { get; init; }

    /// <summary>The providers that the plugin brings. Empty when it brings none; never null.</summary>
    public IReadOnlyList<PluginManifestProvider> Providers { get; init; } = [];

    /// <summary>The settings that the plugin reads, for the host's documentation and settings page. Never null.</summary>
    public IReadOnlyList<PluginManifestSetting> Settings { get; init; } = [];
}

/// <summary>A provider named in the manifest, so that the host can list it without loading the plugin.</summary>
public sealed record PluginManifestProvider
{
    /// <summary>The cloud it belongs to, such as <c>Azure</c>.</summary>
    public required string CloudGroup { get; init; }

    /// <summary>The account type within the cloud, such as <c>CSP</c>.</summary>
    public required string AccountType { get; init; }
}

/// <summary>A setting named in the manifest.</summary>
public sealed record PluginManifestSetting
{
    /// <summary>Key below the plugin's configuration section, parts separated by <c>:</c>.</summary>
    public required string Key { get; init; }

    /// <summary>How the text is read: <c>string</c>, <c>uri</c>, <c>integer</c>, <c>timespan</c>, <c>secret</c> or <c>enum</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Value used when nothing is configured; null when there is none.</summary>
    public string? Default { get; init; }

    /// <summary>One sentence for the operator.</summary>
    public required string Description { get; init; }
}
