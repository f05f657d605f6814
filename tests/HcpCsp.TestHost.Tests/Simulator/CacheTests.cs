using System.Text.RegularExpressions;
using HcpCsp.TestHost.Simulator;

namespace HcpCsp.TestHost.Tests.Simulator;

/// <summary>What the simulator keeps on disk between runs.</summary>
public sealed class CacheTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("simulator-cache-").FullName;

    private SimulatorOptions Cached => SimulatorFixture.Options with { CacheFolder = _folder };

    [Fact]
    public async Task Blobs_CachedOrNot_AreTheSameBytes()
    {
        var made = await BlobsAsync(SimulatorFixture.Options);
        var kept = await BlobsAsync(Cached);
        var again = await BlobsAsync(Cached);

        kept.ShouldBe(made);
        again.ShouldBe(made);
    }

    [Fact]
    public async Task Blobs_SecondRun_AreReadFromTheFolder()
    {
        await BlobsAsync(Cached);
        var file = BlobFiles().First();
        await File.WriteAllBytesAsync(file, [1, 2, 3]);

        (await BlobsAsync(Cached)).ShouldContain(Convert.ToBase64String([1, 2, 3]));
    }

    [Fact]
    public async Task Blobs_UnderAFaultThatChangesThem_DontTakeThePlaceOfTheUsual()
    {
        var usual = await BlobsAsync(Cached);

        var changed = await BlobsAsync(Cached, "camel-case", "bom-lines");

        changed.ShouldNotBe(usual);
        (await BlobsAsync(Cached)).ShouldBe(usual);
    }

    [Fact]
    public async Task Blobs_OfAnotherSeed_AreInAnotherFolder()
    {
        await BlobsAsync(Cached);
        await BlobsAsync(Cached with { Seed = 2 });

        Directory.GetDirectories(_folder).Length.ShouldBe(2);
        Directory.GetFiles(_folder, "*.tmp", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public async Task Totals_SecondRun_AreLearnedFromTheFolder()
    {
        string file;
        await using (var first = await SimulatorServer.StartAsync(Cached, CancellationToken.None))
            file = await AppearedAsync("totals.json");
        await File.WriteAllTextAsync(file, Regex.Replace(await File.ReadAllTextAsync(file), "\"Total\":[0-9.]+", "\"Total\":12.34", RegexOptions.None, TimeSpan.FromSeconds(10)));

        await using var second = await SimulatorServer.StartAsync(Cached, CancellationToken.None);

        var books = second.World.Partners[0].Invoices;
        books.Totals(books.Documents[0]).Total.ShouldBe(12.34m);
    }

    [Fact]
    public async Task Start_CachesOfOtherKeysTooLarge_DropsTheLongestUnused()
    {
        var (old, recent, foreign) = (MakeCache("hcp-csp-simulator-L-1-20200101-a", ageInDays: 9), MakeCache("hcp-csp-simulator-L-1-20200102-b", ageInDays: 2), MakeCache("mine", ageInDays: 99));

        await using var server = await SimulatorServer.StartAsync(Cached, CancellationToken.None);

        Directory.Exists(old).ShouldBeFalse();
        Directory.Exists(recent).ShouldBeTrue();
        Directory.Exists(foreign).ShouldBeTrue("it isn't the simulator's");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task<List<string>> BlobsAsync(SimulatorOptions options, params string[] faults)
    {
        await using var server = await SimulatorServer.StartAsync(options, CancellationToken.None);
        using var api = await ApiClient.SignInAsync(server);
        using var scope = new FaultScope(server, faults);
        var blobs = new List<string>();
        foreach (var kind in new[] { "reconciliation/billed", "usage/billed" })
        {
            var manifest = await api.ManifestAsync(kind, server.World.Partners[0].Invoices.Documents[0].Id);
            for (var index = 0; index < 3; index++)
                blobs.Add(Convert.ToBase64String(await api.BlobAsync(manifest, index)));
        }

        return blobs;
    }

    private IEnumerable<string> BlobFiles() =>
        Directory.GetFiles(_folder, "*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file).Length == 0);

    private async Task<string> AppearedAsync(string name)
    {
        while (true)
        {
            if (Directory.GetFiles(_folder, name, SearchOption.AllDirectories) is [var file, ..])
                return file;
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    /// <summary>Two gigabytes that take no room: a hole.</summary>
    private string MakeCache(string name, int ageInDays)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;
        using (var file = File.Create(Path.Combine(folder, "blob")))
            file.SetLength(2L << 30);
        Directory.SetLastWriteTimeUtc(folder, TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-ageInDays));
        return folder;
    }
}
