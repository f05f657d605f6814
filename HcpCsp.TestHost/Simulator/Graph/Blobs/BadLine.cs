namespace HcpCsp.TestHost.Simulator.Graph.Blobs;

/// <summary>Where a blob stops short.</summary>
/// <param name="Percent">How much of the answer comes.</param>
/// <param name="LooksWhole">Without an announced length the end looks like any end; with it the connection is closed too early.</param>
internal sealed record BlobCut(int Percent, bool LooksWhole);

/// <summary>An answer's body that comes slowly or not to its end.</summary>
/// <param name="cut">Null lets everything through.</param>
/// <param name="kilobytesPerSecond">0 is as fast as it goes.</param>
internal sealed class BadLine(HttpResponse response, Stream straight, BlobCut? cut, int kilobytesPerSecond, TimeProvider clock) : Stream
{
    private const int StepsPerSecond = 10;

    private long? _left;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _left ??= FindLimit();
        var passing = buffer[..(int)Math.Min(buffer.Length, _left.Value)];
        _left -= passing.Length;
        if (passing.IsEmpty)
            return;
        if (kilobytesPerSecond == 0)
            await straight.WriteAsync(passing, cancellationToken);
        else
            await TrickleAsync(passing, cancellationToken);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush() => throw new NotSupportedException();

    public override Task FlushAsync(CancellationToken cancellationToken) => straight.FlushAsync(cancellationToken);

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <summary>Known with the first byte: only then is the answer's length settled.</summary>
    private long FindLimit()
    {
        if (cut is null)
            return long.MaxValue;
        var limit = response.ContentLength.GetValueOrDefault() * cut.Percent / 100;
        if (cut.LooksWhole)
            response.ContentLength = null;
        return limit;
    }

    private async Task TrickleAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        var step = Math.Max(1, kilobytesPerSecond * 1024 / StepsPerSecond);
        for (var sent = 0; sent < bytes.Length; sent += step)
        {
            await straight.WriteAsync(bytes.Slice(sent, Math.Min(step, bytes.Length - sent)), cancellationToken);
            await straight.FlushAsync(cancellationToken);
            await Task.Delay(TimeSpan.FromSeconds(1d / StepsPerSecond), clock, cancellationToken);
        }
    }
}
