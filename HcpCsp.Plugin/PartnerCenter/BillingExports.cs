using System.Buffers;
using System.Globalization;
using System.Text.Json;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.PartnerCenter.Http;
using HcpCsp.Plugin.PartnerCenter.Lines;
using HcpCsp.Plugin.PartnerCenter.Wire;
using Microsoft.Extensions.Options;

namespace HcpCsp.Plugin.PartnerCenter;

/// <summary>Graph's billing exports: start one, wait for it, read its manifest.</summary>
internal sealed class BillingExports(ApiCaller caller, TrustedHosts hosts, IOptions<MicrosoftOptions> options, TimeProvider time)
{
    private static readonly TimeSpan LongestBuild = TimeSpan.FromMinutes(60);
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    /// <summary>Null when Microsoft says that there is no data.</summary>
    public async Task<LineExport?> ExportAsync(PartnerTenant tenant, LineQuery query, CancellationToken cancellationToken)
    {
        ApiAnswer started = await StartAsync(tenant, query, cancellationToken);
        Uri operation = Trusted(started.Location, "a started export");
        if (started.RetryAfter is { } first)
            await Task.Delay(first, time, cancellationToken);
        return await WaitAsync(tenant, operation, cancellationToken);
    }

    /// <summary>Starts an export and leaves it: whoever may start one may read billing data.</summary>
    public Task<ApiAnswer> StartAsync(PartnerTenant tenant, LineQuery query, CancellationToken cancellationToken)
    {
        string data = query.Kind == LineKind.Usage ? "usage" : "reconciliation";
        string state = query is LineQuery.Unbilled ? "unbilled" : "billed";
        return caller.PostGraphAsync(tenant, $"v1.0/reports/partners/billing/{data}/{state}/export", ToRequestBody(query), cancellationToken);
    }

    /// <summary>Reads the manifest again, for a fresh signature.</summary>
    /// <exception cref="PartnerCenterException">Also when Microsoft has built new data meanwhile: the document must be read anew.</exception>
    public async Task<BlobAccess> RenewAccessAsync(PartnerTenant tenant, LineExport export, CancellationToken cancellationToken)
    {
        LineExport? renewed = await ReadManifestAsync(tenant, export.ManifestAddress, cancellationToken);
        if (renewed is not null && string.Equals(renewed.ETag, export.ETag, StringComparison.Ordinal))
            return renewed.Access;
        throw new PartnerCenterException("Microsoft built a new version of the data while the old one was read.")
        {
            IsTransient = true,
            Advice = "It is read anew by the next discovery.",
        };
    }

    private static byte[] ToRequestBody(LineQuery query)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            if (query is LineQuery.Billed billed)
                writer.WriteString("invoiceId", billed.InvoiceNumber);
            if (query is LineQuery.Unbilled unbilled)
            {
                writer.WriteString("currencyCode", unbilled.Currency);
                writer.WriteString("billingPeriod", unbilled.Period == UnbilledPeriod.Current ? "current" : "last");
            }

            writer.WriteString("attributeSet", "full");
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private async Task<LineExport?> WaitAsync(PartnerTenant tenant, Uri operation, CancellationToken cancellationToken)
    {
        DateTimeOffset giveUpAt = time.GetUtcNow() + LongestBuild;
        for (TimeSpan wait = FirstWait; time.GetUtcNow() < giveUpAt; wait = Longer(wait))
        {
            ApiAnswer answer = await caller.GetGraphAsync(tenant, operation, cancellationToken);
            OperationResponse state = ApiCaller.Parse(answer, WireJsonContext.Default.OperationResponse);
            switch (state.Status?.ToUpperInvariant())
            {
                case "SUCCEEDED" or "COMPLETED":
                    return await ReadManifestAsync(tenant, state, operation, answer.RequestId, cancellationToken);
                case "FAILED" when IsNoData(state.Error):
                    return null;
                case "FAILED":
                    throw Failed(state.Error, answer.RequestId);
                default:
                    await Task.Delay(answer.RetryAfter ?? wait, time, cancellationToken);
                    break;
            }
        }

        throw new PartnerCenterException("Microsoft didn't finish the export within an hour.")
        {
            IsTransient = true,
            Advice = "Try again later; it is started anew.",
        };
    }

    private static TimeSpan Longer(TimeSpan wait) => wait * 1.5 > LongestWait ? LongestWait : wait * 1.5;

    private static bool IsNoData(OperationErrorResponse? error) =>
        error is not null
        && (string.Equals(error.Code, "5000", StringComparison.Ordinal)
            || (error.Message?.Contains("no data", StringComparison.OrdinalIgnoreCase) ?? false));

    private static PartnerCenterException Failed(OperationErrorResponse? error, string requestId) =>
        new($"Microsoft couldn't build the export: {error?.Message ?? "no reason was given."}")
        {
            Code = error?.Code ?? "",
            RequestId = requestId,
            Advice = "Try again later; if it stays, report it to Microsoft with the request id.",
        };

    /// <summary>Reads a manifest, or an operation that holds or names one.</summary>
    private async Task<LineExport?> ReadManifestAsync(PartnerTenant tenant, Uri address, CancellationToken cancellationToken)
    {
        ApiAnswer answer = await caller.GetGraphAsync(tenant, address, cancellationToken);
        ManifestResponse manifest = ApiCaller.Parse(answer, WireJsonContext.Default.ManifestResponse);
        if (manifest.RootDirectory is not null)
            return ToExport(tenant, manifest, address, answer.RequestId);
        OperationResponse state = ApiCaller.Parse(answer, WireJsonContext.Default.OperationResponse);
        return await ReadManifestAsync(tenant, state, address, answer.RequestId, cancellationToken);
    }

    private async Task<LineExport?> ReadManifestAsync(
        PartnerTenant tenant, OperationResponse state, Uri operation, string requestId, CancellationToken cancellationToken)
    {
        if (state.ResourceLocation is { ValueKind: JsonValueKind.Object } inline)
        {
            ManifestResponse manifest = inline.Deserialize(WireJsonContext.Default.ManifestResponse)!;
            return ToExport(tenant, manifest, operation, requestId);
        }

        string? link = state.ResourceLocation is { ValueKind: JsonValueKind.String } plain ? plain.GetString() : state.ManifestLink;
        if (string.IsNullOrWhiteSpace(link) || !Uri.TryCreate(options.Value.GraphUrl, link, out Uri? address))
            throw Failures.Malformed(requestId, innerException: null);
        address = Trusted(address, "a manifest");
        ApiAnswer answer = await caller.GetGraphAsync(tenant, address, cancellationToken);
        return ToExport(tenant, ApiCaller.Parse(answer, WireJsonContext.Default.ManifestResponse), address, answer.RequestId);
    }

    private LineExport ToExport(PartnerTenant tenant, ManifestResponse manifest, Uri address, string requestId)
    {
        List<string> blobs = (manifest.Blobs ?? []).Select(static blob => blob.Name).Where(static name => !string.IsNullOrWhiteSpace(name)).OfType<string>().ToList();
        if (!string.Equals(CustomerId.Normalize(manifest.PartnerTenantId), tenant.TenantId, StringComparison.OrdinalIgnoreCase))
            throw Wrong("The manifest is of another partner tenant.", requestId);
        if (manifest.BlobCount is { } count && count != blobs.Count)
        {
            string text = string.Create(CultureInfo.InvariantCulture, $"The manifest announces {count} files and names {blobs.Count}.");
            throw Wrong(text, requestId);
        }

        // No files are no lines only when the manifest counts none: empty must be proven.
        if (blobs.Count != (manifest.Blobs?.Count ?? 0) || (blobs.Count == 0 && manifest.BlobCount is null))
            throw Wrong("The manifest doesn't name the files that it is about.", requestId);

        if (!Uri.TryCreate(manifest.RootDirectory, UriKind.Absolute, out Uri? root) || !root.IsSafe() || !IsAsSafeAsGraph(root))
            throw Wrong("The manifest names no address that files may be read from.", requestId);

        string tag = string.IsNullOrWhiteSpace(manifest.ETag) ? manifest.Id ?? "" : manifest.ETag;
        return new LineExport(tag, manifest.CreatedDateTime ?? DateTimeOffset.UnixEpoch, blobs, address)
        {
            Access = new BlobAccess(root, (manifest.SasToken ?? "").TrimStart('?')),
        };
    }

    // Plain http leads to this machine: only the simulator's Graph, which is there itself, may name it.
    private bool IsAsSafeAsGraph(Uri address) =>
        string.Equals(address.Scheme, Uri.UriSchemeHttps, StringComparison.OrdinalIgnoreCase)
        || string.Equals(options.Value.GraphUrl.Scheme, Uri.UriSchemeHttp, StringComparison.OrdinalIgnoreCase);

    private static PartnerCenterException Wrong(string message, string requestId) =>
        new(message) { RequestId = requestId, IsTransient = true, Advice = "Try again later; if it stays, report it with the request id." };

    private Uri Trusted(Uri? address, string what) =>
        address is not null && hosts.Accepts(address, TokenAudience.Graph)
            ? address
            : throw new PartnerCenterException($"Microsoft names an address of {what} that isn't on {options.Value.GraphUrl.Host}: no token is sent there.")
            {
                Advice = "Check HcpCsp:Microsoft:GraphUrl.",
            };
}
