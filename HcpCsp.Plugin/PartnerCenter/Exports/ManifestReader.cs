using System.Globalization;
using System.Text.Json;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.PartnerCenter.Http;
using HcpCsp.Plugin.PartnerCenter.Wire;
using Microsoft.Extensions.Options;

namespace HcpCsp.Plugin.PartnerCenter.Exports;

/// <summary>Reads the list of an export's files, in the three ways in which a finished operation tells of it, and takes none that isn't ours.</summary>
internal sealed class ManifestReader(ApiCaller caller, TrustedHosts hosts, IOptions<MicrosoftOptions> options)
{
    /// <summary>Reads a manifest, or an operation that holds or names one.</summary>
    public async Task<LineExport> ReadAsync(PartnerTenant tenant, Uri address, CancellationToken cancellationToken)
    {
        ApiAnswer answer = await caller.GetGraphAsync(tenant, address, cancellationToken);
        ManifestResponse manifest = ApiCaller.Parse(answer, WireJsonContext.Default.ManifestResponse);
        if (manifest.RootDirectory is not null)
            return ToExport(tenant, manifest, address, answer.Call);
        return await ReadAsync(tenant, ApiCaller.Parse(answer, WireJsonContext.Default.OperationResponse), address, answer.Call, cancellationToken);
    }

    /// <summary>Reads the manifest that a finished operation holds or names.</summary>
    public async Task<LineExport> ReadAsync(
        PartnerTenant tenant, OperationResponse finished, Uri operation, CallTrace call, CancellationToken cancellationToken)
    {
        if (finished.ResourceLocation is { ValueKind: JsonValueKind.Object } inline)
            return ToExport(tenant, ApiCaller.Parse(inline, WireJsonContext.Default.ManifestResponse, call), operation, call);

        string? link = finished.ResourceLocation is { ValueKind: JsonValueKind.String } plain
            ? ApiCaller.Parse(plain, WireJsonContext.Default.String, call)
            : finished.ManifestLink;
        if (string.IsNullOrWhiteSpace(link) || !Uri.TryCreate(options.Value.GraphUrl, link, out Uri? address))
            throw Failures.Malformed(call, new JsonException("The finished operation names no manifest."));
        hosts.Demand(address, TokenAudience.Graph, "a manifest", call);
        ApiAnswer answer = await caller.GetGraphAsync(tenant, address, cancellationToken);
        return ToExport(tenant, ApiCaller.Parse(answer, WireJsonContext.Default.ManifestResponse), address, answer.Call);
    }

    private LineExport ToExport(PartnerTenant tenant, ManifestResponse manifest, Uri address, CallTrace call)
    {
        if (!string.Equals(CustomerId.Normalize(manifest.PartnerTenantId), tenant.TenantId, StringComparison.OrdinalIgnoreCase))
            throw Wrong("The manifest is of another partner tenant.", call);
        string tag = string.IsNullOrWhiteSpace(manifest.ETag) ? manifest.Id ?? "" : manifest.ETag;
        return new LineExport(tag, manifest.CreatedDateTime ?? DateTimeOffset.UnixEpoch, ReadNames(manifest, call), address)
        {
            Call = call,
            Access = new BlobAccess(ReadRoot(manifest, call), (manifest.SasToken ?? "").TrimStart('?')),
        };
    }

    private static List<string> ReadNames(ManifestResponse manifest, CallTrace call)
    {
        List<string> names = (manifest.Blobs ?? []).Select(static blob => blob?.Name).Where(static name => !string.IsNullOrWhiteSpace(name)).OfType<string>().ToList();
        if (manifest.BlobCount is { } count && count != names.Count)
            throw Wrong(string.Create(CultureInfo.InvariantCulture, $"The manifest announces {count} files and names {names.Count}."), call);

        // No files are no lines only when the manifest counts none: empty must be proven.
        if (names.Count != (manifest.Blobs?.Count ?? 0) || (names.Count == 0 && manifest.BlobCount is null))
            throw Wrong("The manifest doesn't name the files that it is about.", call);
        return names;
    }

    private Uri ReadRoot(ManifestResponse manifest, CallTrace call) =>
        Uri.TryCreate(manifest.RootDirectory, UriKind.Absolute, out Uri? root) && root.IsSafe() && IsAsSafeAsGraph(root)
            ? root
            : throw Wrong("The manifest names no address that files may be read from.", call);

    // Plain http leads to this machine: only the simulator's Graph, which is there itself, may name it.
    private bool IsAsSafeAsGraph(Uri address) =>
        string.Equals(address.Scheme, Uri.UriSchemeHttps, StringComparison.OrdinalIgnoreCase)
        || string.Equals(options.Value.GraphUrl.Scheme, Uri.UriSchemeHttp, StringComparison.OrdinalIgnoreCase);

    private static PartnerCenterException Wrong(string message, CallTrace call) => new(message)
    {
        Call = call.Name,
        RequestId = call.RequestId,
        CorrelationId = call.CorrelationId,
        IsTransient = true,
        Advice = "Try again later; if it stays, report it with the request id.",
    };
}
