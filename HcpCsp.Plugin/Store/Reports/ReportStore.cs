using HcpCsp.Plugin.Model.Reports;
using HcpCsp.Plugin.Store.Documents;
using LiteDB;

namespace HcpCsp.Plugin.Store.Reports;

/// <inheritdoc cref="IReportStore"/>
internal sealed class ReportStore(DatabaseFile file, ReportFiles files) : IReportStore
{
    public IReadOnlyList<ReportSchedule> ListSchedules(string accountId) =>
    [
        .. Schedules.Find(Keys.Below(accountId)).Select(ScheduleDocument.Read)
            .OrderBy(static one => one.Name, StringComparer.OrdinalIgnoreCase)
            .ThenBy(static one => one.Id, StringComparer.Ordinal),
    ];

    public ReportSchedule? FindSchedule(string accountId, string scheduleId) =>
        Schedules.FindById(Keys.Join(accountId, scheduleId)) is { } found ? ScheduleDocument.Read(found) : null;

    public ReportSchedule SaveSchedule(ReportSchedule schedule)
    {
        ReportSchedule saved = schedule with { Version = schedule.Version + 1 };
        file.Write(() =>
        {
            if ((FindSchedule(schedule.AccountId, schedule.Id)?.Version ?? 0) != schedule.Version)
                throw new ConcurrentEditException($"The schedule {schedule.Name} was changed or removed by somebody else meanwhile.");
            Schedules.Upsert(ScheduleDocument.From(saved));
        });
        return saved;
    }

    public void RemoveSchedule(string accountId, string scheduleId) => file.Write(() =>
    {
        Schedules.Delete(Keys.Join(accountId, scheduleId));
        Standings.Delete(Keys.Join(accountId, scheduleId));
        Marks.DeleteMany(Keys.Below(accountId, scheduleId));
    });

    public ScheduleStanding GetStanding(string accountId, string scheduleId) => Standings.FindById(Keys.Join(accountId, scheduleId)) is { } found
        ? StandingDocument.Read(found)
        : new ScheduleStanding { AccountId = accountId, ScheduleId = scheduleId };

    public void SaveStanding(ScheduleStanding standing, IReadOnlyCollection<string> seen) => file.Write(() =>
    {
        if (Schedules.FindById(Keys.Join(standing.AccountId, standing.ScheduleId)) is null)
            return;
        Standings.Upsert(StandingDocument.From(standing));
        foreach (string id in seen)
            Mark(standing.AccountId, standing.ScheduleId, ReportMarks.Seen, id);
    });

    public IReadOnlySet<string> ListSeen(string accountId, string scheduleId) => ListMarks(accountId, scheduleId, ReportMarks.Seen);

    public IReadOnlyList<ReportRun> ListRuns(string accountId, string? scheduleId) =>
    [
        .. Runs.Find(Keys.Below(accountId)).Select(ReportRunDocument.Read)
            .Where(run => scheduleId is null || string.Equals(run.ScheduleId, scheduleId, StringComparison.Ordinal))
            .OrderByDescending(static run => run.RequestedAt)
            .ThenBy(static run => run.Id, StringComparer.Ordinal),
    ];

    public ReportRun? FindRun(string accountId, string runId) => Runs.FindById(Keys.Join(accountId, runId)) is { } found ? ReportRunDocument.Read(found) : null;

    public void SaveRun(ReportRun run)
    {
        file.Write(() => Runs.Upsert(ReportRunDocument.From(run)));
        if (run.EndedAt is not null)
            files.Clean(run);
    }

    public void RemoveRun(ReportRun run)
    {
        file.Write(() =>
        {
            Runs.Delete(Keys.Join(run.AccountId, run.Id));
            Files.DeleteMany(Keys.Below(run.AccountId, run.Id));
            Deliveries.DeleteMany(OfRun(run.AccountId, run.Id));
            if (run.ScheduleId is null)
                Marks.DeleteMany(Keys.Below(run.AccountId, run.Id));
        });
        files.Delete(run);
    }

    public async Task<ProducedFile> KeepFileAsync(string owner, ProducedFile draft, Func<Stream, CancellationToken, Task<int>> write, CancellationToken cancellationToken)
    {
        ProducedFile written = await files.KeepAsync(draft, write, cancellationToken);
        file.Write(() =>
        {
            written = written with { Edition = 1 + CountEarlier(owner, written) };
            Files.Upsert(ProducedFileDocument.From(written));
            Mark(draft.AccountId, owner, ReportMarks.Made, draft.Key.Id);
        });
        return written;
    }

    public IReadOnlyList<ProducedFile> ListFiles(string accountId, string runId) =>
        [.. Files.Find(Keys.Below(accountId, runId)).Select(ProducedFileDocument.Read).OrderBy(static one => one.Name, StringComparer.Ordinal)];

    public Stream OpenFile(ProducedFile file) => files.Open(file);

    public IReadOnlySet<string> ListMade(string accountId, string owner) => ListMarks(accountId, owner, ReportMarks.Made);

    public IReadOnlySet<string> ListSent(string accountId, string owner, string address) => ListMarks(accountId, owner, ReportMarks.Of(address));

    public bool TryAddDelivery(string owner, ReportDelivery delivery)
    {
        bool isNew = false;
        file.Write(() =>
        {
            string where = ReportMarks.Of(delivery.Address);
            isNew = Deliveries.FindById(DeliveryDocument.Key(delivery.AccountId, delivery.Id)) is null
                && (delivery.Address.Length == 0 || delivery.FileIds.All(id => Marks.FindById(Keys.Join(delivery.AccountId, owner, where, id)) is null));
            if (!isNew)
                return;
            Deliveries.Insert(DeliveryDocument.From(delivery));
            if (delivery.Address.Length == 0)
                return;
            foreach (string id in delivery.FileIds)
                Mark(delivery.AccountId, owner, where, id);
        });
        return isNew;
    }

    public void SaveDelivery(ReportDelivery delivery) => file.Write(() => Deliveries.Update(DeliveryDocument.From(delivery)));

    public void RemoveDelivery(ReportDelivery delivery) => file.Write(() => Deliveries.Delete(DeliveryDocument.Key(delivery.AccountId, delivery.Id)));

    public ReportDelivery? FindDelivery(string accountId, string deliveryId) =>
        Deliveries.FindById(DeliveryDocument.Key(accountId, deliveryId)) is { } found ? DeliveryDocument.Read(found) : null;

    public IReadOnlyList<ReportDelivery> ListDeliveries(string accountId, string runId) =>
    [
        .. Deliveries.Find(OfRun(accountId, runId)).Select(DeliveryDocument.Read)
            .OrderBy(static one => one.CustomerId is not null)
            .ThenBy(static one => one.CustomerName, StringComparer.OrdinalIgnoreCase)
            .ThenBy(static one => one.CustomerId, StringComparer.Ordinal)
            .ThenBy(static one => one.Address, StringComparer.Ordinal),
    ];

    public IReadOnlyList<ReportDelivery> ListWaiting(string accountId) =>
        [.. Deliveries.Find(BsonExpression.Create("$.waiting = @0", accountId)).Select(DeliveryDocument.Read).OrderBy(static one => one.NextAttemptAt).ThenBy(static one => one.Id, StringComparer.Ordinal)];

    /// <summary>Part of the removal of an account: within its transaction.</summary>
    public void DeleteOf(string accountId)
    {
        foreach (ILiteCollection<BsonDocument> collection in (ILiteCollection<BsonDocument>[])[Schedules, Standings, Runs, Files, Deliveries, Marks])
            collection.DeleteMany(Keys.Below(accountId));
    }

    /// <summary>The rest of it, once that is there.</summary>
    public void DeleteFilesOf(string accountId) => files.DeleteOf(accountId);

    private ILiteCollection<BsonDocument> Schedules => file.Collection(Collections.ReportSchedules);

    private ILiteCollection<BsonDocument> Standings => file.Collection(Collections.ReportStandings);

    private ILiteCollection<BsonDocument> Runs => file.Collection(Collections.ReportRuns);

    private ILiteCollection<BsonDocument> Files => file.Collection(Collections.ReportFiles);

    private ILiteCollection<BsonDocument> Deliveries => file.Collection(Collections.ReportDeliveries);

    private ILiteCollection<BsonDocument> Marks => file.Collection(Collections.ReportMarks);

    private static BsonExpression OfRun(string accountId, string runId) => BsonExpression.Create("$.run = @0", Keys.Join(accountId, runId));

    private void Mark(string accountId, string owner, string where, string id) => Marks.Upsert(new BsonDocument { ["_id"] = Keys.Join(accountId, owner, where, id) });

    private int CountEarlier(string owner, ProducedFile written)
    {
        string made = Keys.Join(written.AccountId, owner, ReportMarks.Made, written.Key.Identity);
        return Marks.Count(Keys.Between(made, made + "g")) - (Marks.FindById(made + written.Key.VersionHash) is null ? 0 : 1);
    }

    private HashSet<string> ListMarks(string accountId, string owner, string where)
    {
        int prefix = Keys.Join(accountId, owner, where).Length + 1;
        return [.. Marks.Find(Keys.Below(accountId, owner, where)).Select(mark => mark["_id"].AsString[prefix..])];
    }
}

/// <summary>Where a report went, as part of a key.</summary>
internal static class ReportMarks
{
    /// <summary>Into the report folder. No address is so plain.</summary>
    public const string Made = "made";

    /// <summary>Nowhere: a document that was looked at.</summary>
    public const string Seen = "seen";

    public static string Of(string address) => Keys.Part(address.ToLowerInvariant());
}
