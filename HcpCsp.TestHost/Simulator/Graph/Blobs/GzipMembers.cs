using System.Buffers;
using System.IO.Compression;

namespace HcpCsp.TestHost.Simulator.Graph.Blobs;

/// <summary>A gzip file of one member or several.</summary>
internal sealed class GzipMembers(Stream output) : IDisposable
{
    // A gzip member of nothing: GZipStream writes no byte at all when it is given none, and that is no gzip file.
    private static readonly byte[] EmptyMember = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 4, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    private GZipStream? _member;
    private bool _hasContent;

    /// <summary>Empties the buffer into the member that is open, or into a new one.</summary>
    public void Take(ArrayBufferWriter<byte> buffer)
    {
        if (buffer.WrittenCount == 0)
            return;
        _member ??= new GZipStream(output, CompressionLevel.Fastest, leaveOpen: true);
        _member.Write(buffer.WrittenSpan);
        _hasContent = true;
        buffer.ResetWrittenCount();
    }

    public void EndMember()
    {
        _member?.Dispose();
        _member = null;
    }

    public void Dispose()
    {
        EndMember();
        if (!_hasContent)
            output.Write(EmptyMember);
    }
}
