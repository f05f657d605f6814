using System.Globalization;

namespace HcpCsp.Plugin.Store;

/// <summary>Keeps a second process away from a data folder. The operating system lets go of it when the process ends, however it ends.</summary>
internal sealed class DataFolderLock : IDisposable
{
    private const string LockName = "csp.lock";

    // Beside the lock, since a locked file can't be read by others everywhere.
    private const string OwnerName = "csp.owner";

    private readonly FileStream held;

    private DataFolderLock(FileStream held) => this.held = held;

    /// <exception cref="StoreException">Another process, or another store of this one, works in the folder.</exception>
    public static DataFolderLock Take(string folder)
    {
        string owner = Path.Combine(folder, OwnerName);
        try
        {
            var taken = new DataFolderLock(new FileStream(Path.Combine(folder, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            File.WriteAllText(owner, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return taken;
        }
        catch (IOException exception)
        {
            string process = File.Exists(owner) ? $", most likely by process {File.ReadAllText(owner)}" : "";
            throw new StoreException(
                $"The data folder {folder} is in use{process}: two processes can't work on the same data. End the other one, or give this one a folder of its own.", exception)
            {
                Advice = "End the other host, or start this one with another data folder.",
            };
        }
    }

    public void Dispose() => held.Dispose();
}
