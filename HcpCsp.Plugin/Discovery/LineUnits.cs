using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.PartnerCenter;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Discovery;

/// <summary>Reads the lines, or the daily usage, of one document, when Microsoft has another version of it than we.</summary>
internal sealed class LineUnits(IPartnerCenter partnerCenter, PartnerTenant tenant, IAccountStore account, Walk walk, RunProgress progress)
{
    public Unit Lines(Invoice invoice) => new(
        UnitKinds.Lines,
        $"{UnitKinds.Lines}/{invoice.Number}",
        $"lines of invoice {invoice.Number}",
        token => invoice.IsLegacy
            ? throw NotReadable(invoice)
            : ReadAsync(invoice.Number, LineKind.Billed, invoice.Lines, InvoiceLine.Schema, account.LoadLines, token));

    public Unit Usage(Invoice invoice) => new(
        UnitKinds.Usage,
        $"{UnitKinds.Usage}/{invoice.Number}",
        $"usage of invoice {invoice.Number}",
        token => ReadAsync(invoice.Number, LineKind.Usage, invoice.Usage, UsageLine.Schema, account.LoadUsage, token));

    private async Task<UnitOutcome> ReadAsync<TLine>(
        string number, LineKind kind, DocumentVersion? inForce, LineSchema<TLine> schema, Func<string, IVersionLoad<TLine>> beginLoad, CancellationToken cancellationToken)
    {
        string key = $"{(kind == LineKind.Billed ? UnitKinds.Lines : UnitKinds.Usage)}/{number}";
        LineExport? export = await partnerCenter.ExportAsync(tenant, number, kind, cancellationToken);
        string eTag = export?.ETag ?? "";
        if (inForce is not null && IsSameContent(inForce, export))
        {
            account.SaveCheckpoint(walk.Finish(key, eTag));
            return UnitOutcome.Skipped;
        }

        using IVersionLoad<TLine> load = beginLoad(number);
        using RunProgress.LineCounter counter = progress.CountLines(kind);
        var receipts = new List<BlobReceipt>();
        for (int blob = 0; export is not null && blob < export.BlobNames.Count; blob++)
        {
            // One after the other: a line's position counts through all files.
            BlobReceipt receipt = await partnerCenter.ReadBlobAsync(tenant, export, blob, schema, Take, cancellationToken);
            progress.AddBytes(receipt.Bytes);
            receipts.Add(receipt);
        }

        load.Switch(eTag, export?.CreatedAt, receipts, walk.Finish(key, eTag));
        counter.Keep();
        return UnitOutcome.Done;

        void Take(TLine line)
        {
            load.Add(line);
            counter.Add();
        }
    }

    // Said in the list of errors rather than passed over: its header counts, and nobody should take its lines for read.
    private static PartnerCenterException NotReadable(Invoice invoice) =>
        new($"{invoice.Number} is a legacy document; its lines exist in Partner Center's v1 API only, which this version doesn't read.")
        {
            Advice = "Its header is shown and its tie-out is Not checked. Take its lines from Partner Center for now.",
        };

    // Without an export there is proven to be nothing, which is the version without a tag.
    private static bool IsSameContent(DocumentVersion inForce, LineExport? export) =>
        export is null ? inForce is { ETag: "", LineCount: 0 } : export.ETag.Length > 0 && string.Equals(export.ETag, inForce.ETag, StringComparison.Ordinal);
}
