namespace HcpCsp.Plugin.PartnerCenter.Files;

/// <summary>Gives the downloads of files one after the other, and has the next ones running meanwhile.</summary>
/// <remarks>
/// This is the files' own bound. They come from storage accounts, which Partner Center's limit of requests a minute doesn't count; and a
/// limit shared with other exports could stall: files fetched ahead would hold the places that the file being read needs to go on.
/// Discovery bounds how many exports are read at once.
/// </remarks>
internal sealed class ReadAhead(IReadOnlyList<string> names, Func<string, BlobDownload> begin) : IAsyncDisposable
{
    private const int FilesAtOnce = 3;

    private readonly Queue<BlobDownload> running = new();
    private int begun;

    /// <summary>The download of the next file, now the caller's.</summary>
    public BlobDownload Next()
    {
        while (begun < names.Count && running.Count < FilesAtOnce)
            running.Enqueue(begin(names[begun++]));
        return running.Dequeue();
    }

    public async ValueTask DisposeAsync()
    {
        while (running.TryDequeue(out BlobDownload? download))
            await download.DisposeAsync();
    }
}
