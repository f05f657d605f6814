using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace HcpCsp.TestHost.Storage;

/// <summary>A file that only grows, one JSON value a line, each on disk before <see cref="Append"/> returns.</summary>
internal sealed class JsonLinesFile<T>(string path, JsonTypeInfo<T> type) : IDisposable
    where T : class
{
    private readonly Lock gate = new();
    private FileStream? appending;

    public void Append(T value)
    {
        byte[] line = [.. JsonSerializer.SerializeToUtf8Bytes(value, type), (byte)'\n'];
        lock (gate)
        {
            appending ??= OpenForAppending();
            appending.Write(line);
            appending.Flush(flushToDisk: true);
        }
    }

    /// <summary>Everything so far, oldest first. A line that a crash tore is left out.</summary>
    public IEnumerable<T> ReadAll()
    {
        if (!File.Exists(path))
            yield break;
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite), Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            if (FindValue(line) is { } value)
                yield return value;
        }
    }

    /// <summary>Puts other content in its place, as a whole.</summary>
    public void Rewrite(IEnumerable<T> values)
    {
        lock (gate)
        {
            appending?.Dispose();
            appending = null;
            AtomicFile.Write(path, stream =>
            {
                foreach (T value in values)
                {
                    stream.Write(JsonSerializer.SerializeToUtf8Bytes(value, type));
                    stream.WriteByte((byte)'\n');
                }
            });
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            appending?.Dispose();
            appending = null;
        }
    }

    private FileStream OpenForAppending()
    {
        var stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        if (stream.Length > 0)
        {
            stream.Seek(-1, SeekOrigin.End);
            if (stream.ReadByte() != '\n')
                stream.WriteByte((byte)'\n');
        }

        return stream;
    }

    private T? FindValue(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
