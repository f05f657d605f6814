using System.Text.Json;
using HcpCsp.TestHost.Demo;
using HcpCsp.TestHost.Simulator;
using HcpCsp.TestHost.Simulator.Faults;
using HcpCsp.TestHost.Tests.Fakes;

namespace HcpCsp.TestHost.Tests.MainJob;

/// <summary>A backup that was made while a discovery ran, put into a data folder as the README says, and a host started on it.</summary>
public sealed class BackupTests(BackedUpHostFixture fixture) : IClassFixture<BackedUpHostFixture>
{
    [Fact]
    public async Task Start_BackupWithTheHostsOwnFolder_GoesOnWithoutANewSignIn()
    {
        await fixture.RestoreAsync(withHostFolder: true);
        using PartnerDesk desk = await fixture.Running.SignInAsync();
        DemoAccount restored = (await desk.ListAccountsAsync()).ShouldHaveSingleItem();
        restored.Name.ShouldBe(fixture.Account.Name);

        // Taken in the middle of a run: what it hadn't finished is read now, with the sign-in that was kept.
        await desk.StartDiscoveryAsync(restored.Id);
        DemoAccount ended = await desk.WaitForEndAsync(restored.Id);

        ExpectedLines.ShouldAllBeThere(fixture.Running.Simulator, ended, await desk.ListInvoicesAsync(ended.Id));
        fixture.Running.Simulator.Requests.All.ShouldNotContain(request => request.Path.Contains("/authorize", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Start_BackupWithoutTheHostsKeys_HasEverythingButTheSignIn()
    {
        await fixture.RestoreAsync(withHostFolder: false);
        using PartnerDesk desk = await fixture.Running.SignInAsync();
        DemoAccount restored = (await desk.ListAccountsAsync()).ShouldHaveSingleItem();
        restored.Customers.ShouldBeInRange(fixture.Before.Customers, fixture.Account.Customers);
        restored.Invoices.ShouldBeInRange(fixture.Before.Invoices, fixture.Account.Invoices);
        restored.Lines.ShouldBeInRange(fixture.Before.Lines, fixture.Account.Lines);

        await desk.StartDiscoveryAsync(restored.Id);
        (await desk.WaitForEndAsync(restored.Id)).State.ShouldBe("ERROR");
        (await desk.Visitor.GetPageAsync($"/csp/accounts/{restored.Id}", CancellationToken.None)).Words.ShouldContain("Needs sign-in again");

        // The one thing to do, and discovery goes on by itself.
        await desk.PressAsync(restored.Id, "", "/sign-in");
        DemoAccount ended = await desk.WaitForEndAsync(restored.Id);
        ExpectedLines.ShouldAllBeThere(fixture.Running.Simulator, ended, await desk.ListInvoicesAsync(ended.Id));
    }
}

/// <summary>A host whose account was backed up in the middle of its discovery.</summary>
public sealed class BackedUpHostFixture : IAsyncLifetime
{
    private string backup = "";
    private string hostFolder = "";

    internal SimulatedHost Running { get; private set; } = null!; // Set before any test, by InitializeAsync.

    /// <summary>As it was just before the backup was made. Lines that are read name customers that no listing does, so all of it grows.</summary>
    internal DemoAccount Before { get; private set; } = null!; // Likewise.

    /// <summary>As it was just after it.</summary>
    internal DemoAccount Account { get; private set; } = null!; // Likewise.

    public async ValueTask InitializeAsync()
    {
        Running = await SimulatedHost.StartAsync(new SimulatorOptions { Faults = [Fault.Parse("no-screens")], Latency = TimeSpan.FromMilliseconds(30) });
        hostFolder = Path.Combine(Running.DataFolder, "host");
        using PartnerDesk desk = await Running.SignInAsync();
        Account = await desk.RegisterAsync(Running.Simulator.Partners[1]);
        await desk.StartDiscoveryAsync(Account.Id);
        await Eventually.TrueAsync(async () => (await desk.GetAccountAsync(Account.Id)).Lines > 0, "lines while the run goes on");
        Before = await desk.GetAccountAsync(Account.Id);
        await desk.PressPageAsync("/csp/backups", "/csp/backups");
        await Eventually.TrueAsync(async () => (backup = await FindBackupAsync(desk)).Length > 0, "a backup");
        Account = await desk.GetAccountAsync(Account.Id);
        Account.State.ShouldBe("In Progress");
        await desk.PressAsync(Account.Id, "", "/discovery/stop");
        await desk.WaitForEndAsync(Account.Id);
    }

    /// <summary>Starts the host on a data folder made from the backup.</summary>
    internal async Task RestoreAsync(bool withHostFolder)
    {
        string restored = Running.NewFolder();
        CopyTree(backup, Path.Combine(restored, "plugins", "hcp-csp"));
        if (withHostFolder)
            CopyTree(hostFolder, Path.Combine(restored, "host"));
        Running.Simulator.Requests.Clear();
        await Running.RestartHostAsync(restored);
    }

    public ValueTask DisposeAsync() => Running.DisposeAsync();

    private static async Task<string> FindBackupAsync(PartnerDesk desk)
    {
        BrowserPage page = await desk.Visitor.GetPageAsync("/api/csp/backups", CancellationToken.None);
        using JsonDocument answer = JsonDocument.Parse(page.Text);
        return answer.RootElement.GetProperty("results").EnumerateArray().Select(one => one.GetProperty("path").GetString()!).FirstOrDefault(""); // Each has a path.
    }

    private static void CopyTree(string from, string to)
    {
        foreach (string path in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(to, Path.GetRelativePath(from, path));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(path, target);
        }
    }
}
