using System.Collections.Concurrent;

namespace HcpCsp.TestHost.Simulator.Graph;

/// <summary>One asked-for export.</summary>
/// <param name="Dataset">Null where there is no data.</param>
internal sealed class ExportOperation(Guid partnerTenant, ExportDataset? dataset, DateTimeOffset created)
{
    private int _polls;

    public Guid Id { get; } = Guid.NewGuid();

    public Guid ManifestId { get; } = Guid.NewGuid();

    public Guid PartnerTenant => partnerTenant;

    public ExportDataset? Dataset => dataset;

    public DateTimeOffset Created => created;

    /// <summary>Counts from 1.</summary>
    public int CountPoll() => Interlocked.Increment(ref _polls);
}

/// <summary>Exports asked for so far, and the directories that they filled.</summary>
internal sealed class ExportRegister
{
    private readonly ConcurrentDictionary<Guid, ExportOperation> _operations = new();
    private readonly ConcurrentDictionary<Guid, ExportOperation> _manifests = new();
    private readonly ConcurrentDictionary<string, ExportDataset> _directories = new(StringComparer.Ordinal);

    public void Add(ExportOperation operation)
    {
        _operations[operation.Id] = operation;
        _manifests[operation.ManifestId] = operation;
        if (operation.Dataset is { } dataset)
            _directories[dataset.Directory] = dataset;
    }

    public ExportOperation? FindOperation(Guid id, Guid partnerTenant) =>
        _operations.TryGetValue(id, out var operation) && operation.PartnerTenant == partnerTenant ? operation : null;

    public ExportOperation? FindByManifest(Guid id, Guid partnerTenant) =>
        _manifests.TryGetValue(id, out var operation) && operation.PartnerTenant == partnerTenant ? operation : null;

    public ExportDataset? FindDirectory(string directory) => _directories.GetValueOrDefault(directory);
}
