using Microsoft.Win32.SafeHandles;

namespace HcpCsp.Plugin.Store;

/// <summary>The log file of a <see cref="DatabaseFile"/>, brought to the disk once for each transaction.</summary>
/// <remarks>
/// LiteDB's own writer brings it there after nearly every page of 8 kB, on the thread that writes: loading spent more time waiting for the
/// disk than working. Between <see cref="BeginTransaction"/> and <see cref="EndTransaction"/> that is put off to the end.
/// </remarks>
internal sealed class WriteAheadLog(string path) : Stream
{
    private readonly SafeFileHandle handle = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
    private volatile bool inTransaction;
    private volatile bool isDirty;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => true;

    public override long Length => RandomAccess.GetLength(handle);

    public override long Position { get; set; }

    public void BeginTransaction() => inTransaction = true;

    public void EndTransaction()
    {
        inTransaction = false;
        Flush();
    }

    public override void Flush()
    {
        // What LiteDB's writer still had in its queue when the transaction ended, it flushes itself.
        if (inTransaction || !isDirty)
            return;
        isDirty = false;
        RandomAccess.FlushToDisk(handle);
    }

    public override int Read(Span<byte> buffer)
    {
        int read = RandomAccess.Read(handle, buffer, Position);
        Position += read;
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        RandomAccess.Write(handle, buffer, Position);
        Position += buffer.Length;
        isDirty = true;
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => Length + offset,
    };

    public override void SetLength(long value)
    {
        RandomAccess.SetLength(handle, value);
        isDirty = true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !handle.IsClosed)
        {
            bool isEmpty = Length == 0;
            handle.Dispose();
            if (isEmpty)
                File.Delete(path);
        }

        base.Dispose(disposing);
    }
}
