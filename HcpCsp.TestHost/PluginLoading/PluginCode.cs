using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Loader;
using HcpCsp.Abstractions;
using McMaster.NETCore.Plugins;
using Microsoft.Extensions.Primitives;

namespace HcpCsp.TestHost.PluginLoading;

/// <summary>The code of one plugin, in a load context of its own.</summary>
internal sealed class PluginCode : IDisposable
{
    // Static on purpose: what is in it stays as long as the process.
    private static readonly ConcurrentBag<PluginLoader> KeptToTheEnd = [];

    private readonly PluginLoader loader;

    private PluginCode(PluginLoader loader) => this.loader = loader;

    /// <summary>The context, for telling whether it has been let go; never kept.</summary>
    public AssemblyLoadContext Context => loader.LoadContext;

    public static PluginCode Load(string folder, PluginManifest manifest) => new(PluginLoader.CreateFromAssemblyFile(
        Path.Combine(folder, manifest.EntryAssembly),
        isUnloadable: true,
        // The contract and what it speaks: every other library is the plugin's own, in its own version.
        sharedTypes:
        [
            typeof(IHcpPlugin), typeof(IConfiguration), typeof(IServiceCollection), typeof(ILogger), typeof(IChangeToken),
        ],
        config =>
        {
            config.PreferSharedTypes = false;
            config.LoadInMemory = true; // The folder can then be replaced while the plugin runs.
        }));

    /// <exception cref="PluginRefusedException">The entry type isn't there, or isn't a plugin.</exception>
    public IHcpPlugin CreateEntry(PluginManifest manifest)
    {
        Type type = LoadEntryAssembly(manifest).GetType(manifest.EntryType, throwOnError: false)
            ?? throw new PluginRefusedException($"'{manifest.EntryAssembly}' has no type '{manifest.EntryType}'.");
        if (!typeof(IHcpPlugin).IsAssignableFrom(type) || type.GetConstructor(Type.EmptyTypes) is null || type.IsAbstract)
            throw new PluginRefusedException($"'{manifest.EntryType}' must implement IHcpPlugin and have a public parameterless constructor.");
        return (IHcpPlugin)Activator.CreateInstance(type)!; // Never null for a class.
    }

    public void Dispose() => loader.Dispose();

    /// <summary>
    /// Instead of disposing, when the whole host ends: the code stays until the process does, and nothing is unloaded. In a process with
    /// several hosts (tests) the runtime was seen to crash when one used context was collected while another ran the same assemblies.
    /// </summary>
    public void KeepToTheEnd() => KeptToTheEnd.Add(loader);

    private Assembly LoadEntryAssembly(PluginManifest manifest)
    {
        try
        {
            return loader.LoadDefaultAssembly();
        }
        catch (Exception error) when (error is BadImageFormatException or IOException)
        {
            throw new PluginRefusedException($"'{manifest.EntryAssembly}' could not be loaded: {error.Message}", error);
        }
    }
}
