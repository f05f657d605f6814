namespace HcpCsp.TestHost.Tests;

/// <summary>The plugin as the host's own build publishes it, of the same configuration as these tests.</summary>
internal static class PublishedPlugin
{
    /// <summary>The host's folder of plugins.</summary>
    public static string PluginsFolder { get; } = Find();

    public static string Folder => Path.Combine(PluginsFolder, "hcp-csp");

    // Tests run in tests/{project}/bin/{configuration}/{framework}.
    private static string Find()
    {
        var output = new DirectoryInfo(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        string root = output.Parent!.Parent!.Parent!.Parent!.Parent!.FullName;
        string folder = Path.Combine(root, "HcpCsp.TestHost", "bin", output.Parent.Name, output.Name, "plugins");
        return Directory.Exists(folder) ? folder : throw new DirectoryNotFoundException($"{folder} is missing: build HcpCsp.TestHost first.");
    }
}
