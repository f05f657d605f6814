using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Store.Documents;
using LiteDB;

namespace HcpCsp.Plugin.Store.Accounts;

/// <summary>The subscriptions of the account's customers.</summary>
internal sealed class SubscriptionRecords
{
    private readonly AccountFile file;
    private readonly CheckpointRecords checkpoints;
    private readonly Cached<IReadOnlyDictionary<string, int>> counts;

    public SubscriptionRecords(AccountFile file, CheckpointRecords checkpoints)
    {
        this.file = file;
        this.checkpoints = checkpoints;
        counts = new(() => file.Revision, ReadCounts);
    }

    private ILiteCollection<BsonDocument> Collection => file.Collection(Collections.Subscriptions);

    public IReadOnlyList<Subscription> List(string customerId) =>
    [
        .. Collection.Find(Keys.Equal("customer", customerId)).Select(SubscriptionDocument.Read)
            .OrderBy(static subscription => subscription.Name, StringComparer.OrdinalIgnoreCase)
            .ThenBy(static subscription => subscription.Id, StringComparer.Ordinal),
    ];

    public IEnumerable<Subscription> Read() => Collection.FindAll().Select(SubscriptionDocument.Read);

    public IReadOnlyDictionary<string, int> Count() => counts.Value;

    public void Save(string customerId, IReadOnlyList<Subscription> subscriptions, UnitCheckpoint checkpoint) => file.Change(() =>
    {
        Collection.Upsert(subscriptions.Select(subscription => SubscriptionDocument.From(subscription with { CustomerId = customerId })));
        checkpoints.Put(checkpoint);
    });

    private Dictionary<string, int> ReadCounts() =>
        Collection.Query().Select("$.customer").ToEnumerable()
            .CountBy(static found => found["customer"].AsString, StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);
}
