using HcpCsp.Abstractions.Services;
using HcpCsp.Plugin.Model.Reports;

namespace HcpCsp.Plugin.Delivery.Mailing;

/// <summary>A zip on disk while it is mailed.</summary>
internal sealed class TemporaryZip : IDisposable
{
    private readonly string path = Path.Combine(Path.GetTempPath(), "hcp-csp-" + Guid.NewGuid().ToString("N") + ".zip");

    private TemporaryZip()
    {
    }

    public MailAttachment Attachment => new() { FileName = "Reports.zip", ContentType = "application/zip", Open = () => File.OpenRead(path) };

    public static async Task<TemporaryZip> CreateAsync(ReportZip zip, IEnumerable<ProducedFile> files, CancellationToken cancellationToken)
    {
        var made = new TemporaryZip();
        try
        {
            await using FileStream file = made.Create();
            await zip.WriteAsync(files, file, cancellationToken);
            return made;
        }
        catch
        {
            made.Dispose();
            throw;
        }
    }

    public void Dispose() => File.Delete(path);

    // The folder is everybody's, and the partner's files hold costs.
    private FileStream Create()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }
}
