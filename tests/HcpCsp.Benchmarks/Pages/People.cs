using System.Diagnostics;
using HcpCsp.TestHost.Demo;

namespace HcpCsp.Benchmarks.Pages;

/// <summary>People at the host: each asks for a page, looks at it for a while, and asks for the next.</summary>
internal sealed class People : IDisposable
{
    private const int CpuRequests = 10;
    private static readonly TimeSpan HurryTime = TimeSpan.FromSeconds(10);
    private readonly IReadOnlyList<Person> all;

    private People(IReadOnlyList<Person> all) => this.all = all;

    public static async Task<People> SignInAsync(Uri host, int count, CancellationToken cancellationToken)
    {
        var people = new List<Person>();
        for (int index = 0; index < count; index++)
            people.Add(await Person.SignInAsync(host, cancellationToken));
        return new People(people);
    }

    public Task<long> VisitAsync(PageAddress page, CancellationToken cancellationToken) => all[0].VisitAsync(page, cancellationToken);

    /// <summary>Each goes through all pages in an order of their own, and again.</summary>
    /// <returns>How large each page was at most.</returns>
    public async Task<Dictionary<string, long>> LookAroundAsync(IReadOnlyList<PageAddress> pages, TimeSpan time, CancellationToken cancellationToken)
    {
        var sizes = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach ((string path, long size) in (await WalkAsync(pages, time, thinks: true, cancellationToken)).SelectMany(static seen => seen))
            sizes[path] = Math.Max(size, sizes.GetValueOrDefault(path));
        return sizes;
    }

    /// <summary>The same without looking: how much the host serves at most, with those who ask in the same process.</summary>
    public async Task<ClosedLoop> HurryAsync(IReadOnlyList<PageAddress> pages, CancellationToken cancellationToken)
    {
        long began = Stopwatch.GetTimestamp();
        TimeSpan before = Environment.CpuUsage.TotalTime;
        int requests = (await WalkAsync(pages, HurryTime, thinks: false, cancellationToken)).Sum(static seen => seen.Count);
        return new ClosedLoop(requests / Stopwatch.GetElapsedTime(began).TotalSeconds, (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / requests);
    }

    /// <summary>CPU time of this process for one request, in milliseconds; nobody else asks meanwhile.</summary>
    public async Task<double> MeasureCpuAsync(PageAddress page, CancellationToken cancellationToken)
    {
        TimeSpan before = Environment.CpuUsage.TotalTime;
        for (int request = 0; request < CpuRequests; request++)
            await VisitAsync(page, cancellationToken);
        return (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / CpuRequests;
    }

    public void Dispose()
    {
        foreach (Person one in all)
            one.Dispose();
    }

    private Task<List<(string Path, long Size)>[]> WalkAsync(IReadOnlyList<PageAddress> pages, TimeSpan time, bool thinks, CancellationToken cancellationToken) =>
        Task.WhenAll(all.Select((person, number) => Task.Run(() => WalkAsync(person, new Random(number), pages, time, thinks, cancellationToken), cancellationToken)));

    private static async Task<List<(string Path, long Size)>> WalkAsync(
        Person person, Random random, IReadOnlyList<PageAddress> pages, TimeSpan time, bool thinks, CancellationToken cancellationToken)
    {
        var seen = new List<(string, long)>();
        long began = Stopwatch.GetTimestamp();
        while (true)
        {
            PageAddress[] order = [.. pages];
            random.Shuffle(order);
            foreach (PageAddress page in order)
            {
                if (thinks)
                    await Task.Delay(Thought(random), TimeProvider.System, cancellationToken);
                if (Stopwatch.GetElapsedTime(began) > time)
                    return seen;
                seen.Add((page.Path, await person.VisitAsync(page, cancellationToken)));
            }
        }
    }

    private static TimeSpan Thought(Random random) =>
        TimeSpan.FromSeconds(PagesResult.ShortestThought + (random.NextDouble() * (PagesResult.LongestThought - PagesResult.ShortestThought)));

    /// <summary>A browser of a Cloud Admin, and one of a tenant's administrator.</summary>
    private sealed record Person(FormBrowser Admin, FormBrowser Tenant) : IDisposable
    {
        public static async Task<Person> SignInAsync(Uri host, CancellationToken cancellationToken)
        {
            var person = new Person(new FormBrowser(host), new FormBrowser(host));
            await person.Admin.SignInAsync(cancellationToken);
            BrowserPage page = await person.Tenant.GetAsync("/signin", cancellationToken);
            await person.Tenant.SubmitAsync(
                page, page.Document.Forms.First(static form => form.TextContent.Contains("Toni", StringComparison.Ordinal)), new Dictionary<string, string>(StringComparer.Ordinal), cancellationToken);
            return person;
        }

        public async Task<long> VisitAsync(PageAddress page, CancellationToken cancellationToken)
        {
            await using var read = new CountedBytes();
            await (page.IsOfTenant ? Tenant : Admin).DownloadAsync(page.Path, read, cancellationToken);
            return read.Count;
        }

        public void Dispose()
        {
            Admin.Dispose();
            Tenant.Dispose();
        }
    }
}

/// <param name="PerSecond">Pages.</param>
/// <param name="CpuMs">Of the process, for each.</param>
internal sealed record ClosedLoop(double PerSecond, double CpuMs);
