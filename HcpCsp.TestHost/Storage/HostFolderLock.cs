using System.Globalization;
using System.Text;

namespace HcpCsp.TestHost.Storage;

/// <summary>Keeps a second host away from a data folder. The operating system lets go of it when the process ends, however it ends.</summary>
/// <remarks>
/// Held in a way that others can share, so that a copy of the folder reads the file; who starts asks for it alone. Only one at a time may
/// ask, which the file with the owner's id sees to.
/// </remarks>
internal sealed class HostFolderLock : IDisposable
{
    private const string LockName = "host.lock";
    private const string OwnerName = "host.owner";

    private readonly FileStream held;

    private HostFolderLock(FileStream held) => this.held = held;

    /// <exception cref="IOException">Another host works in the folder; the message says which, and what to do.</exception>
    public static HostFolderLock Take(string dataFolder)
    {
        string folder = Directory.CreateDirectory(Path.GetFullPath(dataFolder)).FullName;
        string owner = Path.Combine(folder, OwnerName);
        try
        {
            using var asking = new FileStream(owner, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            var taken = new HostFolderLock(Hold(Path.Combine(folder, LockName)));
            asking.SetLength(0);
            asking.Write(Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
            return taken;
        }
        catch (IOException exception)
        {
            throw new IOException(
                $"The data folder {folder} is in use by another host{NameOwner(owner)}: two hosts can't work on the same data. End the other one, or give this one a folder of its own with --data.",
                exception);
        }
    }

    public void Dispose() => held.Dispose();

    private static FileStream Hold(string path)
    {
        new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None).Dispose();
        return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
    }

    private static string NameOwner(string owner)
    {
        try
        {
            return $", most likely process {File.ReadAllText(owner)}";
        }
        catch (IOException)
        {
            // It is just starting, and its id isn't written yet.
            return "";
        }
    }
}
