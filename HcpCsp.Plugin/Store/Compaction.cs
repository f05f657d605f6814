namespace HcpCsp.Plugin.Store;

/// <summary>
/// Gives the space of dropped data back. LiteDB uses empty pages again, so a file stops growing by itself; but it never shrinks. A file
/// that is mostly empty is copied when it is opened, before anybody reads it.
/// </summary>
/// <remarks>Safe against crashes: the copy takes the file's place in one step, once it is whole.</remarks>
internal static class Compaction
{
    private const int PageSize = 8192;

    // Where LiteDB's pages name their type, and what empty ones say there.
    private const int TypeOffset = 4;
    private const byte EmptyPage = 0;

    // A smaller file isn't worth it, nor one that is less than half empty.
    private const int FewestPages = 256;

    public static void CompactWhenWorth(string path, IReadOnlyList<Migration> migrations)
    {
        string copy = path + ".compact";
        File.Delete(copy);
        File.Delete(DatabaseFile.LogPathOf(copy));
        if (!IsWorth(path))
            return;
        using (DatabaseFile from = DatabaseFile.Open(path, migrations))
        using (DatabaseFile to = DatabaseFile.Open(copy, migrations))
            from.CopyDocumentsTo(to);
        File.Move(copy, path, overwrite: true);
    }

    private static bool IsWorth(string path)
    {
        // With a log beside it the file isn't up to date: the next opening will do.
        if (!File.Exists(path) || File.Exists(DatabaseFile.LogPathOf(path)))
            return false;
        using var handle = File.OpenHandle(path);
        long pages = RandomAccess.GetLength(handle) / PageSize;
        if (pages < FewestPages)
            return false;
        long empty = 0;
        Span<byte> type = stackalloc byte[1];
        for (long page = 1; page < pages; page++)
        {
            if (RandomAccess.Read(handle, type, (page * PageSize) + TypeOffset) == 1 && type[0] == EmptyPage)
                empty++;
        }

        return empty > pages / 2;
    }
}
