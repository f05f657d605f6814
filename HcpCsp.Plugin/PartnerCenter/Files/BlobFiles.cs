using System.Globalization;
using System.IO.Compression;
using System.Net;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.PartnerCenter.Http;

namespace HcpCsp.Plugin.PartnerCenter.Files;

/// <summary>Reads the files of an export straight from the socket. No token is ever sent there: the signature in the address opens them.</summary>
internal sealed class BlobFiles(IHttpClientFactory clients, BillingExports exports, RequestMeter meter, TimeProvider time)
{
    public const string ClientName = "csp-files";

    private const int MostReadings = 3;

    /// <remarks>
    /// A file that breaks off is read again here: were it left to its document, one of many files would have to be whole at the first try.
    /// </remarks>
    public async Task<BlobReceipt> ReadAsync<TLine>(
        PartnerTenant tenant, LineExport export, int blobIndex, LineSchema<TLine> schema, Action<TLine> onLine, CancellationToken cancellationToken)
    {
        var lines = new LineTaker<TLine>(onLine);
        for (int reading = 1; ; reading++)
        {
            try
            {
                return await ReadOnceAsync(tenant, export, export.BlobNames[blobIndex], schema, lines, cancellationToken);
            }
            catch (BrokenFileException broken)
            {
                if (reading == MostReadings)
                    throw Failures.Broken(broken.Message, broken.InnerException!); // Always made with one.
                lines.StartAgain();
            }
        }
    }

    private async Task<BlobReceipt> ReadOnceAsync<TLine>(
        PartnerTenant tenant, LineExport export, string name, LineSchema<TLine> schema, LineTaker<TLine> lines, CancellationToken cancellationToken)
    {
        var reader = new LineFileReader<TLine>(schema, time);
        try
        {
            using HttpClient client = clients.CreateClient(ClientName);
            using HttpResponseMessage response = await OpenAsync(client, tenant, export, name, cancellationToken);
            await using var compressed = new HashingStream(await response.Content.ReadAsStreamAsync(cancellationToken));
            await using var plain = new GZipStream(compressed, CompressionMode.Decompress);
            await reader.ReadAsync(plain, lines.Take, cancellationToken);
            await compressed.CopyToAsync(Stream.Null, cancellationToken);
            meter.CountBytes(tenant.AccountId, compressed.BytesRead);
            if (!IsWhole(response, compressed.BytesRead))
                throw new InvalidDataException("It ended before its announced end.");
            if (reader.Rows < lines.Taken)
                throw new InvalidDataException("It holds fewer lines than when it was read before.");
            return new BlobReceipt(name, reader.Rows, compressed.BytesRead, compressed.FinishHash());
        }
        catch (Exception exception) when (!lines.HasFailed && (exception is InvalidDataException or IOException or HttpRequestException or TimeoutException))
        {
            string where = string.Create(CultureInfo.InvariantCulture, $"The file {name} broke off or is damaged at line {reader.LineNumber}: {exception.Message}");
            throw new BrokenFileException(where, exception);
        }
    }

    private async Task<HttpResponseMessage> OpenAsync(
        HttpClient client, PartnerTenant tenant, LineExport export, string name, CancellationToken cancellationToken)
    {
        HttpResponseMessage response = await SendAsync(client, tenant, export.Access, name, cancellationToken);
        if (response.StatusCode == HttpStatusCode.Forbidden)
        {
            // The signature lives about an hour; each reading of the manifest brings a fresh one.
            response.Dispose();
            export.Access = await exports.RenewAccessAsync(tenant, export, cancellationToken);
            response = await SendAsync(client, tenant, export.Access, name, cancellationToken);
        }

        if (response.IsSuccessStatusCode)
            return response;
        using (response)
            throw Refused(response, name);
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpClient client, PartnerTenant tenant, BlobAccess access, string name, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, ToAddress(access, name));
        meter.CountRequest(tenant.AccountId);
        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    // Nothing at all is whole only when nothing was announced: empty must be proven.
    private static bool IsWhole(HttpResponseMessage response, long bytesRead) =>
        response.Content.Headers.ContentLength is { } announced ? announced == bytesRead : bytesRead > 0;

    private static Uri ToAddress(BlobAccess access, string name)
    {
        string path = string.Join('/', name.Split('/').Select(Uri.EscapeDataString));
        return new Uri($"{access.RootDirectory.AbsoluteUri.TrimEnd('/')}/{path}?{access.Signature}");
    }

    // The storage's own text may quote the signature, so it isn't read.
    private static PartnerCenterException Refused(HttpResponseMessage response, string name)
    {
        int status = (int)response.StatusCode;
        return new PartnerCenterException(string.Create(CultureInfo.InvariantCulture, $"Microsoft's storage answered {status} for the file {name}."))
        {
            Status = status,
            Code = response.Headers.TryGetValues("x-ms-error-code", out IEnumerable<string>? codes) ? string.Join(',', codes) : "",
            RequestId = response.Headers.TryGetValues("x-ms-request-id", out IEnumerable<string>? ids) ? string.Join(',', ids) : "",
            IsTransient = response.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.NotFound || RetryHandler.IsPassing(response.StatusCode),
            Advice = "The export is asked for anew by the next discovery.",
        };
    }

    /// <summary>Hands each line on once, also when the file, whose name stands for its content, is read again.</summary>
    private sealed class LineTaker<TLine>(Action<TLine> onLine)
    {
        private int position;

        public int Taken { get; private set; }

        /// <summary>A fault of the one who takes the lines, such as a full disk, isn't the file's.</summary>
        public bool HasFailed { get; private set; }

        public void StartAgain() => position = 0;

        public void Take(TLine line)
        {
            if (position++ < Taken)
                return;
            try
            {
                onLine(line);
                Taken++;
            }
            catch
            {
                HasFailed = true;
                throw;
            }
        }
    }

    private sealed class BrokenFileException(string message, Exception innerException) : Exception(message, innerException);
}
