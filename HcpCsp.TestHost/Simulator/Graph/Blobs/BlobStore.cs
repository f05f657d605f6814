using System.Collections.Concurrent;
using HcpCsp.TestHost.Simulator.Caching;

namespace HcpCsp.TestHost.Simulator.Graph.Blobs;

/// <summary>Gives a blob's bytes: from the cache folder where there is one, else made for each reading.</summary>
internal sealed class BlobStore(CacheFolder cache)
{
    private readonly ConcurrentDictionary<string, Lazy<Task>> _making = new(StringComparer.Ordinal);

    /// <summary>The whole blob, at its start.</summary>
    public async Task<Stream> OpenAsync(ExportBlob blob, BlobDress dress)
    {
        if (!cache.IsKept)
            return await Task.Run(() => MakeInMemory(blob, dress));
        var name = CacheFolder.NameOf(blob.Path + dress.Key);
        if (cache.Find(name) is { } kept)
            return kept;
        await MakeOnceAsync(name, blob, dress);
        return cache.Find(name) ?? throw new IOException($"The blob {blob.Name} was made, but is gone from the cache folder.");
    }

    private static MemoryStream MakeInMemory(ExportBlob blob, BlobDress dress)
    {
        var content = new MemoryStream();
        BlobWriter.Write(blob, dress, content);
        content.Position = 0;
        return content;
    }

    /// <summary>Several readers wait for one maker, and one that goes away doesn't stop it.</summary>
    private async Task MakeOnceAsync(string name, ExportBlob blob, BlobDress dress)
    {
        var making = _making.GetOrAdd(name, _ => new Lazy<Task>(() => Task.Run(() => cache.Save(name, output => BlobWriter.Write(blob, dress, output)))));
        try
        {
            await making.Value;
        }
        finally
        {
            _making.TryRemove(new KeyValuePair<string, Lazy<Task>>(name, making));
        }
    }
}
