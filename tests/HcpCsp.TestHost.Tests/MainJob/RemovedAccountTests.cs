using HcpCsp.TestHost.Demo;
using HcpCsp.TestHost.Simulator;
using HcpCsp.TestHost.Tests.Fakes;

namespace HcpCsp.TestHost.Tests.MainJob;

/// <summary>Taking accounts away in the middle of a discovery: all of one, or but its sign-in, so that it can come back.</summary>
public sealed class RemovedAccountTests(UnhurriedHostFixture fixture) : IClassFixture<UnhurriedHostFixture>
{
    [Fact]
    public async Task Remove_DuringARun_LeavesNothingOfTheAccount()
    {
        SimulatedHost running = fixture.Running;
        using PartnerDesk desk = await running.SignInAsync();
        DemoAccount account = await DiscoverAndIssueAsync(desk, running.Simulator.Partners[0]);
        ListFilesOf(account).ShouldContain(path => path.Contains("statements", StringComparison.Ordinal));

        await RemoveDuringARunAsync(desk, account);

        ListFilesOf(account).ShouldBeEmpty();
        // What csp.db says of it, sign-in and all, went too; a new registration begins anew.
        DemoAccount again = await desk.RegisterAsync(running.Simulator.Partners[0]);
        again.Id.ShouldNotBe(account.Id);
        (again.State, again.Invoices, again.Lines).ShouldBe(("Not Started", 0, 0));
        (await desk.ListStatementsAsync(again.Id)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Remove_DuringARunWithHistoryKept_GoesOnWithItWhenTheTenantIsAddedAgain()
    {
        SimulatedHost running = fixture.Running;
        using PartnerDesk desk = await running.SignInAsync();
        DemoAccount account = await DiscoverAndIssueAsync(desk, running.Simulator.Partners[1]);
        IReadOnlyList<IssuedStatement> issued = await desk.ListStatementsAsync(account.Id);

        await RemoveDuringARunAsync(desk, account, ("keep", "1"));

        ListFilesOf(account).ShouldNotBeEmpty();
        DemoAccount back = await desk.RegisterAsync(running.Simulator.Partners[1]);
        (back.Id, back.Invoices, back.Lines).ShouldBe((account.Id, account.Invoices, account.Lines));
        (await desk.ListStatementsAsync(back.Id)).Select(one => one.Number).ShouldBe(issued.Select(one => one.Number));
        await desk.StartDiscoveryAsync(back.Id);
        (await desk.WaitForEndAsync(back.Id)).State.ShouldBe("Discovery Completed");
    }

    private static async Task<DemoAccount> DiscoverAndIssueAsync(PartnerDesk desk, SimulatedPartner partner)
    {
        DemoAccount account = await desk.RegisterAsync(partner);
        await desk.StartDiscoveryAsync(account.Id);
        account = await desk.WaitForEndAsync(account.Id);
        await desk.IssueAllAsync(account.Id, (await desk.ListInvoicesAsync(account.Id)).First(invoice => invoice.Customers.Any(customer => customer.Id != "unassigned")).Id);
        return account;
    }

    private static async Task RemoveDuringARunAsync(PartnerDesk desk, DemoAccount account, params (string Name, string Value)[] entries)
    {
        await desk.PressAsync(account.Id, "", "/discovery", ("full", "1"));
        (await desk.GetAccountAsync(account.Id)).State.ShouldBe("In Progress");

        await desk.PressAsync(account.Id, "/remove", "/remove", [("confirm", account.Name), .. entries]);

        (await desk.ListAccountsAsync()).ShouldNotContain(one => one.Id == account.Id);
    }

    private List<string> ListFilesOf(DemoAccount account) =>
        [.. fixture.Running.ReadFiles().Select(file => file.Path).Where(path => path.Contains(account.Id, StringComparison.Ordinal))];
}

/// <summary>A Microsoft slow enough for a run to be under way when somebody acts.</summary>
public sealed class UnhurriedHostFixture : IAsyncLifetime
{
    internal SimulatedHost Running { get; private set; } = null!; // Set before any test, by InitializeAsync.

    public async ValueTask InitializeAsync() =>
        Running = await SimulatedHost.StartAsync(new SimulatorOptions { Latency = TimeSpan.FromMilliseconds(40) });

    public ValueTask DisposeAsync() => Running.DisposeAsync();
}
