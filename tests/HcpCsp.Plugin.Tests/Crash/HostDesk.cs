using System.Text.Json;
using HcpCsp.TestHost.Demo;
using HcpCsp.TestHost.Simulator;

namespace HcpCsp.Plugin.Tests.Crash;

/// <summary>A Cloud Admin at a host in another process.</summary>
internal sealed class HostDesk : IDisposable
{
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

    public async Task<DemoAccount> GetAccountAsync()
    {
        BrowserPage page = await browser.GetAsync("/api/csp/accounts", CancellationToken.None);
        return JsonSerializer.Deserialize(page.Text, DemoJson.Default.EnvelopeApiAccount)!.Results.Single().ToResult(); // The host's answers are never null.
    }

    public void Dispose() => browser.Dispose();
}
