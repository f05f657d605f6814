using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.PartnerCenter.Files;
using Microsoft.Extensions.Options;

namespace HcpCsp.Plugin.PartnerCenter.Lines;

/// <summary>Reads lines from where Microsoft keeps them.</summary>
internal sealed class LineReader(BillingExports exports, BlobFiles files, PagedLines pages, ReadingSlots slots, IOptions<MicrosoftOptions> options)
{
    /// <inheritdoc cref="IPartnerCenter.ReadLinesAsync"/>
    public async Task<LineReading> ReadAsync<TLine>(
        PartnerTenant tenant, LineQuery query, string? knownETag, LineSchema<TLine> schema, Action<TLine> onLine, CancellationToken cancellationToken)
    {
        if (options.Value.ListsInPartnerCenter(query))
        {
            using IDisposable listing = await slots.AcquireAsync(tenant, cancellationToken);
            return await pages.ReadAsync(tenant, query, knownETag, schema, onLine, cancellationToken);
        }

        if (await exports.ExportAsync(tenant, query, cancellationToken) is not { } export)
            return new LineReading.ProvenEmpty();
        if (export.ETag.Length > 0 && string.Equals(export.ETag, knownETag, StringComparison.Ordinal))
            return new LineReading.Unchanged(export.ETag);

        using IDisposable reading = await slots.AcquireAsync(tenant, cancellationToken);
        IReadOnlyList<BlobReceipt> receipts = await files.ReadAsync(tenant, export, schema, onLine, cancellationToken);
        return new LineReading.Whole(export.ETag, export.CreatedAt, receipts);
    }

    /// <summary>Asks for lines as far as it takes to learn that one may.</summary>
    public Task CheckAsync(PartnerTenant tenant, LineQuery query, CancellationToken cancellationToken) =>
        options.Value.ListsInPartnerCenter(query)
            ? pages.CheckAsync(tenant, query, cancellationToken)
            : exports.StartAsync(tenant, query, cancellationToken);
}
