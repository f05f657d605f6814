using System.Collections.Concurrent;
using System.Globalization;
using HcpCsp.Plugin.Model.Statements;
using HcpCsp.Plugin.Store.Documents;
using LiteDB;

namespace HcpCsp.Plugin.Store.Statements;

/// <inheritdoc cref="IStatementStore"/>
internal sealed class StatementStore(DatabaseFile file, StatementFiles files) : IStatementStore
{
    private readonly ConcurrentDictionary<string, StatementIndex> indexes = new(StringComparer.Ordinal);
    private readonly Lock issuing = new();

    public IReadOnlyList<Statement> List(string accountId) =>
    [
        .. IndexOf(accountId).All
            .OrderByDescending(static one => one.IssuedAt)
            .ThenBy(static one => one.CustomerName, StringComparer.OrdinalIgnoreCase)
            .ThenBy(static one => one.Number, StringComparer.Ordinal)
            .ThenByDescending(static one => one.Version),
    ];

    public IReadOnlyDictionary<string, Statement> ListInForce(string accountId, string invoiceNumber) => IndexOf(accountId).ListInForce(invoiceNumber);

    public IReadOnlyList<Statement> ListVersions(string accountId, string number) =>
        [.. IndexOf(accountId).All.Where(one => string.Equals(one.Number, number, StringComparison.Ordinal)).OrderByDescending(static one => one.Version)];

    public IReadOnlyList<Statement> FindByHash(string sha256) =>
    [
        .. file.Collection(Collections.Statements).Find(BsonExpression.Create("$.files[*].sha256 ANY = @0", sha256)).Select(StatementDocument.Read)
            .OrderByDescending(static one => one.IssuedAt),
    ];

    public IReadOnlyList<FrozenPrice> ReadPrices(Statement statement) =>
    [
        .. file.Collection(Collections.StatementPrices).Find(Keys.Below(StatementDocument.Key(statement)))
            .OrderBy(static pack => pack["_id"].AsString, StringComparer.Ordinal)
            .SelectMany(static pack => FrozenPriceCodec.Unpack(pack["z"].AsBinary)),
    ];

    public Task<StatementFile> KeepFileAsync(Statement owner, string name, Func<Stream, CancellationToken, Task<int>> write, CancellationToken cancellationToken) =>
        files.KeepAsync(owner, name, write, cancellationToken);

    public void Issue(IReadOnlyList<IssuedStatement> issued)
    {
        lock (issuing)
        {
            var changed = new List<Statement>();
            file.Write(() =>
            {
                foreach (IssuedStatement one in issued)
                    Put(one, changed);
            });
            foreach (IGrouping<string, Statement> account in changed.GroupBy(static one => one.AccountId, StringComparer.Ordinal))
                indexes[account.Key] = IndexOf(account.Key).With([.. account]);
        }
    }

    public Task<Stream> OpenFileAsync(Statement owner, StatementFile file, CancellationToken cancellationToken) => files.OpenAsync(owner, file, cancellationToken);

    /// <summary>A statement that was made from a version of a document's lines; null when there is none.</summary>
    public Statement? FindMadeFrom(string accountId, string dataVersionId) =>
        IndexOf(accountId).All.FirstOrDefault(one => string.Equals(one.DataVersionId, dataVersionId, StringComparison.Ordinal));

    /// <summary>Part of the removal of an account: within its transaction.</summary>
    public void DeleteOf(string accountId)
    {
        file.Collection(Collections.Statements).DeleteMany(Keys.Below(accountId));
        file.Collection(Collections.StatementPrices).DeleteMany(Keys.Below(accountId));
    }

    /// <summary>The rest of it, once that is there.</summary>
    public void DeleteFilesOf(string accountId)
    {
        indexes.TryRemove(accountId, out _);
        files.DeleteOf(accountId);
    }

    private void Put(IssuedStatement issued, List<Statement> changed)
    {
        Statement statement = issued.Statement;
        ILiteCollection<BsonDocument> collection = file.Collection(Collections.Statements);
        Statement? before = collection.Find(Keys.Below(statement.AccountId, Keys.Part(statement.InvoiceNumber), Keys.Part(statement.CustomerId)))
            .Select(StatementDocument.Read).MaxBy(static one => one.Version);
        if ((before?.Version ?? 0) != statement.Version - 1)
            throw new ConcurrentEditException($"The statement {statement.Number} was issued by somebody else meanwhile, as version {before?.Version ?? 0}.");
        if (before is not null)
        {
            Statement superseded = before with { State = StatementState.Superseded };
            collection.Update(StatementDocument.From(superseded));
            changed.Add(superseded);
        }

        collection.Insert(StatementDocument.From(statement));
        changed.Add(statement);
        int pack = 0;
        foreach (FrozenPrice[] some in issued.Prices.Chunk(FrozenPriceCodec.MostInPack))
        {
            file.Collection(Collections.StatementPrices).Insert(new BsonDocument
            {
                ["_id"] = Keys.Join(StatementDocument.Key(statement), (pack++).ToString("D4", CultureInfo.InvariantCulture)),
                ["z"] = FrozenPriceCodec.Pack(some),
            });
        }
    }

    private StatementIndex IndexOf(string accountId)
    {
        if (indexes.TryGetValue(accountId, out StatementIndex? known))
            return known;

        // Not while somebody issues: what is read must not miss what that adds.
        lock (issuing)
            return indexes.GetOrAdd(accountId, id => StatementIndex.Of(file.Collection(Collections.Statements).Find(Keys.Below(id)).Select(StatementDocument.Read)));
    }
}
