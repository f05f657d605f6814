using System.Buffers;
using HcpCsp.TestHost.Simulator.Graph.Rows;

namespace HcpCsp.TestHost.Simulator.Graph.Blobs;

/// <summary>Makes the bytes of one blob: gzip JSON lines, always the same for the same data.</summary>
internal static class BlobWriter
{
    private const int ChunkBytes = 64 * 1024;

    private const int RowsOfAMember = 100;

    public static void Write(ExportBlob blob, BlobDress dress, Stream output)
    {
        var buffer = new ArrayBufferWriter<byte>(ChunkBytes + 8192);
        using var gzip = new GzipMembers(output);
        using var json = new JsonLine(buffer, dress);
        json.OpenFile();
        foreach (var row in Rows(blob, json))
        {
            var endsMember = dress.SeveralMembers && row % RowsOfAMember == 0;
            if (!endsMember && buffer.WrittenCount < ChunkBytes)
                continue;
            gzip.Take(buffer);
            if (endsMember)
                gzip.EndMember();
        }

        json.CloseFile();
        gzip.Take(buffer);
    }

    /// <summary>Writes a row before each step, which gives its number.</summary>
    private static IEnumerable<uint> Rows(ExportBlob blob, JsonLine json)
    {
        var dataset = blob.Dataset;
        var lines = dataset.Partner.Lines;
        foreach (var customer in dataset.CustomersIn(blob.Index))
        {
            if (dataset.Kind == ExportKind.Usage)
            {
                foreach (var row in lines.Usage(customer, dataset.Scope))
                {
                    UsageRows.Write(json, dataset, row);
                    yield return json.LineNumber;
                }
            }
            else
            {
                foreach (var line in lines.Lines(customer, dataset.Scope))
                {
                    ReconciliationRows.Write(json, dataset, line);
                    yield return json.LineNumber;
                }
            }
        }
    }
}
