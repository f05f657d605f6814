using HcpCsp.Abstractions;
using Microsoft.Extensions.DependencyInjection;

namespace HcpCsp.TestHost.Tests.Fakes;

/// <summary>A plugin that registers what a test says.</summary>
internal sealed class FakePlugin(Action<IPluginContributions, IServiceProvider> register) : IHcpPlugin
{
    public const string Id = "fake";

    public IServiceProvider Services { get; private set; } = new ServiceCollection().BuildServiceProvider();

    public PluginContext? Context { get; private set; }

    public bool IsDisposed { get; private set; }

    public static PluginManifest Manifest(string id = Id) => new()
    {
        Id = id,
        Name = "Fake " + id,
        Version = "1.0.0",
        EntryAssembly = "none.dll",
        EntryType = "None",
        MinHostVersion = "6.2",
    };

    public void ConfigureServices(IServiceCollection services, PluginContext context) => Context = context;

    public void Register(IPluginContributions contributions, IServiceProvider services)
    {
        Services = services;
        register(contributions, services);
    }

    public ValueTask DisposeAsync()
    {
        IsDisposed = true;
        return ValueTask.CompletedTask;
    }
}
