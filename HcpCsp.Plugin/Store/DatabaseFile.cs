using LiteDB;
using LiteDB.Engine;

namespace HcpCsp.Plugin.Store;

/// <summary>One LiteDB file, brought up to the newest schema, with one writer at a time.</summary>
internal sealed class DatabaseFile : IDisposable
{
    // Bytes of log that are moved into the file at once.
    private const long LongestLog = 16 * 1024 * 1024;

    // A segment has some 200 kB at most.
    private const int DocumentsAtOnce = 64;

    private readonly string path;
    private readonly LiteDatabase database;
    private readonly WriteAheadLog log;
    private readonly Lock writing = new();
    private long revision;
    private volatile bool isDisposed;

    private DatabaseFile(string path, LiteDatabase database, WriteAheadLog log)
    {
        this.path = path;
        this.database = database;
        this.log = log;
    }

    /// <summary>Another one after each change. Begins anew when the file is opened.</summary>
    public long Revision => Interlocked.Read(ref revision);

    /// <exception cref="StoreException">The file is in use, damaged, or made by a newer version of the module.</exception>
    public static DatabaseFile Open(string path, IReadOnlyList<Migration> migrations)
    {
        WriteAheadLog? writtenAhead = null;
        LiteDatabase? opened = null;
        try
        {
            RefuseNewer(path, migrations[^1].Version);
            writtenAhead = new WriteAheadLog(LogPathOf(path));

            // Ordinal keys: LiteDB's own default takes ids that differ in case only for the same one.
            opened = new LiteDatabase(new LiteEngine(new EngineSettings { Filename = path, LogStream = writtenAhead, Collation = Collation.Binary }), new BsonMapper());
            Prepare(opened, migrations);
            return new DatabaseFile(path, opened, writtenAhead);
        }
        catch (Exception exception)
        {
            opened?.Dispose();
            writtenAhead?.Dispose();
            if (exception is not (LiteException or IOException))
                throw;
            throw new StoreException($"The data file {Path.GetFileName(path)} can't be opened: {exception.Message}", exception)
            {
                Advice = "Check that no other host uses the data folder, and that the disk isn't full.",
            };
        }
    }

    /// <summary>Where LiteDB puts, and looks for, what isn't in the file yet.</summary>
    public static string LogPathOf(string path) => Path.ChangeExtension(path, null) + "-log" + Path.GetExtension(path);

    public ILiteCollection<BsonDocument> Collection(string name)
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        return database.GetCollection(name, BsonAutoId.ObjectId);
    }

    /// <summary>Does all of the change or nothing of it. Synchronous on purpose: LiteDB's transactions belong to one thread.</summary>
    /// <param name="committed">Done once the change is there, before anybody else writes.</param>
    public void Write(Action change, Action? committed = null)
    {
        lock (writing)
        {
            ObjectDisposedException.ThrowIf(isDisposed, this);
            log.BeginTransaction();
            database.BeginTrans();
            try
            {
                change();
                database.Commit();
            }
            catch
            {
                database.Rollback();
                throw;
            }
            finally
            {
                log.EndTransaction();
            }

            Interlocked.Increment(ref revision);
            committed?.Invoke();

            // Only now: what goes into the file must be on the disk in the log first.
            if (log.Length > LongestLog)
                database.Checkpoint();
        }
    }

    /// <summary>Copies the file as it is between two writes. Writers wait meanwhile, readers don't.</summary>
    public void CopyTo(string path)
    {
        lock (writing)
        {
            ObjectDisposedException.ThrowIf(isDisposed, this);
            database.Checkpoint();
            using var source = new FileStream(this.path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var copy = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
            source.CopyTo(copy);
            copy.Flush(flushToDisk: true);
        }
    }

    /// <summary>Puts all documents into another, new file.</summary>
    public void CopyDocumentsTo(DatabaseFile other)
    {
        foreach (string name in database.GetCollectionNames().ToList())
        {
            foreach (BsonDocument[] some in Collection(name).FindAll().Chunk(DocumentsAtOnce))
                other.Write(() => other.Collection(name).Insert(some));
        }
    }

    public void Dispose()
    {
        lock (writing)
        {
            if (isDisposed)
                return;
            isDisposed = true;
            database.Checkpoint();
            database.Dispose();
            log.Dispose();
        }
    }

    private static void Prepare(LiteDatabase database, IReadOnlyList<Migration> migrations)
    {
        if (!database.UtcDate)
            database.UtcDate = true;

        // LiteDB would do it within a transaction, before its log is on the disk: Write does it in time.
        if (database.CheckpointSize != 0)
            database.CheckpointSize = 0;
        Migrations.Apply(database, migrations);

        // LiteDB's writer lags behind: once the file is open, nothing is on its way to the disk.
        database.Checkpoint();
    }

    // Opened for reading only, so that a file we don't know isn't changed in its smallest setting.
    private static void RefuseNewer(string path, int newest)
    {
        if (!File.Exists(path))
            return;
        using var untouched = new LiteDatabase(new ConnectionString { Filename = path, Connection = ConnectionType.Direct, ReadOnly = true }, new BsonMapper());
        if (untouched.UserVersion > newest)
        {
            throw new StoreException(
                $"A newer version of the module wrote the data file {Path.GetFileName(path)}: its schema is {untouched.UserVersion}, and this version knows schemas up to {newest}. It was left as it is.")
            {
                Advice = "Install the newer version of the module again, or restore the data from before the upgrade.",
            };
        }
    }
}
