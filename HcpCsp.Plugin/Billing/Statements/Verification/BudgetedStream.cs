namespace HcpCsp.Plugin.Billing.Statements.Verification;

/// <summary>Reads another stream until so many bytes were read, whichever they were, and then no more. For reading alone.</summary>
internal sealed class BudgetedStream(Stream inner, long budget) : Stream
{
    private long left = budget;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => inner.Length;

    public override long Position
    {
        get => inner.Position;
        set => inner.Position = value;
    }

    /// <exception cref="InvalidDataException">More is asked for than there was to spend.</exception>
    public override int Read(Span<byte> buffer)
    {
        int read = inner.Read(buffer);
        left -= read;
        return left >= 0 ? read : throw new InvalidDataException("The file has more to read than it is worth.");
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
