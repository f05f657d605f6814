using System.IO.Compression;
using HcpCsp.Plugin.Model.Reports;
using HcpCsp.Plugin.Store.Reports;

namespace HcpCsp.Plugin.Delivery;

/// <summary>Files of a run as one zip, written as it goes: the same files give the same bytes.</summary>
internal sealed class ReportZip(IReportStore reports)
{
    // The earliest that a zip can say.
    private static readonly DateTimeOffset Time = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public async Task WriteAsync(IEnumerable<ProducedFile> files, Stream output, CancellationToken cancellationToken)
    {
        // Forward only, as a download is: a zip into a file that can be wound back has other bytes.
        await using var forward = new HashingStream(output);
        await using ZipArchive zip = await ZipArchive.CreateAsync(forward, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken);
        foreach (ProducedFile file in files.OrderBy(static one => one.Name, StringComparer.Ordinal))
        {
            ZipArchiveEntry entry = zip.CreateEntry(file.Name, LevelOf(file));
            entry.LastWriteTime = Time;
            await using Stream source = reports.OpenFile(file);
            await using Stream content = await entry.OpenAsync(cancellationToken);
            await source.CopyToAsync(content, cancellationToken);
        }
    }

    // A workbook is a zip itself.
    private static CompressionLevel LevelOf(ProducedFile file) => file.Key.Format == ReportFormat.Workbook ? CompressionLevel.NoCompression : CompressionLevel.Optimal;
}
