using System.Globalization;
using System.Text;

namespace HcpCsp.Plugin.Store;

/// <summary>Keeps a second process away from a data folder. The operating system lets go of it when the process ends, however it ends.</summary>
/// <remarks>
/// The lock is held in a way that others can share, so that a copy or a scan of the folder reads the file; who starts asks for it alone.
/// Only one at a time may ask, which the file with the owner's id sees to.
/// </remarks>
internal sealed class DataFolderLock : IDisposable
{
    private const string LockName = "csp.lock";
    private const string OwnerName = "csp.owner";

    private readonly FileStream held;

    private DataFolderLock(FileStream held) => this.held = held;

    /// <exception cref="StoreException">Another process, or another store of this one, works in the folder.</exception>
    public static DataFolderLock Take(string folder)
    {
        string owner = Path.Combine(folder, OwnerName);
        try
        {
            using var asking = new FileStream(owner, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            var taken = new DataFolderLock(Hold(Path.Combine(folder, LockName)));
            asking.SetLength(0);
            asking.Write(Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
            return taken;
        }
        catch (IOException exception)
        {
            throw new StoreException(
                $"The data folder {folder} is in use{NameOwner(owner)}: two processes can't work on the same data. End the other one, or give this one a folder of its own.",
                exception)
            {
                Advice = "End the other host, or start this one with another data folder.",
            };
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
            return $", most likely by process {File.ReadAllText(owner)}";
        }
        catch (IOException)
        {
            // It is just starting, and its id isn't written yet.
            return "";
        }
    }
}
