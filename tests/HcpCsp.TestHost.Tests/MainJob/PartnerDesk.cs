using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AngleSharp.Html.Dom;
using HcpCsp.TestHost.Demo;
using HcpCsp.TestHost.Simulator;
using HcpCsp.TestHost.Tests.Fakes;

namespace HcpCsp.TestHost.Tests.MainJob;

/// <summary>A Cloud Admin who registers partner accounts and looks after them, page by page.</summary>
internal sealed class PartnerDesk(HostVisitor visitor, SimulatorServer simulator) : IDisposable
{
    private const string AddPath = "/csp/accounts/add";

    private static readonly CancellationToken None = CancellationToken.None;

    public HostVisitor Visitor => visitor;

    /// <summary>Sends the account form.</summary>
    /// <returns>Microsoft's first screen, or the form again.</returns>
    public async Task<BrowserPage> FillInAsync(params (string Name, string Value)[] entries)
    {
        BrowserPage page = await visitor.GetPageAsync(AddPath, None);
        return await visitor.SubmitAsync(page, page.GetForm(AddPath), None, entries);
    }

    /// <summary>Goes through Microsoft's screens to their end.</summary>
    /// <param name="screen">The first of them.</param>
    /// <param name="user">Who signs in; null for the one that is suggested.</param>
    /// <param name="consents">Presses the button that accepts, or the one that declines.</param>
    public async Task<BrowserPage> PassScreensAsync(BrowserPage screen, string? user = null, bool consents = true)
    {
        for (int step = 0; step < 6 && screen.Address.Authority == simulator.Address.Authority; step++)
        {
            screen.Document.QuerySelector("[role=alert]").ShouldBeNull(screen.Words);
            IHtmlFormElement form = screen.Document.Forms[0];
            var changes = new List<(string, string)>();
            if (user is not null && form.QuerySelector("[name=username]") is not null)
                changes.Add(("username", user));
            if (!consents && form.QuerySelector("[value=decline]") is not null)
                changes.Add(("action", "decline"));
            screen = await visitor.SubmitAsync(screen, form, None, [.. changes]);
        }

        return screen;
    }

    public async Task<DemoAccount> RegisterAsync(SimulatedPartner partner, string? name = null)
    {
        BrowserPage screen = await FillInAsync(("name", name ?? partner.Name), ("accountId", partner.TenantId.ToString()), ("managedMarkup", "10"), ("nonManagedMarkup", "12.5"));
        BrowserPage end = await PassScreensAsync(screen);
        end.Status.ShouldBe(HttpStatusCode.OK, end.Words);
        end.Address.Query.ShouldContain("welcome");
        return (await ListAccountsAsync()).Single(account => account.TenantId == partner.TenantId.ToString());
    }

    public async Task<IReadOnlyList<DemoAccount>> ListAccountsAsync() =>
        [.. (await ListAsync("/api/csp/accounts", DemoJson.Default.EnvelopeApiAccount)).Select(account => account.ToResult())];

    public async Task<DemoAccount> GetAccountAsync(string id) => (await ListAccountsAsync()).Single(account => account.Id == id);

    public Task<IReadOnlyList<DemoInvoice>> ListInvoicesAsync(string accountId) =>
        ListAsync($"/api/csp/accounts/{accountId}/invoices", DemoJson.Default.EnvelopeDemoInvoice);

    public Task<IReadOnlyList<IssuedStatement>> ListStatementsAsync(string accountId) =>
        ListAsync($"/api/csp/accounts/{accountId}/statements", DemoJson.Default.EnvelopeIssuedStatement);

    /// <summary>Issues statements to all customers of a document, and waits until they are there.</summary>
    public async Task IssueAllAsync(string accountId, string invoice)
    {
        string path = $"/csp/billing/{accountId}/{invoice}/statements";
        BrowserPage page = await visitor.GetPageAsync(path, None);
        await visitor.SubmitAsync(page, page.GetForm(path), None);
        await Eventually.TrueAsync(async () => (await visitor.GetPageAsync(path, None)).Words.Contains("Last issuing", StringComparison.Ordinal), "the end of the issuing");
    }

    /// <summary>Sends the form of one of an account's pages as it stands there, with some fields changed.</summary>
    /// <param name="accountId">The account.</param>
    /// <param name="page">Below the account's page; empty for itself.</param>
    /// <param name="action">Likewise, where the form posts to.</param>
    /// <param name="changes">Fields that get other values.</param>
    public async Task<BrowserPage> PressAsync(string accountId, string page, string action, params (string Name, string Value)[] changes)
    {
        BrowserPage shown = await visitor.GetPageAsync($"/csp/accounts/{accountId}{page}", None);
        return await visitor.SubmitAsync(shown, shown.GetForm($"/csp/accounts/{accountId}{action}"), None, changes);
    }

    /// <summary>Sends a form of any page as it stands there.</summary>
    public async Task<BrowserPage> PressPageAsync(string page, string action)
    {
        BrowserPage shown = await visitor.GetPageAsync(page, None);
        return await visitor.SubmitAsync(shown, shown.GetForm(action), None);
    }

    public Task<BrowserPage> StartDiscoveryAsync(string accountId) => PressAsync(accountId, "", "/discovery");

    /// <summary>Waits until no discovery of the account goes on.</summary>
    public async Task<DemoAccount> WaitForEndAsync(string accountId)
    {
        DemoAccount? account = null;
        await Eventually.TrueAsync(async () => (account = await GetAccountAsync(accountId)).HasEnded, "the end of the discovery");
        return account!; // Set by the condition that came true.
    }

    /// <summary>Addresses of the account's runs, newest first.</summary>
    public async Task<IReadOnlyList<string>> ListRunsAsync(string accountId)
    {
        string runs = $"/csp/accounts/{accountId}/runs";
        BrowserPage page = await visitor.GetPageAsync(runs, None);
        return [.. page.Document.Links.Select(link => link.GetAttribute("href") ?? "").Where(link => link.StartsWith(runs + "/", StringComparison.Ordinal))];
    }

    public void Dispose() => visitor.Dispose();

    private async Task<IReadOnlyList<T>> ListAsync<T>(string path, JsonTypeInfo<Envelope<T>> type)
    {
        BrowserPage page = await visitor.GetPageAsync(path + "?pageSize=1000", None);
        Envelope<T> envelope = JsonSerializer.Deserialize(page.Text, type)!; // The host's answers are never null.
        envelope.TotalPages.ShouldBeLessThanOrEqualTo(1, "one page must hold them all");
        return envelope.Results;
    }
}
