using HcpCsp.Abstractions;
using Microsoft.Extensions.Configuration;

namespace HcpCsp.Plugin.Tests.Builders;

/// <summary>The place of the plugin in a host that nobody asks anything else of.</summary>
internal static class APluginContext
{
    public static PluginContext In(string dataFolder) => new()
    {
        Manifest = new PluginManifest { Id = "hcp-csp", Name = "CSP", Version = "0.1.0", EntryAssembly = "a", EntryType = "b", MinHostVersion = "6.2" },
        PluginFolder = dataFolder,
        DataFolder = dataFolder,
        Configuration = new ConfigurationBuilder().Build(),
        HostVersion = new Version(6, 2),
        PublicUrl = new Uri("http://localhost:5080"),
    };
}
