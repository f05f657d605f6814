namespace HcpCsp.TestHost.Simulator.Graph.Blobs;

/// <summary>One of the files that hold an export's rows.</summary>
internal sealed record ExportBlob(ExportDataset Dataset, int Index)
{
    public string Name { get; } = Dataset.BlobName(Index);

    /// <summary>Below the storage account.</summary>
    public string Path => $"{Dataset.Directory}/{Name}";
}
