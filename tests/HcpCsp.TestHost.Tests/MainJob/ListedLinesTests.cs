using HcpCsp.TestHost.Demo;
using HcpCsp.TestHost.Simulator;
using HcpCsp.TestHost.Simulator.Faults;

namespace HcpCsp.TestHost.Tests.MainJob;

/// <summary>A partner whose lines come from Partner Center's lists (v1), with legacy documents among the others.</summary>
public sealed class ListedLinesTests
{
    [Fact]
    public async Task Discovery_LinesFromPartnerCenter_TiesOutLegacyAndModernDocuments()
    {
        await using SimulatedHost running = await SimulatedHost.StartAsync(
            new SimulatorOptions { Faults = [Fault.Parse("legacy")] }, ("HcpCsp:Microsoft:LineItemApi", "v1"));
        using PartnerDesk desk = await running.SignInAsync();
        DemoAccount registered = await desk.RegisterAsync(running.Simulator.Partners[0]);
        await desk.StartDiscoveryAsync(registered.Id);

        DemoAccount account = await desk.WaitForEndAsync(registered.Id);
        IReadOnlyList<DemoInvoice> invoices = await desk.ListInvoicesAsync(registered.Id);

        (account.State, account.UnitErrors).ShouldBe(("Discovery Completed", 0));
        invoices.Count(invoice => invoice.Id.StartsWith('D')).ShouldBeGreaterThan(0);
        invoices.ShouldAllBe(invoice => invoice.TieOut == "Equal");
        invoices.ShouldAllBe(invoice => invoice.LineCount > 0);
        running.Simulator.Requests.All.ShouldNotContain(request => request.Path.StartsWith("/blobs/", StringComparison.Ordinal));
    }
}
