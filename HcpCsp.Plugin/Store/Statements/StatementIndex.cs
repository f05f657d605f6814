using HcpCsp.Plugin.Model.Statements;

namespace HcpCsp.Plugin.Store.Statements;

/// <summary>The statements of one account in memory: pages ask for those of a document again and again. Never changed: a change makes another.</summary>
internal sealed class StatementIndex
{
    private static readonly IReadOnlyDictionary<string, Statement> None = new Dictionary<string, Statement>(StringComparer.Ordinal);

    private readonly Dictionary<string, Document> documents;

    private StatementIndex(Dictionary<string, Document> documents) => this.documents = documents;

    public IEnumerable<Statement> All => documents.Values.SelectMany(static document => document.All);

    public static StatementIndex Of(IEnumerable<Statement> statements) =>
        new(statements.GroupBy(static one => one.InvoiceNumber, StringComparer.Ordinal).ToDictionary(static group => group.Key, static group => Document.Of(group), StringComparer.Ordinal));

    public IReadOnlyDictionary<string, Statement> ListInForce(string invoiceNumber) => documents.TryGetValue(invoiceNumber, out Document? found) ? found.InForce : None;

    /// <summary>With some that are new or have another state.</summary>
    public StatementIndex With(IReadOnlyList<Statement> changed)
    {
        var result = new Dictionary<string, Document>(documents, StringComparer.Ordinal);
        foreach (IGrouping<string, Statement> group in changed.GroupBy(static one => one.InvoiceNumber, StringComparer.Ordinal))
        {
            HashSet<(string, int)> replaced = [.. group.Select(static one => (one.CustomerId, one.Version))];
            IEnumerable<Statement> others = result.TryGetValue(group.Key, out Document? before) ? before.All.Where(one => !replaced.Contains((one.CustomerId, one.Version))) : [];
            result[group.Key] = Document.Of([.. others, .. group]);
        }

        return new StatementIndex(result);
    }

    private sealed record Document(IReadOnlyList<Statement> All, IReadOnlyDictionary<string, Statement> InForce)
    {
        public static Document Of(IEnumerable<Statement> statements)
        {
            Statement[] all = [.. statements];
            return new Document(all, all.Where(static one => one.State == StatementState.Issued).ToDictionary(static one => one.CustomerId, StringComparer.Ordinal));
        }
    }
}
