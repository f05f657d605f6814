using System.CommandLine;
using System.Text.Json;
using HcpCsp.Benchmarks.Ingest;
using HcpCsp.Benchmarks.Pricing;

namespace HcpCsp.Benchmarks.Reports;

/// <summary>A workbook of many lines.</summary>
internal static class ReportCommand
{
    private const int FewestRuns = 3;
    private const int Sample = 4_000;

    public static Command Create()
    {
        var lines = new Option<long>("--lines") { Description = "How many lines.", DefaultValueFactory = _ => 1_000_000 };
        var runs = new Option<int>("--runs") { Description = "How often each part is measured.", DefaultValueFactory = _ => FewestRuns };
        var command = new Command("report", "A workbook of one document's priced lines; peer: MiniExcel, writing the very same cells.");
        command.Options.Add(lines);
        command.Options.Add(runs);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            ReportResult result = await RunAsync(parsed.GetValue(lines), Math.Max(FewestRuns, parsed.GetValue(runs)), cancellationToken);
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(result, BenchmarkJson.Default.ReportResult));
        });
        return command;
    }

    private static async Task<ReportResult> RunAsync(long lines, int runs, CancellationToken cancellationToken)
    {
        string folder = Directory.CreateTempSubdirectory("hcpcsp-report-").FullName;
        try
        {
            await PricedStore.MakeAsync(new LineMix(Sample, Documents: 1, Customers: 100), folder);
            await LineWorkbook.SaveRowsAsync(folder, lines, cancellationToken);
            List<PartResult> figures = [], peers = [];
            for (int run = 0; run < runs; run++)
            {
                // Alternating, so that a slow minute of the machine hits both.
                figures.Add(await Part.RunInOwnProcessAsync(LineWorkbook.Name, folder, cancellationToken));
                peers.Add(await Part.RunInOwnProcessAsync(LineWorkbook.Peer, folder, cancellationToken));
            }

            return Summarize(runs, figures, peers);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static ReportResult Summarize(int runs, List<PartResult> figures, List<PartResult> peers)
    {
        double seconds = Median(figures), peer = Median(peers);
        long lines = figures[0].Lines;
        return new ReportResult
        {
            Benchmark = "report",
            Lines = lines,
            Columns = LineWorkbook.Columns.Count,
            Runs = runs,
            Seconds = Rounded(seconds),
            PeerSeconds = Rounded(peer),
            Ratio = Rounded(seconds / peer),
            PeakMb = Rounded(figures.Max(static part => part.PeakMb)),
            PeerPeakMb = Rounded(peers.Max(static part => part.PeakMb)),
            BytesPerLine = Rounded((double)figures[0].Bytes / lines),
            PeerBytesPerLine = Rounded((double)peers[0].Bytes / lines),
        };
    }

    private static double Median(List<PartResult> parts) => parts.Select(static part => part.Seconds).Order().ElementAt(parts.Count / 2);

    private static double Rounded(double value) => Math.Round(value, 3);
}
