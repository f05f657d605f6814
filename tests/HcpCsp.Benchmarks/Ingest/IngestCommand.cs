using System.CommandLine;
using System.Text.Json;

namespace HcpCsp.Benchmarks.Ingest;

/// <summary>From the gzip files of the reconciliation export to stored and summed segments.</summary>
internal static class IngestCommand
{
    private const int FewestRuns = 3;

    public static Command Create()
    {
        var lines = new Option<long>("--lines") { Description = "How many lines.", DefaultValueFactory = _ => 1_000_000 };
        var documents = new Option<int>("--documents") { Description = "In how many documents, one file each.", DefaultValueFactory = _ => 1 };
        var customers = new Option<int>("--customers") { Description = "Of how many customers, in every document.", DefaultValueFactory = _ => 2_000 };
        var runs = new Option<int>("--runs") { Description = "How often each part is measured.", DefaultValueFactory = _ => FewestRuns };
        var command = new Command("ingest", "Gzip JSON lines to stored segments; floor: gunzip and parse on one thread; peer: DuckDB on two.");
        command.Options.Add(lines);
        command.Options.Add(documents);
        command.Options.Add(customers);
        command.Options.Add(runs);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var asked = new LineMix(parsed.GetValue(lines), parsed.GetValue(documents), parsed.GetValue(customers));
            BenchmarkResult result = await RunAsync(asked, Math.Max(FewestRuns, parsed.GetValue(runs)), cancellationToken);
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(result, BenchmarkJson.Default.BenchmarkResult));
        });
        return command;
    }

    private static async Task<BenchmarkResult> RunAsync(LineMix asked, int runs, CancellationToken cancellationToken)
    {
        string folder = Directory.CreateTempSubdirectory("hcpcsp-ingest-").FullName;
        try
        {
            await Console.Error.WriteLineAsync($"Composing {asked.Lines} lines in {asked.Documents} documents of {asked.Customers} customers ...");
            LineFiles.Write(asked, folder);
            List<PartResult> figures = [], floors = [], peers = [];
            for (int run = 0; run < runs; run++)
            {
                // Alternating, so that a slow minute of the machine hits all three.
                figures.Add(await Part.RunInOwnProcessAsync(StoreIngest.Name, folder, cancellationToken));
                floors.Add(await Part.RunInOwnProcessAsync(BareParse.Name, folder, cancellationToken));
                peers.Add(await Part.RunInOwnProcessAsync(DuckDbLoad.Name, folder, cancellationToken));
            }

            return Summarize(asked, runs, figures, floors, peers);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static BenchmarkResult Summarize(LineMix asked, int runs, List<PartResult> figures, List<PartResult> floors, List<PartResult> peers)
    {
        if (figures.Concat(floors).Concat(peers).Any(part => part.Lines != asked.Lines))
            throw new InvalidOperationException("A part didn't read every line.");
        double seconds = Median(figures), floor = Median(floors), peer = Median(peers);
        return new BenchmarkResult
        {
            Benchmark = "ingest",
            Lines = asked.Lines,
            Documents = asked.Documents,
            Customers = asked.Customers,
            Runs = runs,
            Seconds = Rounded(seconds),
            FloorSeconds = Rounded(floor),
            PeerSeconds = Rounded(peer),
            Ratio = Rounded(seconds / peer),
            FloorRatio = Rounded(seconds / floor),
            PeakMb = Rounded(figures.Max(static part => part.PeakMb)),
            BytesPerLine = Rounded(figures[^1].Bytes / (double)asked.Lines),
            PeerBytesPerLine = Rounded(peers[^1].Bytes / (double)asked.Lines),
            LinesPerSecond = Rounded(asked.Lines / seconds),
        };
    }

    private static double Median(List<PartResult> parts) => parts.Select(static part => part.Seconds).Order().ElementAt(parts.Count / 2);

    private static double Rounded(double value) => Math.Round(value, 3);
}
