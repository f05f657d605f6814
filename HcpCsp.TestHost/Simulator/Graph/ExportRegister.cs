using System.Collections.Concurrent;
using HcpCsp.TestHost.Simulator.Graph.Blobs;

namespace HcpCsp.TestHost.Simulator.Graph;

/// <summary>Exports asked for so far, and the blobs that their manifests listed.</summary>
internal sealed class ExportRegister
{
    private readonly ConcurrentDictionary<Guid, ExportOperation> _operations = new();
    private readonly ConcurrentDictionary<Guid, ExportOperation> _manifests = new();
    private readonly ConcurrentDictionary<string, ExportBlob> _blobs = new(StringComparer.Ordinal);

    public void Add(ExportOperation operation)
    {
        _operations[operation.Id] = operation;
        _manifests[operation.ManifestId] = operation;
    }

    public void Add(ExportBlob blob) => _blobs[blob.Path] = blob;

    public ExportOperation? FindOperation(Guid id, Guid partnerTenant) => Find(_operations, id, partnerTenant);

    public ExportOperation? FindByManifest(Guid id, Guid partnerTenant) => Find(_manifests, id, partnerTenant);

    public ExportBlob? FindBlob(string path) => _blobs.GetValueOrDefault(path);

    private static ExportOperation? Find(ConcurrentDictionary<Guid, ExportOperation> operations, Guid id, Guid partnerTenant) =>
        operations.TryGetValue(id, out var operation) && operation.PartnerTenant == partnerTenant && operation.Fate != OperationFate.IsForgotten ? operation : null;
}
