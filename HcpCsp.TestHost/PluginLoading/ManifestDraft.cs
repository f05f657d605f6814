using HcpCsp.Abstractions;

namespace HcpCsp.TestHost.PluginLoading;

/// <summary>A <c>plugin.json</c> as it was written, before anything in it is believed.</summary>
internal sealed record ManifestDraft
{
    public string? Id { get; init; }

    public string? Name { get; init; }

    public string? Version { get; init; }

    public string? EntryAssembly { get; init; }

    public string? EntryType { get; init; }

    public string? MinHostVersion { get; init; }

    public IReadOnlyList<PluginManifestProvider>? Providers { get; init; }

    public IReadOnlyList<PluginManifestSetting>? Settings { get; init; }
}
