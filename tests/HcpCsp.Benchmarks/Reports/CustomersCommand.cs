using System.CommandLine;
using System.Text.Json;
using HcpCsp.Benchmarks.Ingest;
using HcpCsp.Benchmarks.Pricing;

namespace HcpCsp.Benchmarks.Reports;

/// <summary>The workbooks of many customers in one run.</summary>
internal static class CustomersCommand
{
    private const int FewestRuns = 3;

    public static Command Create()
    {
        var count = new Option<int>("--count") { Description = "How many customers.", DefaultValueFactory = _ => 2_000 };
        var lines = new Option<long>("--lines") { Description = "How many lines they have together.", DefaultValueFactory = _ => 40_000 };
        var runs = new Option<int>("--runs") { Description = "How often each part is measured.", DefaultValueFactory = _ => FewestRuns };
        var command = new Command("customers", "The workbooks of all customers of one document, written side by side into a folder, and into a zip.");
        command.Options.Add(count);
        command.Options.Add(lines);
        command.Options.Add(runs);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var asked = new LineMix(parsed.GetValue(lines), Documents: 1, parsed.GetValue(count));
            CustomersResult result = await RunAsync(asked, Math.Max(FewestRuns, parsed.GetValue(runs)), cancellationToken);
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(result, BenchmarkJson.Default.CustomersResult));
        });
        return command;
    }

    private static async Task<CustomersResult> RunAsync(LineMix asked, int runs, CancellationToken cancellationToken)
    {
        string folder = Directory.CreateTempSubdirectory("hcpcsp-customers-").FullName;
        try
        {
            await Console.Error.WriteLineAsync($"Loading and pricing {asked.Lines} lines of {asked.Customers} customers ...");
            await PricedStore.MakeAsync(asked, folder);
            List<PartResult> folders = [], zips = [];
            for (int run = 0; run < runs; run++)
            {
                folders.Add(await Part.RunInOwnProcessAsync(CustomerWorkbooks.Folder, folder, cancellationToken));
                zips.Add(await Part.RunInOwnProcessAsync(CustomerWorkbooks.Zip, folder, cancellationToken));
            }

            return Summarize(asked, runs, folders, zips);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static CustomersResult Summarize(LineMix asked, int runs, List<PartResult> folders, List<PartResult> zips)
    {
        if (folders.Concat(zips).Any(part => part.Lines != asked.Customers))
            throw new InvalidOperationException("A customer got no workbook.");
        double seconds = Median(folders);
        return new CustomersResult
        {
            Benchmark = "customers",
            Customers = asked.Customers,
            Lines = asked.Lines,
            Runs = runs,
            Seconds = Rounded(seconds),
            WorkbooksPerSecond = Rounded(asked.Customers / seconds),
            PeakMb = Rounded(folders.Max(static part => part.PeakMb)),
            ZipSeconds = Rounded(Median(zips)),
            ZipPeakMb = Rounded(zips.Max(static part => part.PeakMb)),
            BytesPerWorkbook = Rounded((double)folders[0].Bytes / asked.Customers),
        };
    }

    private static double Median(List<PartResult> parts) => parts.Select(static part => part.Seconds).Order().ElementAt(parts.Count / 2);

    private static double Rounded(double value) => Math.Round(value, 3);
}
