using System.IO.Compression;

namespace HcpCsp.TestHost.Simulator.Graph.Blobs;

/// <summary>A line that never ends: some kilobytes on the way are megabytes to whoever unpacks them.</summary>
internal static class GzipBomb
{
    private const int RepeatedBytes = 16 << 20;

    public static async Task SendAsync(HttpContext context)
    {
        StorageError.StampRequest(context.Response);
        context.Response.ContentType = "application/octet-stream";
        var more = Packed(Enumerable.Repeat((byte)'0', RepeatedBytes).ToArray());
        try
        {
            await context.Response.Body.WriteAsync(Packed("{\"CustomerName\":\""u8), context.RequestAborted);
            while (true)
                await context.Response.Body.WriteAsync(more, context.RequestAborted);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client has had enough.
        }
    }

    private static byte[] Packed(ReadOnlySpan<byte> text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
            gzip.Write(text);
        return packed.ToArray();
    }
}
