namespace HcpCsp.Plugin.PartnerCenter.Http;

/// <summary>A file as it comes from Microsoft, up to a bound that no statement reaches. Ends its connection when it is disposed.</summary>
internal sealed class DocumentStream(Stream inner, HttpClient client, HttpResponseMessage response) : Stream
{
    public const long MostBytes = 64 * 1024 * 1024;

    private long taken;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => taken;
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            return Take(await inner.ReadAsync(buffer, cancellationToken));
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw Failures.Broken("The document broke off.", "document", exception);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => Take(inner.Read(buffer, offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
            response.Dispose();
            client.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Take(int read)
    {
        taken += read;
        return taken <= MostBytes
            ? read
            : throw new PartnerCenterException("Microsoft's document is larger than any statement.") { Advice = "Download it from Partner Center." };
    }
}
