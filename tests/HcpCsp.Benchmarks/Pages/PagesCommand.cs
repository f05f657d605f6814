using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using HcpCsp.TestHost.Simulator.Data;

namespace HcpCsp.Benchmarks.Pages;

/// <summary>Every page of the module in the real host, asked for over HTTP by people who look at what they got before they go on.</summary>
internal static class PagesCommand
{
    private const int PageTooLarge = 3;

    public static Command Create()
    {
        var scale = new Option<Scale>("--scale") { Description = "S, M or L.", DefaultValueFactory = _ => Scale.S };
        var users = new Option<int>("--users") { Description = "How many people look at pages at the same time.", DefaultValueFactory = _ => 20 };
        var seconds = new Option<int>("--seconds") { Description = "How long they do.", DefaultValueFactory = _ => 60 };
        var data = new Option<string?>("--data") { Description = "Data folder of the host; made when it isn't there, and kept. Default: a folder for temporary files." };
        var command = new Command("pages", "Time at the server, CPU time and size of every page; exit 3 when one is larger than 200 kB.");
        command.Options.Add(scale);
        command.Options.Add(users);
        command.Options.Add(seconds);
        command.Options.Add(data);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var asked = new Asked(parsed.GetValue(scale), Math.Max(1, parsed.GetValue(users)), Math.Max(1, parsed.GetValue(seconds)));
            string folder = parsed.GetValue(data) ?? Path.Combine(Path.GetTempPath(), "hcp-csp-pages", asked.Scale.ToString());
            PagesResult result = await MeasureAsync(asked, folder, cancellationToken);
            await PageTable.WriteAsync(result, Console.Error);
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(result, BenchmarkJson.Default.PagesResult));
            return result.LargestPageBytes > PagesResult.MostBytes ? PageTooLarge : 0;
        });
        return command;
    }

    private static async Task<PagesResult> MeasureAsync(Asked asked, string folder, CancellationToken cancellationToken)
    {
        if (!PreparedData.IsIn(folder, asked.Scale))
            await PreparedData.MakeInOwnProcessAsync(folder, asked.Scale, cancellationToken);
        using var clock = new ServerClock();
        await using PageHost host = await PageHost.StartAsync(folder, asked.Scale, runsJobs: false, cancellationToken);
        using People people = await People.SignInAsync(host.Address, asked.Users, cancellationToken);

        long began = Stopwatch.GetTimestamp();
        TimeSpan before = Environment.CpuUsage.TotalTime;
        await people.VisitAsync(new PageAddress("dashboard", "/csp/dashboard"), cancellationToken);
        var firstPage = new FirstPage(Stopwatch.GetElapsedTime(began).TotalMilliseconds, (Environment.CpuUsage.TotalTime - before).TotalMilliseconds);
        IReadOnlyList<PageAddress> pages = await PageAddresses.FindAsync(host.Address, cancellationToken);

        Dictionary<string, ServedRequest> first = await VisitFirstAsync(people, pages, clock, cancellationToken);
        clock.Take();
        await Console.Error.WriteLineAsync($"{asked.Users} people look at {pages.Count} pages for {asked.Seconds} s ...");
        Dictionary<string, long> sizes = await people.LookAroundAsync(pages, TimeSpan.FromSeconds(asked.Seconds), cancellationToken);
        ILookup<string, ServedRequest> served = clock.Take().ToLookup(static one => one.Address, StringComparer.Ordinal);
        ClosedLoop loop = await people.HurryAsync(pages, cancellationToken);
        clock.Take();
        var cpu = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (PageAddress page in pages)
            cpu[page.Path] = await people.MeasureCpuAsync(page, cancellationToken);

        return PagesResult.Of(asked, loop, host.PluginLoadTime, firstPage, host.ListUncovered(first.Values.Select(static one => one.Route)),
            [.. pages.Select(page => PageFigure.Of(page, [.. served[page.Path].Select(static one => one.Milliseconds)], first[page.Path].Milliseconds, cpu[page.Path], sizes.GetValueOrDefault(page.Path)))]);
    }

    /// <summary>Each page once, as the first person after a start meets it.</summary>
    private static async Task<Dictionary<string, ServedRequest>> VisitFirstAsync(People people, IReadOnlyList<PageAddress> pages, ServerClock clock, CancellationToken cancellationToken)
    {
        var first = new Dictionary<string, ServedRequest>(StringComparer.Ordinal);
        foreach (PageAddress page in pages)
        {
            clock.Take();
            await people.VisitAsync(page, cancellationToken);
            first[page.Path] = await clock.TakeOneAsync(page.Path, cancellationToken);
        }

        return first;
    }
}

/// <summary>What the command line asks for.</summary>
internal sealed record Asked(Scale Scale, int Users, int Seconds);
