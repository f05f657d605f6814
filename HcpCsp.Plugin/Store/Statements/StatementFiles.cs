using System.Globalization;
using System.Security.Cryptography;
using HcpCsp.Plugin.Model.Statements;

namespace HcpCsp.Plugin.Store.Statements;

/// <summary>The folder of issued files. A file has its content's hash in its name, so that none ever takes another's place.</summary>
internal sealed class StatementFiles(string folder)
{
    private const string Partial = ".partial";
    private const int Buffer = 128 * 1024;

    public async Task<StatementFile> KeepAsync(Statement owner, string name, Func<Stream, CancellationToken, Task<int>> write, CancellationToken cancellationToken)
    {
        string of = FolderOf(owner.AccountId);
        Directory.CreateDirectory(of);
        string partial = Path.Combine(of, Path.GetRandomFileName() + Partial);
        try
        {
            (int rows, long size, string sha256) = await WriteAsync(partial, write, cancellationToken);
            string stored = string.Create(CultureInfo.InvariantCulture, $"{owner.Number}-v{owner.Version}-{sha256.AsSpan(0, 16)}{Path.GetExtension(name)}");
            File.Move(partial, Path.Combine(of, stored), overwrite: true);
            return new StatementFile(name, stored, sha256, size, rows);
        }
        catch
        {
            File.Delete(partial);
            throw;
        }
    }

    public async Task<Stream> OpenAsync(Statement owner, StatementFile file, CancellationToken cancellationToken)
    {
        string path = Path.Combine(FolderOf(owner.AccountId), file.StoredName);
        if (!File.Exists(path))
            throw NotAsIssued(file, "is missing");

        // The bytes that are sent are read from what was checked, whoever changes the folder meanwhile.
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, Buffer, FileOptions.Asynchronous | FileOptions.SequentialScan);
        try
        {
            if (stream.Length != file.Size || Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken)) != file.Sha256)
                throw NotAsIssued(file, "isn't what was issued: it was changed or damaged on disk");
            stream.Position = 0;
            return stream;
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
    }

    /// <summary>Copies all files below another data folder's own.</summary>
    public void CopyTo(string target)
    {
        if (!Directory.Exists(folder))
            return;
        foreach (string path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(static path => !IsPartial(path)))
        {
            string copy = Path.Combine(target, Path.GetRelativePath(folder, path));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!); // Below the target, so there is one.
            File.Copy(path, copy);
        }
    }

    public void DeleteOf(string accountId)
    {
        if (Directory.Exists(FolderOf(accountId)))
            Directory.Delete(FolderOf(accountId), recursive: true);
    }

    /// <summary>Takes away what a crash left half written.</summary>
    public void Clean()
    {
        if (!Directory.Exists(folder))
            return;
        foreach (string path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(IsPartial))
            File.Delete(path);
    }

    private static async Task<(int Rows, long Size, string Sha256)> WriteAsync(
        string path, Func<Stream, CancellationToken, Task<int>> write, CancellationToken cancellationToken)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None, Options = FileOptions.Asynchronous, BufferSize = Buffer };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var stream = new FileStream(path, options);
        int rows = await write(stream, cancellationToken);
        await stream.FlushAsync(cancellationToken);
        stream.Position = 0;
        string sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken));
        stream.Flush(flushToDisk: true);
        return (rows, stream.Length, sha256);
    }

    private static StoreException NotAsIssued(StatementFile file, string what) => new($"The file {file.Name} {what}.")
    {
        Advice = $"Put the file {file.StoredName} back from a backup of the data folder. Its SHA-256 is {file.Sha256}.",
    };

    private static bool IsPartial(string path) => path.EndsWith(Partial, StringComparison.Ordinal);

    private string FolderOf(string accountId) => Path.Combine(folder, accountId);
}
