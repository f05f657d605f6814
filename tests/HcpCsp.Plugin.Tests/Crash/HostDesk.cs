using System.Text.Json;
using HcpCsp.TestHost.Demo;
using HcpCsp.TestHost.Simulator;

namespace HcpCsp.Plugin.Tests.Crash;

/// <summary>A Cloud Admin at a host in another process.</summary>
internal sealed class HostDesk : IDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(100);
    private static readonly Dictionary<string, string> Unchanged = new(StringComparer.Ordinal);

    private readonly FormBrowser browser;

    private HostDesk(Uri host) => browser = new FormBrowser(host);

    public static async Task<HostDesk> SignInAsync(Uri host)
    {
        var desk = new HostDesk(host);
        BrowserPage page = await desk.browser.GetAsync("/signin", CancellationToken.None);
        await desk.browser.SubmitAsync(page, page.Document.Forms.First(form => form.TextContent.Contains("Cloud Admin", StringComparison.Ordinal)), Unchanged, CancellationToken.None);
        return desk;
    }

    /// <summary>Registers a partner at a simulator that asks nothing, and starts its discovery.</summary>
    public async Task BeginAsync(SimulatedPartner partner)
    {
        BrowserPage form = await browser.GetAsync("/csp/accounts/add", CancellationToken.None);
        var entries = new Dictionary<string, string>(StringComparer.Ordinal) { ["name"] = partner.Name, ["accountId"] = partner.TenantId.ToString() };
        BrowserPage account = await browser.SubmitAsync(form, form.GetForm("/csp/accounts/add"), entries, CancellationToken.None);
        account.Address.Query.ShouldContain("welcome", Case.Sensitive, account.Words);
        await browser.SubmitAsync(account, account.GetForm($"{account.Address.AbsolutePath}/discovery"), Unchanged, CancellationToken.None);
    }

    public async Task StartDiscoveryAsync(string accountId)
    {
        BrowserPage account = await browser.GetAsync($"/csp/accounts/{accountId}", CancellationToken.None);
        await browser.SubmitAsync(account, account.GetForm($"/csp/accounts/{accountId}/discovery"), Unchanged, CancellationToken.None);
    }

    /// <returns>Whether discovery went on by itself.</returns>
    public async Task<bool> SignInAgainAsync(string accountId)
    {
        BrowserPage account = await browser.GetAsync($"/csp/accounts/{accountId}", CancellationToken.None);
        account.Words.ShouldContain("Needs sign-in again");
        BrowserPage after = await browser.SubmitAsync(account, account.GetForm($"/csp/accounts/{accountId}/sign-in"), Unchanged, CancellationToken.None);
        return after.Address.Query.Contains("signed-in-resumed", StringComparison.Ordinal);
    }

    /// <returns>The folder that the backup was made in.</returns>
    public async Task<string> BackUpAsync()
    {
        int before = (await ListBackupsAsync()).Count;
        BrowserPage page = await browser.GetAsync("/csp/backups", CancellationToken.None);
        await browser.SubmitAsync(page, page.GetForm("/csp/backups"), Unchanged, CancellationToken.None);
        IReadOnlyList<string> backups = await ListBackupsAsync();
        for (; backups.Count == before; backups = await ListBackupsAsync())
            await Task.Delay(Beat, TimeProvider.System);
        return backups[0];
    }

    public async Task<DemoAccount> WaitForEndAsync()
    {
        DemoAccount account = await GetAccountAsync();
        for (; !account.HasEnded; account = await GetAccountAsync())
            await Task.Delay(Beat, TimeProvider.System);
        return account;
    }

    public async Task<DemoAccount> GetAccountAsync() => (await ListAccountsAsync()).Single().ToResult();

    public async Task<int> CountAccountsAsync() => (await ListAccountsAsync()).Count;

    public void Dispose() => browser.Dispose();

    private async Task<IReadOnlyList<ApiAccount>> ListAccountsAsync()
    {
        BrowserPage page = await browser.GetAsync("/api/csp/accounts", CancellationToken.None);
        return JsonSerializer.Deserialize(page.Text, DemoJson.Default.EnvelopeApiAccount)!.Results; // The host's answers are never null.
    }

    private async Task<IReadOnlyList<string>> ListBackupsAsync()
    {
        BrowserPage page = await browser.GetAsync("/api/csp/backups", CancellationToken.None);
        using JsonDocument answer = JsonDocument.Parse(page.Text);
        return [.. answer.RootElement.GetProperty("results").EnumerateArray().Select(backup => backup.GetProperty("path").GetString()!)]; // Each has a path.
    }
}
