using HcpCsp.TestHost.Demo;
using HcpCsp.TestHost.Simulator;
using HcpCsp.TestHost.Simulator.Faults;

namespace HcpCsp.Plugin.Tests.Crash;

/// <summary>One discovery whose host is killed again and again ends with the data of one that nobody disturbed.</summary>
public sealed class KilledDiscoveryTests : IAsyncLifetime
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(20);
    private readonly string folder = Directory.CreateTempSubdirectory("hcp-csp-crash-").FullName;
    private readonly FinishedUnits finished = new();
    private SimulatorServer simulator = null!; // Set before any test, by InitializeAsync.

    public async ValueTask InitializeAsync() => simulator = await SimulatorServer.StartAsync(
        new SimulatorOptions { Port = 0, RetryAfterSeconds = 0, Faults = [Fault.Parse("no-screens")] }, CancellationToken.None);

    [Fact]
    public Task Discovery_KilledFiveTimes_EndsWithTheSameData() => CompareAsync(kills: 5, seed: 1);

    [Fact(Explicit = true)]
    public Task Discovery_KilledFiftyTimes_EndsWithTheSameData() => CompareAsync(kills: 50, seed: 2);

    public async ValueTask DisposeAsync()
    {
        await simulator.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private async Task CompareAsync(int kills, int seed)
    {
        string undisturbed = Path.Combine(folder, "undisturbed");
        await DiscoverAsync(undisturbed, kills: 0, requestsBetween: 0, seed);
        int requests = simulator.Requests.All.Count;
        simulator.Requests.Clear();

        string killed = Path.Combine(folder, "killed");
        int done = await DiscoverAsync(killed, kills, requests / kills, seed);

        done.ShouldBe(kills, "every kill came while the discovery went on");
        StoreImage.Take(killed).ShouldBe(StoreImage.Take(undisturbed));
        finished.Count.ShouldBeGreaterThan(0, "units were finished before a kill");
        finished.ListRepeats(simulator.Requests.All).ShouldBeEmpty();
    }

    /// <returns>How often it was killed before it ended.</returns>
    private async Task<int> DiscoverAsync(string dataFolder, int kills, int requestsBetween, int seed)
    {
        var random = new Random(seed);
        HostProcess host = await StartHostAsync(dataFolder);
        try
        {
            using (HostDesk desk = await HostDesk.SignInAsync(host.Address))
                await desk.BeginAsync(simulator.Partners[0]);
            for (int killed = 0; killed < kills; killed++)
            {
                if (!await HasAskedAsync(host, simulator.Requests.All.Count + random.Next(1, requestsBetween)))
                    return killed;
                host.Kill();
                finished.Note(StoreImage.ReadFinishedUnits(dataFolder), simulator.Requests.All.Count);
                host.Dispose();
                host = await StartHostAsync(dataFolder);
            }

            (await WaitForEndAsync(host)).State.ShouldBe("Discovery Completed");
            return kills;
        }
        finally
        {
            host.Dispose();
        }
    }

    private Task<HostProcess> StartHostAsync(string dataFolder) => HostProcess.StartAsync(dataFolder, simulator);

    /// <summary>Waits until the simulator has been asked so often. False when the discovery ended before.</summary>
    private async Task<bool> HasAskedAsync(HostProcess host, int requests)
    {
        using HostDesk desk = await HostDesk.SignInAsync(host.Address);
        for (int beats = 1; simulator.Requests.All.Count < requests; beats++)
        {
            await Task.Delay(Beat, TimeProvider.System);
            if (beats % 50 == 0 && (await desk.GetAccountAsync()).HasEnded)
                return false;
        }

        return true;
    }

    private static async Task<DemoAccount> WaitForEndAsync(HostProcess host)
    {
        using HostDesk desk = await HostDesk.SignInAsync(host.Address);
        return await desk.WaitForEndAsync();
    }
}
