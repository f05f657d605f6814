using Microsoft.Extensions.Configuration;

namespace HcpCsp.Abstractions;

/// <summary>What a plugin is told about its place in the host. Made by the host, once per load.</summary>
public sealed record PluginContext
{
    /// <summary>The manifest that the plugin was loaded by.</summary>
    public required PluginManifest Manifest { get; init; }

    /// <summary>Absolute path of the folder that the plugin was loaded from. Read only: it may be replaced by an upgrade.</summary>
    public required string PluginFolder { get; init; }

    /// <summary>
    /// Absolute path of the plugin's own data folder. Exists, is writable, is kept across restarts and upgrades, and is shared with no one.
    /// </summary>
    public required string DataFolder { get; init; }

    /// <summary>The host's whole configuration; a plugin reads its own section. Secrets in it must not be logged or shown.</summary>
    public required IConfiguration Configuration { get; init; }

    /// <summary>
    /// Whether somebody is working on the plugin: it may then read what it usually reads once, such as templates, whenever that has changed.
    /// Never so where customers' data are. Default false.
    /// </summary>
    public bool IsDevelopment { get; init; }

    /// <summary>The host's version, at least the manifest's <see cref="PluginManifest.MinHostVersion"/>.</summary>
    public required Version HostVersion { get; init; }

    /// <summary>
    /// The address at which browsers reach the host, without a trailing slash, such as <c>https://hcp.example</c>. For redirect
    /// addresses that leave the host and come back.
    /// </summary>
    public required Uri PublicUrl { get; init; }
}
