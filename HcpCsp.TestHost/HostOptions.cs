using HcpCsp.Abstractions;
using Microsoft.Extensions.Logging;

namespace HcpCsp.TestHost;

/// <summary>How one host is started.</summary>
internal sealed record HostOptions
{
    public const string DefaultUrl = "http://localhost:5080";

    /// <summary>Addresses listened on; port 0 takes a free one.</summary>
    public IReadOnlyList<string> Urls { get; init; } = [DefaultUrl];

    /// <summary>Where everything that must survive a restart is kept.</summary>
    public string DataFolder { get; init; } = Path.Combine(Environment.CurrentDirectory, "data");

    /// <summary>Each of its folders with a <c>plugin.json</c> is a plugin.</summary>
    public string PluginsFolder { get; init; } = Path.Combine(AppContext.BaseDirectory, "plugins");

    /// <summary>Configuration that wins over the environment, such as <c>HcpCsp:Microsoft:Authority</c>.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    /// <summary>The version that plugins are measured against.</summary>
    public Version HostVersion { get; init; } = new(6, 2);

    /// <summary>Whether somebody is working on a plugin: its pages follow changed templates, and error pages tell what was thrown.</summary>
    public bool IsDevelopment { get; init; }

    /// <summary>Further origins that a form of ours may end at, beside the sign-in authority's.</summary>
    public IReadOnlyList<string> FormActionOrigins { get; init; } = [];

    /// <summary>False for a host that only answers: no schedule starts a job, and nothing that was interrupted goes on. Both wait for the next host.</summary>
    public bool RunsJobs { get; init; } = true;

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Plugins that are there already, for tests of the host itself. They have no load context.</summary>
    public IReadOnlyList<InProcessPlugin> InProcessPlugins { get; init; } = [];

    /// <summary>Adds further places for the log.</summary>
    public Action<ILoggingBuilder>? ConfigureLogging { get; init; }
}

/// <summary>A plugin that needs no loading.</summary>
internal sealed record InProcessPlugin(PluginManifest Manifest, Func<IHcpPlugin> Create);
