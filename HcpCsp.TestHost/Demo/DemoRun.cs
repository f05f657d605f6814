using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace HcpCsp.TestHost.Demo;

/// <summary>The main job as a person would do it, over HTTP: sign in, add the accounts, discover, download.</summary>
internal sealed class DemoRun(DemoOptions options, TextWriter progress, TimeProvider time) : IDisposable
{
    private readonly FormBrowser browser = new(options.HostAddress);

    public async Task<DemoResult> RunAsync(CancellationToken cancellationToken)
    {
        long start = time.GetTimestamp();
        await browser.SignInAsync(cancellationToken);
        foreach (var (name, tenantId) in options.Accounts)
            await AddAccountAsync(name, tenantId, cancellationToken);
        IReadOnlyList<DemoAccount> accounts = await DiscoverAsync(cancellationToken);
        await IssueStatementsAsync(accounts, cancellationToken);

        var invoices = new List<DemoInvoice>();
        var files = new List<DemoFile>();
        Directory.CreateDirectory(options.OutputFolder);
        foreach (DemoAccount account in accounts)
        {
            IReadOnlyList<DemoInvoice> ofAccount =
                await ListAllAsync<DemoInvoice>($"/api/csp/accounts/{account.Id}/invoices", DemoJson.Default.EnvelopeDemoInvoice, cancellationToken);
            progress.WriteLine($"{account.Name}: writing workbooks of {ofAccount.Count} documents");
            foreach (DemoInvoice invoice in ofAccount)
                await DownloadWorkbooksAsync(account, invoice, files, cancellationToken);
            invoices.AddRange(ofAccount);
        }

        return new DemoResult(accounts, invoices, files, time.GetElapsedTime(start).TotalSeconds);
    }

    public void Dispose() => browser.Dispose();

    private async Task AddAccountAsync(string name, string tenantId, CancellationToken cancellationToken)
    {
        progress.WriteLine($"{name}: signing in at Microsoft");
        string markup = options.MarkupPercent.ToString(CultureInfo.GetCultureInfo("en-US"));
        BrowserPage page = await browser.GetAsync("/csp/accounts/add", cancellationToken);
        page = await browser.SubmitAsync(page, page.GetForm("/csp/accounts/add"), new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["name"] = name,
            ["accountId"] = tenantId,
            ["managedMarkup"] = markup,
            ["nonManagedMarkup"] = markup,
        }, cancellationToken);

        // Account, password, MFA and consent are four screens; the bound only keeps a broken sign-in from going round for ever.
        for (int screen = 0; screen < 10 && IsScreenToFill(page); screen++)
            page = await browser.SubmitAsync(page, page.Document.Forms[0], new Dictionary<string, string>(StringComparer.Ordinal), cancellationToken);
        if (!IsAccountPage(page))
            throw new DemoException($"The sign-in of {name} ended at {page.Address.GetLeftPart(UriPartial.Path)}: {page.Words}");
    }

    private bool IsScreenToFill(BrowserPage page) =>
        options.ScreensOf is { } origin && page.Address.Authority == origin.Authority && page.Document.Forms.Length > 0;

    private bool IsAccountPage(BrowserPage page) =>
        page.Address.Authority == options.HostAddress.Authority
        && page.Address.AbsolutePath.StartsWith("/csp/accounts/", StringComparison.Ordinal)
        && page.Address.Query.Contains("welcome", StringComparison.Ordinal);

    private async Task<IReadOnlyList<DemoAccount>> DiscoverAsync(CancellationToken cancellationToken)
    {
        foreach (DemoAccount account in await ListAccountsAsync(cancellationToken))
        {
            BrowserPage page = await browser.GetAsync($"/csp/accounts/{account.Id}", cancellationToken);
            var form = page.GetForm($"/csp/accounts/{account.Id}/discovery");
            await browser.SubmitAsync(page, form, new Dictionary<string, string>(StringComparer.Ordinal), cancellationToken);
            progress.WriteLine($"{account.Name}: discovery started");
        }

        string shown = "";
        while (true)
        {
            IReadOnlyList<DemoAccount> accounts = await ListAccountsAsync(cancellationToken);
            string now = string.Join("; ", accounts.Select(account =>
                $"{account.Name}: {account.State}, {account.Customers} customers, {account.Subscriptions} subscriptions, {account.Invoices} invoices, {account.Lines} lines, {account.UsageLines} usage lines"));
            if (now != shown)
                progress.WriteLine(shown = now);
            if (accounts.All(account => account.HasEnded))
                return accounts;
            await Task.Delay(TimeSpan.FromMilliseconds(500), time, cancellationToken);
        }
    }

    /// <summary>One press of the button per account: every customer of every document gets a statement, and with it its workbook.</summary>
    private async Task IssueStatementsAsync(IReadOnlyList<DemoAccount> accounts, CancellationToken cancellationToken)
    {
        foreach (DemoAccount account in accounts)
        {
            progress.WriteLine($"{account.Name}: issuing statements");
            BrowserPage page = await browser.GetAsync($"/csp/statements?account={account.Id}", cancellationToken);
            await browser.SubmitAsync(page, page.GetForm("/csp/statements/issue"), new Dictionary<string, string>(StringComparer.Ordinal), cancellationToken);
        }

        foreach (DemoAccount account in accounts)
        {
            IssuingRun run = await WaitForStatementsAsync(account, cancellationToken);
            progress.WriteLine($"{account.Name}: {run.Summary}");
            if (run.State != "Succeeded")
                throw new DemoException($"{account.Name}: issuing statements ended as {run.State}: {run.Summary}");
        }
    }

    private async Task<IssuingRun> WaitForStatementsAsync(DemoAccount account, CancellationToken cancellationToken)
    {
        string shown = "";
        while (true)
        {
            IReadOnlyList<IssuingRun> runs = await ListAllAsync($"/api/csp/accounts/{account.Id}/statements/run", DemoJson.Default.EnvelopeIssuingRun, cancellationToken);
            if (runs is [var ended] && ended.State != "Running")
                return ended;
            if (runs is [var run] && run.Progress != shown)
                progress.WriteLine($"{account.Name}: {shown = run.Progress}");
            await Task.Delay(TimeSpan.FromMilliseconds(250), time, cancellationToken);
        }
    }

    // The customers' are those that were issued; of who can't get a statement, such as on a voided document, the live ones.
    private async Task DownloadWorkbooksAsync(DemoAccount account, DemoInvoice invoice, List<DemoFile> files, CancellationToken cancellationToken)
    {
        if (invoice.Customers.Count == 0)
            return;
        string address = $"/csp/billing/{account.Id}/{Uri.EscapeDataString(invoice.Id)}";
        files.Add(await DownloadAsync($"{address}/workbook.xlsx", $"{invoice.Id}-partner.xlsx", "partner", null, cancellationToken));
        foreach (DemoCustomer customer in invoice.Customers)
        {
            string name = $"{invoice.Id}-{customer.Id}.xlsx";
            files.Add(await DownloadAsync($"{address}/{Uri.EscapeDataString(customer.Id)}/workbook.xlsx", name, "customer", customer.Id, cancellationToken));
        }
    }

    private async Task<DemoFile> DownloadAsync(string address, string name, string kind, string? customerId, CancellationToken cancellationToken)
    {
        string path = Path.Combine(options.OutputFolder, name);
        await using (var file = File.Create(path))
            await browser.DownloadAsync(address, file, cancellationToken);
        await using var written = File.OpenRead(path);
        byte[] hash = await SHA256.HashDataAsync(written, cancellationToken);
        return new DemoFile(path, kind, customerId, Convert.ToHexStringLower(hash), WorkbookRows.Count(path));
    }

    private async Task<IReadOnlyList<DemoAccount>> ListAccountsAsync(CancellationToken cancellationToken) =>
        [.. (await ListAllAsync<ApiAccount>("/api/csp/accounts", DemoJson.Default.EnvelopeApiAccount, cancellationToken)).Select(account => account.ToResult())];

    private async Task<IReadOnlyList<T>> ListAllAsync<T>(string path, JsonTypeInfo<Envelope<T>> type, CancellationToken cancellationToken)
    {
        var all = new List<T>();
        for (int number = 0; ; number++)
        {
            BrowserPage page = await browser.GetAsync($"{path}?page={number}&pageSize=200", cancellationToken);
            Envelope<T> envelope = (page.Status == System.Net.HttpStatusCode.OK ? JsonSerializer.Deserialize(page.Text, type) : null)
                ?? throw new DemoException($"GET {path} answered {(int)page.Status}.");
            all.AddRange(envelope.Results);
            if (number + 1 >= envelope.TotalPages)
                return all;
        }
    }
}
