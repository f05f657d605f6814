using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace HcpCsp.TestHost.Storage;

/// <summary>One small JSON document, replaced as a whole.</summary>
internal sealed class JsonDocumentFile<T>(string path, JsonTypeInfo<T> type)
    where T : class
{
    /// <summary>The document; null when there is none yet.</summary>
    public T? Find() => File.Exists(path) ? JsonSerializer.Deserialize(File.ReadAllBytes(path), type) : null;

    public void Save(T document) => AtomicFile.Write(path, stream => JsonSerializer.Serialize(stream, document, type));
}
