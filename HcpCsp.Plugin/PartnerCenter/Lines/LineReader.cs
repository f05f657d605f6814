using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.PartnerCenter.Files;

namespace HcpCsp.Plugin.PartnerCenter.Lines;

/// <summary>Reads lines from where Microsoft keeps them.</summary>
internal sealed class LineReader(BillingExports exports, BlobFiles files)
{
    /// <inheritdoc cref="IPartnerCenter.ReadLinesAsync"/>
    public async Task<LineReading> ReadAsync<TLine>(
        PartnerTenant tenant, LineQuery query, string? knownETag, LineSchema<TLine> schema, Action<TLine> onLine, CancellationToken cancellationToken)
    {
        if (query is LineQuery.Billed { IsLegacy: true } legacy)
            throw NotReadable(legacy.InvoiceNumber);
        if (await exports.ExportAsync(tenant, query, cancellationToken) is not { } export)
            return new LineReading.ProvenEmpty();
        if (export.ETag.Length > 0 && string.Equals(export.ETag, knownETag, StringComparison.Ordinal))
            return new LineReading.Unchanged(export.ETag);

        IReadOnlyList<BlobReceipt> receipts = await files.ReadAsync(tenant, export, schema, onLine, cancellationToken);
        return new LineReading.Whole(export.ETag, export.CreatedAt, receipts);
    }

    // Said in the list of errors rather than passed over: its header counts, and nobody should take its lines for read.
    private static PartnerCenterException NotReadable(string number) =>
        new($"{number} is a legacy document; its lines exist in Partner Center's v1 API only, which this version doesn't read.")
        {
            Advice = "Its header is shown and its tie-out is Not checked. Take its lines from Partner Center for now.",
        };
}
