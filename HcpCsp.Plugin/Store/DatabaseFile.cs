using LiteDB;

namespace HcpCsp.Plugin.Store;

/// <summary>One LiteDB file, brought up to the newest schema, with one writer at a time.</summary>
internal sealed class DatabaseFile : IDisposable
{
    private readonly LiteDatabase database;
    private readonly Lock writing = new();
    private volatile bool isDisposed;

    private DatabaseFile(LiteDatabase database) => this.database = database;

    /// <exception cref="StoreException">The file is in use, damaged, or made by a newer version of the module.</exception>
    public static DatabaseFile Open(string path, IReadOnlyList<Migration> migrations)
    {
        // Ordinal keys: LiteDB's own default takes ids that differ in case only for the same one.
        var connection = new ConnectionString { Filename = path, Connection = ConnectionType.Direct, Collation = Collation.Binary };
        LiteDatabase? opened = null;
        try
        {
            RefuseNewer(path, migrations[^1].Version);
            opened = new LiteDatabase(connection, new BsonMapper());
            if (!opened.UtcDate)
                opened.UtcDate = true;
            Migrations.Apply(opened, migrations);
            return new DatabaseFile(opened);
        }
        catch (Exception exception) when (exception is LiteException or IOException)
        {
            opened?.Dispose();
            throw new StoreException($"The data file {Path.GetFileName(path)} can't be opened: {exception.Message}", exception)
            {
                Advice = "Check that no other host uses the data folder, and that the disk isn't full.",
            };
        }
        catch
        {
            opened?.Dispose();
            throw;
        }
    }

    public ILiteCollection<BsonDocument> Collection(string name)
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        return database.GetCollection(name, BsonAutoId.ObjectId);
    }

    /// <summary>Does all of the change or nothing of it. Synchronous on purpose: LiteDB's transactions belong to one thread.</summary>
    public void Write(Action change)
    {
        lock (writing)
        {
            ObjectDisposedException.ThrowIf(isDisposed, this);
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
        }
    }

    public void Dispose()
    {
        lock (writing)
        {
            if (isDisposed)
                return;
            isDisposed = true;
            database.Dispose();
        }
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
