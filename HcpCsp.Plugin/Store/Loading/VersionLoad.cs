using System.Security.Cryptography;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Store.Segments;

namespace HcpCsp.Plugin.Store.Loading;

/// <summary>Counts one line for the document's own total.</summary>
internal delegate decimal CountTotal<in TLine>(TLine line);

/// <summary>Puts a loaded version in force, in one transaction.</summary>
internal delegate void PutInForce<TLine>(DocumentVersion version, SegmentDirectory directory, Tally<TLine> tally, UnitCheckpoint checkpoint);

/// <summary>What tells one kind of load from another.</summary>
/// <param name="Count">What a line adds to the document's total: counted here, apart from the summaries, so that the two can be compared.</param>
/// <param name="Discard">Takes away what was staged under a version id.</param>
internal sealed record LoadPlan<TLine>(
    LoadTarget Target, LineShape<TLine> Shape, Tally<TLine> Tally, CountTotal<TLine> Count, PutInForce<TLine> PutInForce, Action<string> Discard);

/// <inheritdoc cref="IVersionLoad{TLine}"/>
internal sealed class VersionLoad<TLine> : IVersionLoad<TLine>
{
    private const int MaximumWaitingLines = 16 * 1024;

    private readonly LoadPlan<TLine> plan;
    private readonly TimeProvider time;
    private readonly SegmentStaging<TLine> staging;
    private readonly LineBuffers<TLine> buffers;
    private readonly string versionId;
    private decimal total;
    private bool isSwitched;
    private bool isDisposed;

    public VersionLoad(DatabaseFile file, LoadPlan<TLine> plan, string versionId, TimeProvider time)
    {
        this.plan = plan;
        this.time = time;
        this.versionId = versionId;
        staging = new SegmentStaging<TLine>(file, versionId, plan.Shape, plan.Tally);
        buffers = new LineBuffers<TLine>(plan.Shape, MaximumWaitingLines, staging.Put);
    }

    public int LineCount { get; private set; }

    public static string NewVersionId() => RandomNumberGenerator.GetHexString(16, lowercase: true);

    /// <inheritdoc/>
    /// <remarks>Numbers the line and keeps it until it is packed: the caller hands it over.</remarks>
    public void Add(TLine line)
    {
        plan.Shape.SetPosition(line, LineCount);
        total += plan.Count(line);
        LineCount++;
        buffers.Add(line);
    }

    public DocumentVersion Switch(string eTag, DateTimeOffset? dataCreatedAt, IReadOnlyList<BlobReceipt> blobs, UnitCheckpoint checkpoint)
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        if (isSwitched)
            throw new InvalidOperationException("The version is in force already.");

        CheckRows(blobs);
        buffers.FlushAll();
        staging.Complete();
        var version = new DocumentVersion
        {
            Id = versionId,
            InvoiceNumber = plan.Target.InvoiceNumber,
            Kind = plan.Shape.Kind,
            ETag = eTag,
            DataCreatedAt = dataCreatedAt,
            LoadedAt = time.GetUtcNow(),
            LineCount = LineCount,
            Total = total,
            Blobs = blobs,
        };
        plan.PutInForce(version, staging.Directory, plan.Tally, checkpoint);
        isSwitched = true;
        return version;
    }

    public void Dispose()
    {
        if (isDisposed)
            return;
        isDisposed = true;
        staging.Dispose();
        if (!isSwitched)
            Discard();
    }

    private void Discard()
    {
        try
        {
            plan.Discard(versionId);
        }
        catch (ObjectDisposedException)
        {
            // The store was closed first: it discards dead loads when it is next opened.
        }
    }

    private void CheckRows(IReadOnlyList<BlobReceipt> blobs)
    {
        long rows = blobs.Sum(static blob => (long)blob.Rows);
        if (rows != LineCount)
        {
            throw new StoreException($"The files of {plan.Target.Caption} have {rows} rows, but {LineCount} lines were taken. The version isn't put in force.")
            {
                Advice = "Run discovery again; if it happens again, report it with the run's id.",
            };
        }
    }
}
