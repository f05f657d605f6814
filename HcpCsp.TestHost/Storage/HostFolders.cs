namespace HcpCsp.TestHost.Storage;

/// <summary>Where things lie in the data folder.</summary>
internal sealed class HostFolders
{
    private readonly string root;

    public HostFolders(string dataFolder)
    {
        root = Path.GetFullPath(dataFolder);
        Directory.CreateDirectory(Host);
        CreatePrivate(Keys);
        CreatePrivate(Uploads);
        CreatePrivate(ApiKeys);
    }

    /// <summary>The host's own files.</summary>
    public string Host => Path.Combine(root, "host");

    /// <summary>Keys that secrets and cookies are encrypted with: for the host's own account only.</summary>
    public string Keys => Path.Combine(Host, "keys");

    /// <summary>What tells people's API keys: for the host's own account only.</summary>
    public string ApiKeys => Path.Combine(Host, "api-keys");

    /// <summary>Uploaded files while their request is answered.</summary>
    public string Uploads => Path.Combine(Host, "uploads");

    public string InHost(string fileName) => Path.Combine(Host, fileName);

    /// <summary>A plugin's own data folder; made when it isn't there.</summary>
    public string ForPlugin(string pluginId) => Directory.CreateDirectory(Path.Combine(root, "plugins", pluginId)).FullName;

    private static void CreatePrivate(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
            return;
        }

        const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        Directory.CreateDirectory(folder, OwnerOnly);
        File.SetUnixFileMode(folder, OwnerOnly);
    }
}
