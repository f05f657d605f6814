using HcpCsp.Plugin.Model.Statements;

namespace HcpCsp.Plugin.Store.Statements;

/// <summary>Statements as they were issued, with their files. Nothing in it changes; a later version supersedes one.</summary>
/// <remarks>Safe for many threads. What is issued is on disk when the call returns, its files before it.</remarks>
internal interface IStatementStore
{
    /// <summary>All versions of an account, the latest issued first.</summary>
    IReadOnlyList<Statement> List(string accountId);

    /// <summary>The statements of one document that no later version supersedes, by customer id. The same object while none is issued.</summary>
    IReadOnlyDictionary<string, Statement> ListInForce(string accountId, string invoiceNumber);

    /// <summary>All versions under one number, the latest first; empty when there is none.</summary>
    IReadOnlyList<Statement> ListVersions(string accountId, string number);

    /// <summary>Those, of any account, that have a file of these very bytes.</summary>
    /// <param name="sha256">Lower-case hex.</param>
    IReadOnlyList<Statement> FindByHash(string sha256);

    /// <summary>The price of each line, in the order of issue.</summary>
    IReadOnlyList<FrozenPrice> ReadPrices(Statement statement);

    /// <summary>Writes a file of a statement that is about to be issued. It is on disk, whole, when the call returns.</summary>
    /// <param name="owner">Account, number and version count; its files don't.</param>
    /// <param name="name">That it is downloaded under.</param>
    /// <param name="write">Writes the content and returns how many line items it holds.</param>
    /// <param name="cancellationToken">Gives up; nothing is kept.</param>
    Task<StatementFile> KeepFileAsync(Statement owner, string name, Func<Stream, CancellationToken, Task<int>> write, CancellationToken cancellationToken);

    /// <summary>Keeps statements whose files are kept: all of them or, when anything is wrong, none. Each supersedes the version before it.</summary>
    /// <exception cref="Store.ConcurrentEditException">A statement isn't the next version: somebody else issued it meanwhile.</exception>
    void Issue(IReadOnlyList<IssuedStatement> issued);

    /// <summary>Opens a file once it is proven to be what was issued.</summary>
    /// <exception cref="StoreException">It is missing, or other than it was issued.</exception>
    Task<Stream> OpenFileAsync(Statement owner, StatementFile file, CancellationToken cancellationToken);
}
