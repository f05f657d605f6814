using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.PartnerCenter;
using HcpCsp.Plugin.PartnerCenter.Lines;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Discovery;

/// <summary>Reads the lines, or the daily usage, of one document, when Microsoft has another version of it than we.</summary>
internal sealed class LineUnits(IPartnerCenter partnerCenter, PartnerTenant tenant, IAccountStore account, Walk walk, RunProgress progress)
{
    public Unit Lines(Invoice invoice) => new(
        UnitKinds.Lines,
        $"{UnitKinds.Lines}/{invoice.Number}",
        $"lines of invoice {invoice.Number}",
        token => ReadAsync(QueryOf(invoice, LineKind.Billed), invoice.Lines, InvoiceLine.Schema, account.LoadLines, token));

    public Unit Usage(Invoice invoice) => new(
        UnitKinds.Usage,
        $"{UnitKinds.Usage}/{invoice.Number}",
        $"usage of invoice {invoice.Number}",
        token => ReadAsync(QueryOf(invoice, LineKind.Usage), invoice.Usage, UsageLine.Schema, account.LoadUsage, token));

    private static LineQuery.Billed QueryOf(Invoice invoice, LineKind kind) =>
        new(kind, invoice.Total.Currency, invoice.Number, invoice.IsLegacy) { Details = invoice.Details };

    private async Task<UnitOutcome> ReadAsync<TLine>(
        LineQuery.Billed query, DocumentVersion? inForce, LineSchema<TLine> schema, Func<string, IVersionLoad<TLine>> beginLoad, CancellationToken cancellationToken)
    {
        string key = $"{(query.Kind == LineKind.Billed ? UnitKinds.Lines : UnitKinds.Usage)}/{query.InvoiceNumber}";
        // Begun with the first line: most documents are as they were, and those that wait for Microsoft shouldn't hold anything.
        using var load = new BegunLoad<TLine>(() => beginLoad(query.InvoiceNumber));
        using RunProgress.LineCounter counter = progress.CountLines(query.Kind);
        LineReading reading = await partnerCenter.ReadLinesAsync(tenant, query, inForce?.ETag, schema, Take, cancellationToken);
        if (IsSameContent(inForce, reading))
        {
            account.SaveCheckpoint(walk.Finish(key, inForce!.ETag));
            return UnitOutcome.Skipped(SkipReasons.Unchanged);
        }

        LineReading.Whole whole = reading as LineReading.Whole ?? new LineReading.Whole("", CreatedAt: null, []);
        progress.AddBytes(whole.Receipts.Sum(static receipt => receipt.Bytes));
        load.Begun.Switch(whole.ETag, whole.CreatedAt, whole.Receipts, walk.Finish(key, whole.ETag));
        counter.Keep();
        return UnitOutcome.Done;

        void Take(TLine line)
        {
            load.Begun.Add(line);
            counter.Add();
        }
    }

    private sealed class BegunLoad<TLine>(Func<IVersionLoad<TLine>> begin) : IDisposable
    {
        private IVersionLoad<TLine>? begun;

        public IVersionLoad<TLine> Begun => begun ??= begin();

        public void Dispose() => begun?.Dispose();
    }

    // Without lines there is proven to be nothing, which is the version without a tag.
    private static bool IsSameContent(DocumentVersion? inForce, LineReading reading) =>
        reading is LineReading.Unchanged || (reading is LineReading.ProvenEmpty && inForce is { ETag: "", LineCount: 0 });
}
