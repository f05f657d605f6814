using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Store.Documents;
using HcpCsp.Plugin.Store.Loading;
using HcpCsp.Plugin.Store.Segments;
using LiteDB;

namespace HcpCsp.Plugin.Store.Accounts;

/// <summary>Loads versions: their segments are staged under a note, and put in force in one transaction with what they come to.</summary>
internal sealed class LineLoads(AccountFile file, CustomerRecords customers, CheckpointRecords checkpoints, TimeProvider time)
{
    public IVersionLoad<InvoiceLine> LoadLines(LoadTarget target)
    {
        string currency = target.Currency;
        return Load(new LoadPlan<InvoiceLine>(
            target,
            LineShapes.Billed,
            new LineTally(currency),
            line => string.Equals(LineAmounts.CurrencyOf(line, currency), currency, StringComparison.Ordinal) ? LineAmounts.FindTotal(line) ?? 0m : 0m,
            (version, directory, tally, checkpoint) => PutInForce(target, version, directory, tally.Customers, checkpoint, () => InsertSummaries(
                Collections.Summaries, version, ((LineTally)tally).Summarize(version.Id).Select(NameFromListing).Select(SummaryDocument.From))),
            Discard));
    }

    public IVersionLoad<UsageLine> LoadUsage(LoadTarget target)
    {
        string currency = target.Currency;
        return Load(new LoadPlan<UsageLine>(
            target,
            LineShapes.Usage,
            new UsageTally(currency),
            line => string.Equals(UsageTally.CurrencyOf(line, currency), currency, StringComparison.Ordinal) ? line.BillingPreTaxTotal ?? 0m : 0m,
            (version, directory, tally, checkpoint) => PutInForce(target, version, directory, tally.Customers, checkpoint, () => InsertSummaries(
                Collections.UsageSummaries, version, ((UsageTally)tally).Summarize(version.Id).Select(UsageSummaryDocument.From))),
            Discard));
    }

    /// <summary>Takes away what a crash left of loads that never came to their switch.</summary>
    public void DiscardDead()
    {
        foreach (BsonDocument load in file.Collection(Collections.Loads).FindAll().ToList())
            Discard(load["_id"].AsString);
    }

    private VersionLoad<TLine> Load<TLine>(LoadPlan<TLine> plan)
    {
        // Noted before the first segment: what a crash leaves behind is found by this note.
        string versionId = VersionLoad<TLine>.NewVersionId();
        file.Write(() => file.Collection(Collections.Loads).Insert(new BsonDocument { ["_id"] = versionId, ["invoice"] = plan.Target.Caption }));
        return new VersionLoad<TLine>(file.Database, plan, versionId, time);
    }

    private void PutInForce(
        LoadTarget target, DocumentVersion version, SegmentDirectory directory, IEnumerable<LineCustomer> named, UnitCheckpoint checkpoint, Action saveSummaries) => file.Change(() =>
    {
        customers.Add(named, version.LoadedAt);
        saveSummaries();
        file.Collection(Collections.Directories).Insert(new BsonDocument { ["_id"] = version.Id, ["d"] = directory.ToBytes() });
        target.PutInForce(version);
        file.Collection(Collections.Loads).Delete(version.Id);
        checkpoints.Put(checkpoint);
    });

    private void InsertSummaries(string collection, DocumentVersion version, IEnumerable<SummaryToStore> summaries) =>
        file.Collection(collection).Insert(SummaryChunks.Pack(version.Id, summaries).ToList());

    private LineSummary NameFromListing(LineSummary summary) =>
        summary.CustomerName.Length > 0 ? summary : summary with { CustomerName = customers.FindStored(summary.CustomerId)?.Name ?? summary.CustomerId };

    private void Discard(string versionId) => file.Write(() =>
    {
        file.Collection(Collections.Segments).DeleteMany(SegmentKeys.AllOf(versionId));
        file.Collection(Collections.Loads).Delete(versionId);
    });
}
