using System.IO.Compression;
using System.Text.Json;

namespace HcpCsp.Benchmarks.Ingest;

/// <summary>The floor: gunzip and generated parse of the same bytes on one thread; each line is forgotten at once.</summary>
internal static class BareParse
{
    public const string Name = "floor";

    private const int BufferSize = 1024 * 1024;

    public static Task<(long Lines, long Bytes)> RunAsync(string folder) => Task.FromResult((LineFiles.List(folder).Sum(Parse), 0L));

    private static long Parse(string file)
    {
        using var plain = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        byte[] buffer = new byte[BufferSize];
        int filled = 0;
        long lines = 0;
        while (plain.Read(buffer.AsSpan(filled)) is > 0 and var read)
        {
            Span<byte> rest = buffer.AsSpan(0, filled + read);
            for (int end = rest.IndexOf((byte)'\n'); end >= 0; end = rest.IndexOf((byte)'\n'))
            {
                if (JsonSerializer.Deserialize(rest[..end], BareLineJson.Default.BareLine) is not null)
                    lines++;
                rest = rest[(end + 1)..];
            }

            rest.CopyTo(buffer);
            filled = rest.Length;
        }

        return lines;
    }
}
