using HcpCsp.Plugin.Discovery;
using HcpCsp.Plugin.Model;
using HcpCsp.TestHost.Simulator;
using HcpCsp.TestHost.Simulator.Data;

namespace HcpCsp.Plugin.Tests.Simulated;

/// <summary>Months that aren't billed yet, over real HTTP: what is kept is what the simulator holds, file by file or page by page.</summary>
public sealed class UnbilledTests
{
    [Theory]
    [InlineData("v1")]
    [InlineData("v2")]
    public async Task RunAsync_EachCurrency_KeepsTheOpenMonthWithItsUsage(string api)
    {
        await using SimulatedMicrosoft microsoft = await SimulatedMicrosoft.StartAsync(
            settings: new Dictionary<string, string?>(StringComparer.Ordinal) { ["HcpCsp:Microsoft:LineItemApi"] = api, ["HcpCsp:Discovery:BackfillMonths"] = "1" });
        PartnerTenant data = microsoft.Data;

        DiscoveryRun run = await RunAsync(microsoft, "run-1");

        run.Errors.ShouldBeEmpty();
        List<string> open = [.. microsoft.Store.OpenAccount(microsoft.Tenant.AccountId).ListOpenPeriods().Select(Describe)];
        open.ShouldBe(Expected(data), ignoreOrder: true);
        open.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task RunAsync_SecondTime_ReadsNoOpenMonthAgain()
    {
        await using SimulatedMicrosoft microsoft = await SimulatedMicrosoft.StartAsync(
            settings: new Dictionary<string, string?>(StringComparer.Ordinal) { ["HcpCsp:Discovery:BackfillMonths"] = "1" });
        await RunAsync(microsoft, "run-1");
        microsoft.Simulator.Requests.Clear();

        DiscoveryRun second = await RunAsync(microsoft, "run-2");

        second.Units.Single(units => units.Kind == UnitKinds.Unbilled).ShouldSatisfyAllConditions(units => units.Done.ShouldBe(0), units => units.Skipped.ShouldBe(units.Known));
        microsoft.Simulator.Requests.All.ShouldNotContain(request => request.Path.Contains("unbilledrecon", StringComparison.Ordinal));
    }

    private static Task<DiscoveryRun> RunAsync(SimulatedMicrosoft microsoft, string runId) => microsoft.Get<DiscoveryEngine>().RunAsync(
        new DiscoveryRequest(runId, microsoft.Tenant.AccountId, DiscoveryScope.Changes, IsManual: true, "Ada", static () => false, static _ => { }), TestContext.Current.CancellationToken);

    private static IEnumerable<string> Expected(PartnerTenant data)
    {
        foreach (bool isCurrent in (bool[])[true, false])
        {
            if (data.FindUnbilled(isCurrent) is not { } scope)
                continue;
            foreach (string currency in data.Profile.Markets.Select(market => market.Currency))
            {
                CustomerRecord[] customers = [.. data.Invoices.CustomersOn(currency, scope.Month)];
                InvoiceLine[] lines = [.. customers.SelectMany(customer => data.Lines.Lines(customer, scope))];
                UsageRow[] usage = [.. customers.SelectMany(customer => data.Lines.Usage(customer, scope))];
                yield return FormattableString.Invariant($"{scope.Month.First:yyyy-MM} {currency} Billed {lines.Length} lines {lines.Sum(line => line.Total):0.############}");
                yield return FormattableString.Invariant($"{scope.Month.First:yyyy-MM} {currency} Usage {usage.Length} lines");
            }
        }
    }

    private static string Describe(OpenPeriod open) => open.Kind == LineKind.Billed
        ? FormattableString.Invariant($"{open.Month:yyyy-MM} {open.Currency} Billed {open.Version.LineCount} lines {open.Version.Total:0.############}")
        : FormattableString.Invariant($"{open.Month:yyyy-MM} {open.Currency} Usage {open.Version.LineCount} lines");
}
