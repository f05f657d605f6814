using LiteDB;

namespace HcpCsp.Plugin.Store.Accounts;

/// <summary>An account's file, with the revision of what pages show of it.</summary>
internal sealed class AccountFile(string path) : IDisposable
{
    private readonly DatabaseFile file = DatabaseFile.Open(path, Migrations.Account);
    private long revision;

    public long Revision => Interlocked.Read(ref revision);

    /// <summary>For loads, which write segments that nobody sees yet.</summary>
    public DatabaseFile Database => file;

    public ILiteCollection<BsonDocument> Collection(string name) => file.Collection(name);

    /// <summary>A change that pages show. Within the write: the next writer must not find lists of before.</summary>
    public void Change(Action change) => file.Write(change, () => Interlocked.Increment(ref revision));

    /// <summary>A change that no page shows.</summary>
    public void Write(Action change) => file.Write(change);

    public void Dispose() => file.Dispose();
}
