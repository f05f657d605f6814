using HcpCsp.Abstractions.Pages;

namespace HcpCsp.Plugin.Pages;

/// <summary>A download that is written to disk before anything of it is sent: what fails meanwhile becomes an error page rather than a broken file.</summary>
internal sealed class TemporaryFile : IAsyncDisposable
{
    private const int BufferSize = 64 * 1024;

    private readonly FileStream file;

    private TemporaryFile(FileStream file) => this.file = file;

    /// <summary>Where to write it.</summary>
    public Stream Content => file;

    public static TemporaryFile Create(string extension)
    {
        string path = Path.Combine(Path.GetTempPath(), "hcp-csp-" + Guid.NewGuid().ToString("N") + extension);
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            Options = FileOptions.Asynchronous | FileOptions.DeleteOnClose,
            BufferSize = BufferSize,
        };

        // The folder is everybody's, and the partner's files hold costs.
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new TemporaryFile(new FileStream(path, options));
    }

    /// <summary>The download, which owns the file from now on.</summary>
    public PageResult.File ToDownload(string contentType, string name)
    {
        file.Position = 0;
        return new PageResult.File
        {
            ContentType = contentType,
            DownloadName = name,
            WriteAsync = async (output, token) =>
            {
                await using (file)
                    await file.CopyToAsync(output, token);
            },
        };
    }

    public ValueTask DisposeAsync() => file.DisposeAsync();
}
