using HcpCsp.TestHost.Demo;
using HcpCsp.TestHost.Simulator;
using HcpCsp.TestHost.Simulator.Faults;

namespace HcpCsp.Plugin.Tests.Crash;

/// <summary>One discovery during which Microsoft fails in ever other ways, several at once, ends with the data of one that nobody disturbed.</summary>
public sealed class FaultyDiscoveryTests(ITestOutputHelper output) : IAsyncLifetime
{
    // As many as one discovery has room for.
    private const int MostRounds = 32;

    private const int FewRounds = 4;

    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(20);
    private readonly string folder = Directory.CreateTempSubdirectory("hcp-csp-faults-").FullName;
    private readonly FinishedUnits finished = new();
    private SimulatorServer simulator = null!; // Set before any test, by InitializeAsync.

    // Tokens that are bought anew for each call, so that a consent that is taken back is felt at once.
    public async ValueTask InitializeAsync() => simulator = await SimulatorServer.StartAsync(
        new SimulatorOptions { Port = 0, RetryAfterSeconds = 0, Faults = [Fault.Parse("no-screens"), Fault.Parse("token-short=60")] }, CancellationToken.None);

    [Fact]
    public Task Discovery_FourRoundsOfMixedFaults_EndsWithTheSameData() => CompareAsync(FewRounds, seed: 3);

    [Fact(Explicit = true)]
    public Task Discovery_TwentyRoundsOfMixedFaults_EndsWithTheSameData() => CompareAsync(rounds: 20, seed: 4);

    public async ValueTask DisposeAsync()
    {
        await simulator.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private async Task CompareAsync(int rounds, int seed)
    {
        string undisturbed = Path.Combine(folder, "undisturbed");
        await DiscoverAsync(undisturbed, [], requestsInRound: 0);
        int requests = simulator.Requests.All.Count;
        simulator.Requests.Clear();

        string disturbed = Path.Combine(folder, "disturbed");
        FaultRound[] mixed = [.. FaultRound.List(rounds, seed)];
        await DiscoverAsync(disturbed, mixed, requests / MostRounds);

        simulator.Requests.All.ShouldContain(request => request.Status == 429 || request.Status >= 500, "the faults must have struck, or this proves nothing");
        // In a few rounds, not every kind has its turn before the requests that it would strike are over.
        if (rounds > FewRounds)
            simulator.Requests.All.ShouldContain(request => request.Status == 429);
        StoreImage.Take(disturbed).ShouldBe(StoreImage.Take(undisturbed));
        finished.Count.ShouldBeGreaterThan(0, "units were finished while faults were on");
        finished.ListRepeats(simulator.Requests.All, mixed.Count(round => round.RevokesConsent)).ShouldBeEmpty();
    }

    private async Task DiscoverAsync(string dataFolder, IReadOnlyList<FaultRound> rounds, int requestsInRound)
    {
        using HostProcess host = await HostProcess.StartAsync(dataFolder, simulator);
        using HostDesk desk = await HostDesk.SignInAsync(host.Address);
        await desk.BeginAsync(simulator.Partners[0]);
        foreach (FaultRound round in rounds)
        {
            await PassAsync(round, desk, requestsInRound);
            finished.Note(StoreImage.ReadFinishedUnitsOfBackup(await desk.BackUpAsync()), simulator.Requests.All.Count);
            output.WriteLine($"{simulator.Requests.All.Count} requests, {finished.Count} units finished after: {round}");
        }

        DemoAccount account = await desk.WaitForEndAsync();
        for (int tries = 0; tries < 3 && account.State == "ERROR"; tries++)
        {
            await desk.StartDiscoveryAsync(account.Id);
            account = await desk.WaitForEndAsync();
        }

        account.State.ShouldBe("Discovery Completed");
    }

    /// <summary>Whenever a run ends with errors, somebody starts the next one, as the system would at the next hour.</summary>
    private async Task PassAsync(FaultRound round, HostDesk desk, int requestsInRound)
    {
        int enough = simulator.Requests.All.Count + requestsInRound;
        round.Begin(simulator);
        while (simulator.Requests.All.Count < enough)
        {
            await Task.Delay(Beat, TimeProvider.System);
            DemoAccount account = await desk.GetAccountAsync();
            account.State.ShouldNotBe("Discovery Completed", $"every round came while the discovery went on: {round}");
            if (account.State == "ERROR")
                await desk.StartDiscoveryAsync(account.Id);
        }

        round.End(simulator);
        if (round.RevokesConsent)
            await RevokeConsentAsync(desk);
    }

    private async Task RevokeConsentAsync(HostDesk desk)
    {
        if ((await desk.GetAccountAsync()) is { HasEnded: true } ended)
            await desk.StartDiscoveryAsync(ended.Id);
        simulator.Faults.Set(FaultRound.Revocation);
        DemoAccount account = await desk.WaitForEndAsync();
        account.State.ShouldBe("ERROR");
        simulator.Faults.Clear(FaultCatalogue.Find(FaultRound.Revocation.Name)!); // It was parsed, so it is known.
        (await desk.SignInAgainAsync(account.Id)).ShouldBeTrue("discovery goes on by itself");
    }
}
