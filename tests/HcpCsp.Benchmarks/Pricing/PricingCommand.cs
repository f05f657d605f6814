using System.CommandLine;
using System.Text.Json;
using HcpCsp.Benchmarks.Ingest;

namespace HcpCsp.Benchmarks.Pricing;

/// <summary>Setting the prices of lines, and setting them anew after a rule change.</summary>
internal static class PricingCommand
{
    private const int FewestRuns = 3;

    public static Command Create()
    {
        var lines = new Option<long>("--lines") { Description = "How many lines.", DefaultValueFactory = _ => 1_000_000 };
        var documents = new Option<int>("--documents") { Description = "In how many documents.", DefaultValueFactory = _ => 4 };
        var customers = new Option<int>("--customers") { Description = "Of how many customers, in every document.", DefaultValueFactory = _ => 500 };
        var runs = new Option<int>("--runs") { Description = "How often each part is measured.", DefaultValueFactory = _ => FewestRuns };
        var command = new Command("pricing", "Prices of lines under a plan, and after a rule change; floor: one multiplication and one rounding a line.");
        command.Options.Add(lines);
        command.Options.Add(documents);
        command.Options.Add(customers);
        command.Options.Add(runs);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var asked = new LineMix(parsed.GetValue(lines), parsed.GetValue(documents), parsed.GetValue(customers));
            PricingResult result = await RunAsync(asked, Math.Max(FewestRuns, parsed.GetValue(runs)), cancellationToken);
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(result, BenchmarkJson.Default.PricingResult));
        });
        return command;
    }

    private static async Task<PricingResult> RunAsync(LineMix asked, int runs, CancellationToken cancellationToken)
    {
        string folder = Directory.CreateTempSubdirectory("hcpcsp-pricing-").FullName;
        try
        {
            await Console.Error.WriteLineAsync($"Loading and pricing {asked.Lines} lines in {asked.Documents} documents of {asked.Customers} customers ...");
            await PricedStore.MakeAsync(asked, folder);
            List<PartResult> figures = [], floors = [], repricings = [];
            for (int run = 0; run < runs; run++)
            {
                // Alternating, so that a slow minute of the machine hits all three.
                figures.Add(await Part.RunInOwnProcessAsync(LinePricing.Name, folder, cancellationToken));
                floors.Add(await Part.RunInOwnProcessAsync(LinePricing.Floor, folder, cancellationToken));
                repricings.Add(await Part.RunInOwnProcessAsync(Repricing.Name, folder, cancellationToken));
            }

            return Summarize(asked, runs, figures, floors, repricings);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static PricingResult Summarize(LineMix asked, int runs, List<PartResult> figures, List<PartResult> floors, List<PartResult> repricings)
    {
        if (figures.Concat(floors).Concat(repricings).Any(part => part.Lines != asked.Lines))
            throw new InvalidOperationException("A part didn't price every line.");
        double seconds = Median(figures), floor = Median(floors);
        return new PricingResult
        {
            Benchmark = "pricing",
            Lines = asked.Lines,
            Documents = asked.Documents,
            Customers = asked.Customers,
            Runs = runs,
            Seconds = Rounded(seconds),
            FloorSeconds = Rounded(floor),
            Ratio = Rounded(seconds / floor),
            PeakMb = Rounded(figures.Max(static part => part.PeakMb)),
            RepricingSeconds = Rounded(Median(repricings)),
            RepricingPeakMb = Rounded(repricings.Max(static part => part.PeakMb)),
        };
    }

    private static double Median(List<PartResult> parts) => parts.Select(static part => part.Seconds).Order().ElementAt(parts.Count / 2);

    private static double Rounded(double value) => Math.Round(value, 3);
}
