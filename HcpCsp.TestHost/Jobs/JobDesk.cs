using System.Collections.Concurrent;

namespace HcpCsp.TestHost.Jobs;

/// <summary>Finds the plugin that a firing of the clock is for. A firing for one that has gone is dropped.</summary>
internal sealed class JobDesk
{
    private readonly ConcurrentDictionary<string, PluginJobs> plugins = new(StringComparer.Ordinal);

    public void Open(string pluginId, PluginJobs jobs) => plugins[pluginId] = jobs;

    public void Close(string pluginId) => plugins.TryRemove(pluginId, out _);

    public string? FindTitle(RunSubject about) => Find(about)?.FindTitle(about.JobKey);

    public Task ExecuteAsync(RunSubject about, string runId) => Find(about)?.ExecuteAsync(about, runId) ?? Task.CompletedTask;

    public Task FireAsync(RunSubject about) => Find(about)?.FireAsync(about) ?? Task.CompletedTask;

    /// <summary>A run as it stands now: with its newest progress while it is alive.</summary>
    public StoredRun Refresh(StoredRun run) => Find(run.About)?.Refresh(run) ?? run;

    private PluginJobs? Find(RunSubject about) => plugins.GetValueOrDefault(about.Plugin);
}
