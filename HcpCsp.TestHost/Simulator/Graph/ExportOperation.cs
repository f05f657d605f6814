namespace HcpCsp.TestHost.Simulator.Graph;

/// <summary>How an export ends.</summary>
internal enum OperationFate
{
    Succeeds,
    HasNoData,
    Breaks,
    IsForgotten,
}

/// <summary>One asked-for export.</summary>
/// <param name="Dataset">Null where there is no data.</param>
internal sealed class ExportOperation(Guid partnerTenant, ExportDataset? dataset, OperationFate fate, DateTimeOffset created)
{
    private int _polls;

    public Guid Id { get; } = Guid.NewGuid();

    public Guid ManifestId { get; } = Guid.NewGuid();

    public Guid PartnerTenant => partnerTenant;

    public ExportDataset? Dataset => dataset;

    public OperationFate Fate => fate;

    public DateTimeOffset Created => created;

    /// <summary>Counts from 1.</summary>
    public int CountPoll() => Interlocked.Increment(ref _polls);
}
