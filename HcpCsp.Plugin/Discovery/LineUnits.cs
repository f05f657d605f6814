using System.Globalization;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.PartnerCenter;
using HcpCsp.Plugin.PartnerCenter.Lines;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Discovery;

/// <summary>Reads the lines, or the daily usage, of one document or of one month without any, when Microsoft has another version of it than we.</summary>
internal sealed class LineUnits(IPartnerCenter partnerCenter, PartnerTenant tenant, IAccountStore account, Walk walk, RunProgress progress, TimeProvider time)
{
    public Unit Lines(Invoice invoice)
    {
        string key = $"{UnitKinds.Lines}/{invoice.Number}";
        return new Unit(
            UnitKinds.Lines,
            key,
            $"lines of invoice {invoice.Number}",
            token => ReadAsync(key, QueryOf(invoice, LineKind.Billed), invoice.Lines, InvoiceLine.Schema, () => account.LoadLines(invoice.Number), token));
    }

    public Unit Usage(Invoice invoice)
    {
        string key = $"{UnitKinds.Usage}/{invoice.Number}";
        return new Unit(
            UnitKinds.Usage,
            key,
            $"usage of invoice {invoice.Number}",
            token => ReadAsync(key, QueryOf(invoice, LineKind.Usage), invoice.Usage, UsageLine.Schema, () => account.LoadUsage(invoice.Number), token));
    }

    public Unit Lines(OpenMonth open)
    {
        string key = KeyOf(UnitKinds.Unbilled, open);
        return new Unit(
            UnitKinds.Unbilled,
            key,
            $"unbilled lines of {open.Caption}",
            token => ReadAsync(key, open, LineKind.Billed, InvoiceLine.Schema, () => account.LoadOpenLines(open.Currency, open.Month), token));
    }

    public Unit Usage(OpenMonth open)
    {
        string key = KeyOf(UnitKinds.UnbilledUsage, open);
        return new Unit(
            UnitKinds.UnbilledUsage,
            key,
            $"unbilled usage of {open.Caption}",
            token => ReadAsync(key, open, LineKind.Usage, UsageLine.Schema, () => account.LoadOpenUsage(open.Currency, open.Month), token));
    }

    private static string KeyOf(string kind, OpenMonth open) => string.Create(CultureInfo.InvariantCulture, $"{kind}/{open.Currency}/{open.Month:yyyy-MM}");

    private static LineQuery.Billed QueryOf(Invoice invoice, LineKind kind) =>
        new(kind, invoice.Total.Currency, invoice.Number, invoice.IsLegacy) { Details = invoice.Details };

    private DocumentVersion? FindInForce(OpenMonth open, LineKind kind) => account.ListOpenPeriods()
        .FirstOrDefault(period => period.Kind == kind && period.Month == open.Month && string.Equals(period.Currency, open.Currency, StringComparison.Ordinal))?.Version;

    private Task<UnitOutcome> ReadAsync<TLine>(
        string key, OpenMonth open, LineKind kind, LineSchema<TLine> schema, Func<IVersionLoad<TLine>> beginLoad, CancellationToken cancellationToken) =>
        open.FindPeriod(time.GetUtcNow()) is { } period
            ? ReadAsync(key, new LineQuery.Unbilled(kind, open.Currency, period), FindInForce(open, kind), schema, beginLoad, cancellationToken)
            : Task.FromResult(UnitOutcome.Skipped(SkipReasons.LongOver));

    private async Task<UnitOutcome> ReadAsync<TLine>(
        string key, LineQuery query, DocumentVersion? inForce, LineSchema<TLine> schema, Func<IVersionLoad<TLine>> beginLoad, CancellationToken cancellationToken)
    {
        // Begun with the first line: most documents are as they were, and those that wait for Microsoft shouldn't hold anything.
        using var load = new BegunLoad<TLine>(beginLoad);
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
