using System.Security.Cryptography;
using HcpCsp.Plugin.Model.Statements;
using HcpCsp.Plugin.Store;
using HcpCsp.Plugin.Store.Statements;

namespace HcpCsp.Plugin.Tests.Fakes;

/// <summary>Statements and their files in memory, as the contract of the store says.</summary>
internal sealed class InMemoryStatementStore : IStatementStore
{
    private readonly Lock issuing = new();
    private readonly Dictionary<string, byte[]> files = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, string), IReadOnlyDictionary<string, Statement>> inForce = [];
    private List<IssuedStatement> all = [];

    public IReadOnlyList<Statement> List(string accountId) => [.. Of(accountId).OrderByDescending(one => one.IssuedAt).ThenBy(one => one.CustomerName, StringComparer.OrdinalIgnoreCase).ThenByDescending(one => one.Version)];

    public IReadOnlyDictionary<string, Statement> ListInForce(string accountId, string invoiceNumber)
    {
        lock (issuing)
            return inForce.GetValueOrDefault((accountId, invoiceNumber)) ?? new Dictionary<string, Statement>(StringComparer.Ordinal);
    }

    public IReadOnlyList<Statement> ListVersions(string accountId, string number) => [.. Of(accountId).Where(one => one.Number == number).OrderByDescending(one => one.Version)];

    public IReadOnlyList<Statement> FindByHash(string sha256) => [.. all.Select(one => one.Statement).Where(one => one.Files.Any(file => file.Sha256 == sha256))];

    public IReadOnlyList<FrozenPrice> ReadPrices(Statement statement) => all.Single(one => IsSame(one.Statement, statement)).Prices;

    public async Task<StatementFile> KeepFileAsync(Statement owner, string name, Func<Stream, CancellationToken, Task<int>> write, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        int rows = await write(content, cancellationToken);
        byte[] bytes = content.ToArray();
        string sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        lock (issuing)
            files[sha256] = bytes;
        return new StatementFile(name, sha256 + ".bin", sha256, bytes.Length, rows);
    }

    public void Issue(IReadOnlyList<IssuedStatement> issued)
    {
        lock (issuing)
        {
            var next = all.ToList();
            foreach (IssuedStatement one in issued)
            {
                int before = next.FindLastIndex(other => Subject(other.Statement) == Subject(one.Statement));
                if ((before < 0 ? 0 : next[before].Statement.Version) != one.Statement.Version - 1)
                    throw new ConcurrentEditException("Issued meanwhile.");
                if (before >= 0)
                    next[before] = next[before] with { Statement = next[before].Statement with { State = StatementState.Superseded } };
                next.Add(one);
            }

            all = next;
            foreach (var document in issued.Select(one => (one.Statement.AccountId, one.Statement.InvoiceNumber)).Distinct())
            {
                inForce[document] = all.Select(one => one.Statement)
                    .Where(one => (one.AccountId, one.InvoiceNumber) == document && one.State == StatementState.Issued)
                    .ToDictionary(one => one.CustomerId, StringComparer.Ordinal);
            }
        }
    }

    public Task<Stream> OpenFileAsync(Statement owner, StatementFile file, CancellationToken cancellationToken) =>
        files.TryGetValue(file.Sha256, out byte[]? bytes)
            ? Task.FromResult<Stream>(new MemoryStream(bytes))
            : throw new StoreException($"The file {file.Name} is missing.") { Advice = "Put it back." };

    /// <summary>As if somebody had deleted the file.</summary>
    public void Lose(StatementFile file) => files.Remove(file.Sha256);

    private IEnumerable<Statement> Of(string accountId) => all.Select(one => one.Statement).Where(one => one.AccountId == accountId);

    private static (string, string, string) Subject(Statement one) => (one.AccountId, one.InvoiceNumber, one.CustomerId);

    private static bool IsSame(Statement left, Statement right) => Subject(left) == Subject(right) && left.Version == right.Version;
}
