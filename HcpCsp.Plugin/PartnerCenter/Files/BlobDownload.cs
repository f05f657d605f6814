using System.Diagnostics.CodeAnalysis;
using System.IO.Pipelines;

namespace HcpCsp.Plugin.PartnerCenter.Files;

/// <summary>Fetches one file ahead of whoever reads it, by a few MB at most: then the socket waits.</summary>
internal sealed class BlobDownload : IAsyncDisposable
{
    private const int MostAhead = 4 * 1024 * 1024;
    private const int SegmentSize = 64 * 1024;

    private readonly Pipe pipe = new(new PipeOptions(
        pauseWriterThreshold: MostAhead, resumeWriterThreshold: MostAhead / 2, minimumSegmentSize: SegmentSize, useSynchronizationContext: false));

    private readonly BlobContent content;
    private readonly CancellationTokenSource abandoned;
    private readonly Task filling;

    public BlobDownload(string name, BlobContent content, CancellationToken cancellationToken)
    {
        Name = name;
        this.content = content;
        abandoned = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Reader = pipe.Reader.AsStream();
        filling = FillAsync(abandoned.Token);
    }

    public string Name { get; }

    /// <summary>The file's bytes. Ends with the fault that ended the download.</summary>
    public Stream Reader { get; }

    public long Bytes => content.Bytes;

    /// <summary>Waits for the end, and gives the hash of the whole file.</summary>
    public async Task<string> FinishAsync(CancellationToken cancellationToken)
    {
        await Reader.CopyToAsync(Stream.Null, cancellationToken);
        await filling;
        return content.FinishHash();
    }

    public async ValueTask DisposeAsync()
    {
        await abandoned.CancelAsync();
        await filling;
        await Reader.DisposeAsync();
        content.Dispose();
        abandoned.Dispose();
    }

    [SuppressMessage("Design", "CA1031", Justification = "Not swallowed: the reader meets it after the bytes that came before it.")]
    private async Task FillAsync(CancellationToken cancellationToken)
    {
        Exception? fault = null;
        try
        {
            await content.CopyToAsync(pipe.Writer, cancellationToken);
        }
        catch (Exception exception)
        {
            fault = exception;
        }

        await pipe.Writer.CompleteAsync(fault);
    }
}
