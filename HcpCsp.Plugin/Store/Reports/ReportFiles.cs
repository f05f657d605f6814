using System.Security.Cryptography;
using HcpCsp.Plugin.Model.Reports;

namespace HcpCsp.Plugin.Store.Reports;

/// <summary>The report folder: <c>{account}/{run}/{name}</c>, so that people find their way in it.</summary>
internal sealed class ReportFiles(string folder)
{
    private const string Partial = ".partial";
    private const int Buffer = 128 * 1024;

    /// <summary>The draft with what was written.</summary>
    public async Task<ProducedFile> KeepAsync(ProducedFile draft, Func<Stream, CancellationToken, Task<int>> write, CancellationToken cancellationToken)
    {
        string path = PathOf(draft);
        string of = FolderOf(draft.AccountId, draft.RunId);
        Directory.CreateDirectory(of);

        // Always the same name: what a crash left is written over.
        string partial = Path.Combine(of, draft.Key.Id + Partial);
        try
        {
            ProducedFile written = await WriteAsync(draft, partial, write, cancellationToken);
            File.Move(partial, path, overwrite: true);
            return written;
        }
        catch
        {
            File.Delete(partial);
            throw;
        }
    }

    public Stream Open(ProducedFile file)
    {
        if (!File.Exists(PathOf(file)))
            throw NotAsMade(file, "is missing");

        // The bytes that are sent are read from what was checked, whoever changes the folder meanwhile.
        var stream = new FileStream(PathOf(file), FileMode.Open, FileAccess.Read, FileShare.Read, Buffer, FileOptions.SequentialScan);
        try
        {
            if (stream.Length != file.Bytes || Convert.ToHexStringLower(SHA256.HashData(stream)) != file.Sha256)
                throw NotAsMade(file, "isn't what was made: it was changed or damaged on disk");
            stream.Position = 0;
            return stream;
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Takes away what a crash left half written of a run.</summary>
    public void Clean(ReportRun run)
    {
        string of = FolderOf(run.AccountId, run.Id);
        if (!Directory.Exists(of))
            return;
        foreach (string path in Directory.EnumerateFiles(of, "*" + Partial))
            File.Delete(path);
    }

    public void Delete(ReportRun run) => DeleteFolder(FolderOf(run.AccountId, run.Id));

    public void DeleteOf(string accountId) => DeleteFolder(Path.Combine(folder, accountId));

    /// <summary>Copies all files below another data folder's own.</summary>
    public void CopyTo(string target)
    {
        if (!Directory.Exists(folder))
            return;
        foreach (string path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(static path => !path.EndsWith(Partial, StringComparison.Ordinal)))
        {
            string copy = Path.Combine(target, Path.GetRelativePath(folder, path));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!); // Below the target, so there is one.
            TryCopy(path, copy);
        }
    }

    // Its time may be over just now: the others are copied all the same.
    private static void TryCopy(string path, string copy)
    {
        try
        {
            File.Copy(path, copy);
        }
        catch (IOException) when (!File.Exists(path))
        {
            File.Delete(copy);
        }
    }

    private static async Task<ProducedFile> WriteAsync(ProducedFile draft, string path, Func<Stream, CancellationToken, Task<int>> write, CancellationToken cancellationToken)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.None, Options = FileOptions.Asynchronous, BufferSize = Buffer };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var stream = new FileStream(path, options);
        await using var hashing = new HashingStream(stream);
        int rows = await write(hashing, cancellationToken);
        await stream.FlushAsync(cancellationToken);
        stream.Flush(flushToDisk: true);
        return draft with { Rows = rows, Bytes = stream.Length, Sha256 = hashing.Sha256 };
    }

    private static void DeleteFolder(string path)
    {
        if (Directory.Exists(path))
            Directory.Delete(path, recursive: true);
    }

    private static StoreException NotAsMade(ProducedFile file, string what) => new($"The file {file.Name} {what}.")
    {
        Advice = $"Make the report again, or put the file back from a backup. Its SHA-256 is {file.Sha256}.",
    };

    // A name is made of customers' names: nothing in it may lead out of the folder.
    private string PathOf(ProducedFile file) => Path.GetFileName(file.Name) == file.Name && file.Name is not ("" or "." or "..")
        ? Path.Combine(FolderOf(file.AccountId, file.RunId), file.Name)
        : throw new ArgumentException($"'{file.Name}' can't be the name of a file.", nameof(file));

    private string FolderOf(string accountId, string runId) => Path.Combine(folder, accountId, runId);
}
