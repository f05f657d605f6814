using System.Buffers;
using System.IO.Compression;
using HcpCsp.TestHost.Simulator.Faults;

namespace HcpCsp.TestHost.Simulator.Graph;

/// <summary>Makes the bytes of one blob while they are sent: gzip JSON lines, always the same for the same data.</summary>
internal sealed class BlobWriter(FaultSwitches faults)
{
    private const int ChunkBytes = 64 * 1024;

    // A gzip member of nothing: the stream below writes no byte at all when it is given none, and that is no gzip file.
    private static readonly byte[] EmptyMember = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 4, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    public async Task WriteAsync(ExportDataset dataset, int blob, Stream output, CancellationToken cancellationToken)
    {
        var gzip = new GZipStream(output, CompressionLevel.Fastest, leaveOpen: true);
        bool isEmpty;
        await using (gzip)
        {
            var buffer = new ArrayBufferWriter<byte>(ChunkBytes + 4096);
            using var json = new JsonLine(buffer, faults.IsOn(GraphFaults.CamelCase));
            foreach (var _ in Rows(dataset, blob, json))
            {
                if (buffer.WrittenCount < ChunkBytes)
                    continue;
                await gzip.WriteAsync(buffer.WrittenMemory, cancellationToken);
                buffer.ResetWrittenCount();
            }

            isEmpty = json.LineNumber == 0;
            await gzip.WriteAsync(buffer.WrittenMemory, cancellationToken);
        }

        if (isEmpty)
            await output.WriteAsync(EmptyMember, cancellationToken);
    }

    /// <summary>Writes a row before each step.</summary>
    private static IEnumerable<uint> Rows(ExportDataset dataset, int blob, JsonLine json)
    {
        var lines = dataset.Partner.Lines;
        foreach (var customer in dataset.CustomersIn(blob))
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
