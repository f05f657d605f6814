using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HcpCsp.TestHost.Simulator.Data;

namespace HcpCsp.TestHost.Simulator.Caching;

/// <summary>Files that follow from scale, seed, day and this code, kept between runs.</summary>
internal sealed class CacheFolder
{
    private const string Prefix = "hcp-csp-simulator-";

    /// <summary>What the caches of other keys may take together.</summary>
    private const long OthersMayTake = 3L << 30;

    private readonly string? _folder;

    public CacheFolder(SimulatorOptions options, SimulatedWorld world)
    {
        if (options.CacheFolder is not { } root)
            return;
        // Changed code makes other files, and has another version id.
        var code = typeof(CacheFolder).Module.ModuleVersionId.ToString("N")[..12];
        var key = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{options.Scale}-{options.Seed}-{world.Today:yyyyMMdd}-{code}");
        _folder = Directory.CreateDirectory(Path.Combine(root, key)).FullName;
        Directory.SetLastWriteTimeUtc(_folder, options.Clock.GetUtcNow().UtcDateTime);
        DropOldOnes(root, except: _folder);
    }

    /// <summary>False where nothing is kept on disk.</summary>
    public bool IsKept => _folder is not null;

    public static string NameOf(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..40];

    public FileStream? Find(string name)
    {
        var path = PathOf(name);
        return File.Exists(path) ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1 << 16, FileOptions.Asynchronous | FileOptions.SequentialScan) : null;
    }

    /// <summary>Under its name only once it is whole.</summary>
    public void Save(string name, Action<Stream> write)
    {
        var path = PathOf(name);
        var unfinished = $"{path}.{Guid.NewGuid():N}.tmp";
        // Another simulator may have dropped the folder in the meantime.
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            using (var file = File.Create(unfinished, 1 << 16))
                write(file);
            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private string PathOf(string name) => Path.Combine(_folder ?? throw new InvalidOperationException("Nothing is kept."), name);

    /// <summary>The longest unused first, until the rest fits.</summary>
    private static void DropOldOnes(string root, string except)
    {
        var total = 0L;
        var others = new DirectoryInfo(root).EnumerateDirectories(Prefix + "*").Where(folder => !string.Equals(folder.FullName, except, StringComparison.Ordinal));
        foreach (var folder in others.OrderByDescending(folder => folder.LastWriteTimeUtc).ToList())
        {
            total += folder.EnumerateFiles().Sum(file => file.Length);
            if (total > OthersMayTake)
                Drop(folder);
        }
    }

    private static void Drop(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (IOException)
        {
            // Another simulator reads from it: the next start tries again.
        }
    }
}
