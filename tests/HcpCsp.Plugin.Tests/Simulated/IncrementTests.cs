using HcpCsp.Plugin.Discovery;
using HcpCsp.Plugin.Model;
using HcpCsp.TestHost.Simulator;
using HcpCsp.TestHost.Simulator.Data;

namespace HcpCsp.Plugin.Tests.Simulated;

/// <summary>Discovery twice in a row over real HTTP, with nothing new in between but what the day itself has brought.</summary>
public sealed class IncrementTests
{
    [Fact]
    public async Task RunAsync_SecondTime_AsksOnlyForWhatMayHaveChanged()
    {
        await using SimulatedMicrosoft microsoft = await SimulatedMicrosoft.StartAsync(new SimulatorOptions { Seed = FindSeedWithNews() });
        (DiscoveryRun first, string[] firstRequests) = await RunAsync(microsoft, "run-1");

        (DiscoveryRun second, string[] secondRequests) = await RunAsync(microsoft, "run-2");

        (first.State, second.State).ShouldBe((DiscoveryState.Completed, DiscoveryState.Completed));
        (second.Lines, second.UsageLines).ShouldBe((0, 0));
        secondRequests.Where(static path => path.EndsWith("/subscriptions", StringComparison.Ordinal)).Select(static path => path.Split('/')[3])
            .ShouldBe(ListNamed(microsoft.Data, DayOf(first.StartedAt).AddDays(-1), DayOf(second.StartedAt)), ignoreOrder: true);
        secondRequests.Length.ShouldBeLessThan(firstRequests.Length / 3, string.Join('\n', secondRequests));
    }

    private static async Task<(DiscoveryRun Run, string[] Requests)> RunAsync(SimulatedMicrosoft microsoft, string runId)
    {
        microsoft.Simulator.Requests.Clear();
        var request = new DiscoveryRequest(runId, microsoft.Tenant.AccountId, DiscoveryScope.Changes, IsManual: true, "Ada", static () => false, static _ => { });
        DiscoveryRun run = await microsoft.Get<DiscoveryEngine>().RunAsync(request, TestContext.Current.CancellationToken);
        return (run, [.. microsoft.Simulator.Requests.All.Select(static logged => logged.Path)]);
    }

    // The data end with today, and not on every day does somebody change a subscription.
    private static long FindSeedWithNews()
    {
        DateOnly today = DayOf(TimeProvider.System.GetUtcNow());
        return Enumerable.Range(1, 100).First(seed => ListNamed(new SimulatedWorld(Scale.S, seed, today).Partners[0], today, today).Any());
    }

    /// <summary>The customers whom the audit records name, of those still listed.</summary>
    private static IEnumerable<string> ListNamed(PartnerTenant data, DateOnly from, DateOnly to) =>
        data.Audit.Between(from, to).Select(static one => one.Customer).OfType<CustomerRecord>().Intersect(data.ListedCustomers)
            .Select(static customer => customer.TenantId.ToString());

    private static DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(moment.UtcDateTime);
}
