using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.PartnerCenter.Files;
using HcpCsp.Plugin.PartnerCenter.Http;

namespace HcpCsp.Plugin.PartnerCenter.Lines;

/// <summary>Lines that Partner Center itself lists (v1), page after page; no more than two pages are held at once.</summary>
internal sealed class PagedLines(ApiCaller caller)
{
    /// <inheritdoc cref="IPartnerCenter.ReadLinesAsync"/>
    public async Task<LineReading> ReadAsync<TLine>(
        PartnerTenant tenant, LineQuery query, string? knownETag, LineSchema<TLine> schema, Action<TLine> onLine, CancellationToken cancellationToken)
    {
        using var fingerprint = new LineFingerprint<TLine>(schema);
        onLine = (Action<TLine>)fingerprint.Add + onLine;
        var receipts = new List<BlobReceipt>();
        foreach (LineListing listing in LineListing.Of(query))
            receipts.Add(await ReadAsync(tenant, listing, schema, onLine, cancellationToken));

        // Every listing came to its end, and none held a line.
        if (receipts.TrueForAll(static receipt => receipt.Rows == 0))
            return new LineReading.ProvenEmpty();
        string tag = "v1:" + fingerprint.Finish();
        return string.Equals(tag, knownETag, StringComparison.Ordinal)
            ? new LineReading.Unchanged(tag)
            : new LineReading.Whole(tag, CreatedAt: null, receipts);
    }

    /// <summary>Asks for one line of each list: whoever may read that may read billing data.</summary>
    public async Task CheckAsync(PartnerTenant tenant, LineQuery query, CancellationToken cancellationToken)
    {
        foreach (LineListing listing in LineListing.Of(query).Select(static listing => listing.Sample()))
            await caller.GetPartnerCenterAsync(tenant, listing.Path + LinkQuery.Write(listing.Query), Guid.NewGuid(), [], cancellationToken);
    }

    private async Task<BlobReceipt> ReadAsync<TLine>(
        PartnerTenant tenant, LineListing listing, LineSchema<TLine> schema, Action<TLine> onLine, CancellationToken cancellationToken)
    {
        var parser = new LineParser<TLine>(schema);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        int rows = 0;
        long bytes = 0;
        await foreach (ListingPage page in new PageWalk(caller, tenant, listing.Path, listing.Query).ListPagesAsync(cancellationToken))
        {
            hash.AppendData(page.Json.Span);
            bytes += page.Json.Length;
            foreach (ReadOnlyMemory<byte> item in page.Items)
                onLine(Parse(parser, item.Span, ++rows, listing.Name));
        }

        return new BlobReceipt(listing.Name, rows, bytes, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static TLine Parse<TLine>(LineParser<TLine> parser, ReadOnlySpan<byte> item, int row, string listing)
    {
        try
        {
            if (item is [(byte)'{', ..] && parser.TryParse(item, out TLine line, out _))
                return line;
            throw new JsonException("It is no object.");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw Failures.Broken(string.Create(CultureInfo.InvariantCulture, $"Line {row} of Microsoft's list is no whole JSON object."), listing, exception);
        }
    }
}
