using System.Buffers;
using System.Globalization;
using System.IO.Compression;

namespace HcpCsp.Benchmarks.Ingest;

/// <summary>Writes the documents' files as the export does: gzip, one JSON object a line, customer after customer.</summary>
internal static class LineFiles
{
    private const string Pattern = "*.json.gz";
    private const int ChunkBytes = 256 * 1024;

    public static void Write(LineMix mix, string folder) => Parallel.For(0, mix.Documents, document =>
    {
        string number = "G" + (104500000 + document).ToString(CultureInfo.InvariantCulture);
        using var gzip = new GZipStream(File.Create(Path.Combine(folder, number + ".json.gz")), CompressionLevel.Fastest);
        var buffer = new ArrayBufferWriter<byte>(2 * ChunkBytes);
        using var composer = new LineComposer(number, document, buffer);
        foreach ((int customer, long lines) in mix.Spread(document).Index())
        {
            composer.BeginCustomer(customer);
            for (long line = 0; line < lines; line++)
            {
                composer.WriteLine();
                if (buffer.WrittenCount < ChunkBytes)
                    continue;
                gzip.Write(buffer.WrittenSpan);
                buffer.ResetWrittenCount();
            }
        }

        gzip.Write(buffer.WrittenSpan);
    });

    /// <summary>In the order of their documents.</summary>
    public static IEnumerable<string> List(string folder) => Directory.EnumerateFiles(folder, Pattern).Order(StringComparer.Ordinal);

    public static string AllOf(string folder) => Path.Combine(folder, Pattern);
}
