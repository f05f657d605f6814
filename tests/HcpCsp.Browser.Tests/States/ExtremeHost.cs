using HcpCsp.TestHost.Simulator;
using HcpCsp.TestHost.Simulator.Data.Worlds;
using HcpCsp.TestHost.Simulator.Faults;
using HcpCsp.TestHost.Simulator.Graph;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HcpCsp.Browser.Tests.States;

/// <summary>A host that goes from its first use to thousands of customers, and what was wrong with its pages on the way.</summary>
public sealed class ExtremeHost : IAsyncLifetime
{
    private static readonly string[] Lists =
    [
        "/csp/accounts", "/csp/dashboard", "/csp/customers", "/csp/billing", "/csp/statements", "/csp/reports", "/csp/reports/new", "/csp/reports/schedules",
        "/csp/reports/schedules/new", "/csp/renewals",
    ];

    private readonly BrowserFixture fixture = new() { Microsoft = new SimulatorOptions { Port = 0, RetryAfterSeconds = 0, World = World.Extremes }, Beside = [BrokenPlugin.InProcess] };
    private readonly Dictionary<string, List<string>> faults = State.All.ToDictionary(state => state, _ => new List<string>(), StringComparer.Ordinal);
    private PeopleAtPages people = null!; // Set when the browser is there; without one nothing runs.

    public async ValueTask InitializeAsync()
    {
        await fixture.InitializeAsync();
        if (!BrowserFixture.HasChromium)
            return;
        people = await PeopleAtPages.SignInAsync(fixture);
        await using var admin = await people.OpenAsync("Casey");
        IPage page = await admin.NewPageAsync();
        await WalkAsync(State.FirstUse, admin, ["/", "/csp/accounts/add", "/csp/plans", "/csp/plans/new", "/csp/backups", "/csp/statements/verify", "/notifications", "/admin/jobs", .. Lists]);
        await new WrongPages(people, Note).WalkAsync();

        string account = await people.AddAccountAsync(page, fixture.Simulator.Partners[0], "Later");
        await WalkAsync(State.NotDiscovered, admin, [account, account + "/runs", "/csp/plans", .. Lists]);
        await WalkLoadingAsync(admin, page, account);
        await WalkExtremesAsync(admin, page, account);
        await WalkNothingFoundAsync(admin);
        await WalkCrowdAsync(admin, page);
    }

    public ValueTask DisposeAsync() => fixture.DisposeAsync();

    /// <summary>What was found wrong in a state; skips where there is no browser.</summary>
    public IReadOnlyList<string> FaultsIn(string state)
    {
        _ = fixture.Browser;
        return faults[state];
    }

    private async Task WalkAsync(string state, IBrowserContext context, params IEnumerable<string> paths)
    {
        foreach (string path in paths)
            Note(state, path, await PageCheck.FindFaultsAsync(context, $"{state[..8]} {path}", fixture.HostAddress + path));
    }

    private void Note(string state, string path, IReadOnlyList<string> found) => faults[state].AddRange(found.Select(fault => $"{path}: {fault}"));

    /// <summary>Exports that don't end hold the run where the invoices are known and none is read.</summary>
    private async Task WalkLoadingAsync(IBrowserContext admin, IPage page, string account)
    {
        FaultSwitches microsoft = ((SimulatorServer)fixture.Simulator.Server).Faults;
        microsoft.Set(new Fault(GraphFaults.NeverDone.Name, 1));
        await page.GotoAsync(fixture.HostAddress + account);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Trigger Discovery" }).First.ClickAsync();
        await Expect(page.Locator("[data-live-count=invoices]")).Not.ToHaveTextAsync("0", new LocatorAssertionsToHaveTextOptions { Timeout = 60_000 });
        string run = await people.FindAsync(page, account + "/runs");
        string invoice = await people.FindAsync(page, "/csp/billing");
        string customer = await people.FindAsync(page, "/csp/customers");
        await WalkAsync(State.Loading, admin, account, account + "/runs", run, "/csp/accounts", "/csp/dashboard", "/csp/customers", customer, "/csp/billing", invoice, invoice + "/statements", "/csp/renewals", "/csp/reports/new");
        microsoft.Clear(GraphFaults.NeverDone);
        await page.GotoAsync(fixture.HostAddress + account);
        await Expect(page.GetByText("Discovery Completed").First).ToBeVisibleAsync(new LocatorAssertionsToBeVisibleOptions { Timeout = 120_000 });
    }

    private async Task WalkExtremesAsync(IBrowserContext admin, IPage page, string account)
    {
        await WalkAsync(State.Extremes, admin, account, "/csp/dashboard", "/csp/customers?sort=price&dir=desc", "/csp/billing", "/csp/renewals?days=365&show=all", "/csp/reports/new", "/search?q=%D7%97%D7%91%D7%A8%D7%AA");
        string[] invoices = await people.FindAllAsync(page, "/csp/billing");
        foreach (string invoice in invoices.Take(3))
        {
            string[] bills = await people.FindAllAsync(page, invoice);
            await WalkAsync(State.Extremes, admin, [invoice, .. bills.Take(2)]);
        }

        await page.GotoAsync($"{fixture.HostAddress}{invoices[0]}/statements");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { NameRegex = people.IssuesOne }).First.ClickAsync();
        await page.WaitForLoadStateAsync();
        string statement = await people.FindAsync(page, "/csp/statements");
        string[] customers = await people.FindAllAsync(page, "/csp/customers");
        await WalkAsync(State.Extremes, admin, [invoices[0] + "/tie-out", invoices[0] + "/statements", invoices[0] + "/csv", "/csp/statements", statement, .. customers.Take(6)]);
    }

    private Task WalkNothingFoundAsync(IBrowserContext admin) => WalkAsync(
        State.NothingFound, admin, "/search?q=zzzz", "/csp/customers?q=zzzz", "/csp/billing?q=zzzz", "/csp/statements?q=zzzz", "/csp/plans?state=archived", "/csp/renewals?days=30&q=zzzz", "/csp/products?name=zzzz");

    private async Task WalkCrowdAsync(IBrowserContext admin, IPage page)
    {
        string account = await people.AddAccountAsync(page, fixture.Simulator.Partners[1], "Yes, start discovery");
        await Expect(page.GetByText("Discovery Completed").First).ToBeVisibleAsync(new LocatorAssertionsToBeVisibleOptions { Timeout = 240_000 });
        string of = "account=" + account.Split('/')[^1];
        string invoice = await people.FindAsync(page, "/csp/billing?" + of);
        await WalkAsync(State.Crowd, admin, account, "/csp/dashboard", "/csp/customers", $"/csp/customers?{of}&page=3", "/csp/billing", invoice, invoice + "/statements", invoice + "/tie-out", "/csp/renewals?days=365&show=all", "/csp/reports/new?" + of, "/search?q=contoso");
    }
}
