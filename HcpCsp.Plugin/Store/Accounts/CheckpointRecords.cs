using HcpCsp.Plugin.Store.Documents;

namespace HcpCsp.Plugin.Store.Accounts;

/// <summary>Which units of work are finished.</summary>
internal sealed class CheckpointRecords(AccountFile file)
{
    public IReadOnlyDictionary<string, UnitCheckpoint> List() =>
        file.Collection(Collections.Checkpoints).FindAll().Select(CheckpointDocument.Read)
            .ToDictionary(static checkpoint => checkpoint.Key, StringComparer.Ordinal);

    public UnitCheckpoint? Find(string key) =>
        file.Collection(Collections.Checkpoints).FindById(CheckpointDocument.IdOf(key)) is { } document ? CheckpointDocument.Read(document) : null;

    public void Save(UnitCheckpoint checkpoint) => file.Write(() => Put(checkpoint));

    /// <summary>Within the transaction of what the unit brought.</summary>
    public void Put(UnitCheckpoint checkpoint) => file.Collection(Collections.Checkpoints).Upsert(CheckpointDocument.From(checkpoint));
}
