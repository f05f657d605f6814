using System.Globalization;
using System.IO.Compression;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.PartnerCenter.Http;

namespace HcpCsp.Plugin.PartnerCenter.Files;

/// <summary>Reads the files of an export straight from the sockets: several are fetched, one is unpacked, nothing is kept whole.</summary>
internal sealed class BlobFiles(IHttpClientFactory clients, BillingExports exports, RequestMeter meter, TimeProvider time)
{
    public const string ClientName = "csp-files";

    private const int MostReadings = 3;

    /// <summary>Hands all lines over, in the order of the files.</summary>
    /// <returns>One receipt a file, in their order.</returns>
    public async Task<IReadOnlyList<BlobReceipt>> ReadAsync<TLine>(
        PartnerTenant tenant, LineExport export, LineSchema<TLine> schema, Action<TLine> onLine, CancellationToken cancellationToken)
    {
        using HttpClient client = clients.CreateClient(ClientName);
        using var access = new ExportAccess(exports, tenant, export);
        var opener = new BlobOpener(client, access, meter);
        await using var ahead = new ReadAhead(export.BlobNames, Begin);
        var receipts = new List<BlobReceipt>(export.BlobNames.Count);
        foreach (string name in export.BlobNames)
            receipts.Add(await ReadOneAsync(name));
        return receipts;

        BlobDownload Begin(string name) =>
            new(name, new BlobContent(opener, name, count => meter.CountBytes(tenant.AccountId, count), time), cancellationToken);

        // Bytes that were damaged on the way, or at their source for a moment, are fetched again, all of them.
        async Task<BlobReceipt> ReadOneAsync(string name)
        {
            var lines = new LineTaker<TLine>(onLine);
            for (int reading = 1; ; reading++)
            {
                await using BlobDownload download = reading == 1 ? ahead.Next() : Begin(name);
                var reader = new LineFileReader<TLine>(schema, (unpacked, rows) => FileLimits.Check(name, download.Bytes, unpacked, rows));
                try
                {
                    return await UnpackAsync(download, reader, lines, cancellationToken);
                }
                catch (InvalidDataException exception) when (!lines.HasFailed)
                {
                    if (reading == MostReadings)
                        throw Failures.Broken(string.Create(CultureInfo.InvariantCulture, $"The file {name} is damaged at line {reader.LineNumber}: {exception.Message}"), name, exception);
                    lines.StartAgain();
                }
            }
        }
    }

    private static async Task<BlobReceipt> UnpackAsync<TLine>(
        BlobDownload download, LineFileReader<TLine> reader, LineTaker<TLine> lines, CancellationToken cancellationToken)
    {
        await using var plain = new GZipStream(download.Reader, CompressionMode.Decompress, leaveOpen: true);
        await reader.ReadAsync(plain, lines.Take, cancellationToken);
        string hash = await download.FinishAsync(cancellationToken);
        if (reader.Rows < lines.Taken)
            throw new InvalidDataException("It holds fewer lines than when it was read before.");
        return new BlobReceipt(download.Name, reader.Rows, download.Bytes, hash);
    }
}
