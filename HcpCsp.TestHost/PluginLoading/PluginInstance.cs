using HcpCsp.Abstractions;
using HcpCsp.TestHost.Jobs;
using HcpCsp.TestHost.Routing;

namespace HcpCsp.TestHost.PluginLoading;

/// <summary>A plugin that is there, with everything that must go when it goes.</summary>
internal sealed class PluginInstance(PluginManifest manifest, PluginJobs jobs, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public PluginManifest Manifest => manifest;

    public PluginJobs Jobs => jobs;

    public PluginGate Gate { get; } = new();

    public PluginCode? Code { get; set; }

    public IHcpPlugin? Entry { get; set; }

    public ServiceProvider? Services { get; set; }

    public TakenNames Claims { get; set; } = new();

    /// <summary>Ends its requests and jobs, then the plugin, then its container. What throws is logged and passed over.</summary>
    /// <param name="letCodeGo">Whether its code is unloaded, too; not so when the host itself ends.</param>
    public async Task CloseAsync(bool letCodeGo)
    {
        await StepAsync("requests", () => Gate.CloseAsync(Patience, time));
        await StepAsync("jobs", () => jobs.DisposeAsync().AsTask());
        await StepAsync("plugin", () => Entry?.DisposeAsync().AsTask() ?? Task.CompletedTask);
        await StepAsync("services", () => Services?.DisposeAsync().AsTask() ?? Task.CompletedTask);
        Entry = null;
        Services = null;
        Gate.Dispose();
        if (letCodeGo)
            Code?.Dispose();
        else
            Code?.KeepToTheEnd();
        Code = null;
    }

    private async Task StepAsync(string what, Func<Task> step)
    {
        try
        {
            await step();
        }
        catch (Exception error)
        {
            logger.LogError(error, "Plugin {Plugin} threw while its {Part} ended", manifest.Id, what);
        }
    }
}
