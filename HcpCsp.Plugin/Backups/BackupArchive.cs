using System.Globalization;
using HcpCsp.Abstractions;
using HcpCsp.Plugin.Store;
using Microsoft.Extensions.Options;

namespace HcpCsp.Plugin.Backups;

/// <summary>Copies of everything that the module keeps, each in a folder named after the moment that it was made.</summary>
internal sealed class BackupArchive(ICspStore store, PluginContext context, IOptions<BackupOptions> options, TimeProvider time)
{
    private const string NameForm = "yyyyMMdd-HHmmss-fff";

    public string Folder => options.Value.Folder is { Length: > 0 } folder ? Path.GetFullPath(folder) : Path.Combine(context.DataFolder, "backups");

    /// <summary>Copies while others read and write.</summary>
    public async Task<BackupOutcome> MakeAsync(CancellationToken cancellationToken)
    {
        string path = Path.Combine(Folder, time.GetUtcNow().UtcDateTime.ToString(NameForm, CultureInfo.InvariantCulture));
        try
        {
            await store.BackupAsync(path, cancellationToken);
            return new BackupOutcome.Made(path);
        }
        catch (Exception exception) when (exception is StoreException or IOException or UnauthorizedAccessException)
        {
            return new BackupOutcome.Refused($"The backup {path} can't be written: {exception.Message}");
        }
    }

    /// <summary>The whole ones, newest first.</summary>
    public IReadOnlyList<Backup> List() => Directory.Exists(Folder)
        ? [.. Directory.EnumerateDirectories(Folder).Select(Read).OfType<Backup>().OrderByDescending(static backup => backup.MadeAt)]
        : [];

    // One that isn't whole yet has another name.
    private static Backup? Read(string path) =>
        DateTime.TryParseExact(Path.GetFileName(path), NameForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTime madeAt)
        && Directory.Exists(path)
            ? new Backup(path, new DateTimeOffset(madeAt), new DirectoryInfo(path).EnumerateFiles("*", SearchOption.AllDirectories).Sum(static file => file.Length))
            : null;
}

internal sealed record Backup(string Path, DateTimeOffset MadeAt, long Bytes);

internal abstract record BackupOutcome
{
    private BackupOutcome()
    {
    }

    public sealed record Made(string Path) : BackupOutcome;

    /// <param name="Why">For people.</param>
    public sealed record Refused(string Why) : BackupOutcome;
}

/// <summary>Settings below <c>HcpCsp:Backup</c>.</summary>
internal sealed class BackupOptions
{
    /// <summary>Where backups go, each into a folder of its own; null for <c>backups</c> in the module's data folder.</summary>
    public string? Folder { get; set; }
}
