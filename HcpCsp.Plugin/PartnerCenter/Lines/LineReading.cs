using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.PartnerCenter.Lines;

/// <summary>How a reading of lines ended well.</summary>
internal abstract record LineReading
{
    private LineReading()
    {
    }

    /// <summary>All lines were handed over.</summary>
    /// <param name="ETag">Data version: the same tag is the same content. Empty when nobody names one.</param>
    /// <param name="CreatedAt">When Microsoft built the data; null when it doesn't say.</param>
    /// <param name="Receipts">One per file, or per listing.</param>
    public sealed record Whole(string ETag, DateTimeOffset? CreatedAt, IReadOnlyList<BlobReceipt> Receipts) : LineReading;

    /// <summary>Microsoft says that there are none: nothing was handed over.</summary>
    public sealed record ProvenEmpty : LineReading;

    /// <summary>The content is that of the tag which the caller knew. What was handed over must be dropped.</summary>
    public sealed record Unchanged(string ETag) : LineReading;
}
