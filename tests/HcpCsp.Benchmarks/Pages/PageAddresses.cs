using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using HcpCsp.TestHost.Demo;

namespace HcpCsp.Benchmarks.Pages;

/// <summary>Every kind of page once, and lists also as people leave them: searched, sorted, at their end.</summary>
internal static class PageAddresses
{
    private const string TableLink = "table.data tbody th a";

    public static async Task<IReadOnlyList<PageAddress>> FindAsync(Uri host, CancellationToken cancellationToken)
    {
        using var browser = new FormBrowser(host);
        await browser.SignInAsync(cancellationToken);
        var found = new Found(
            await FindLargestAccountAsync(browser, cancellationToken),
            await FindLinkAsync(browser, "/csp/plans", ".csp-plan-name a", cancellationToken),
            await FindLinkAsync(browser, "/csp/reports", TableLink, cancellationToken),
            await FindLinkAsync(browser, "/csp/reports/schedules", TableLink, cancellationToken),
            await FindLinkAsync(browser, "/csp/statements", TableLink, cancellationToken));
        string account = $"/csp/accounts/{found.Account}";
        (DemoInvoice largest, string restatement) = await FindInvoicesAsync(browser, found.Account, cancellationToken);
        string reconciliation = await FindLinkAsync(browser, $"/csp/billing/{found.Account}/{largest.Id}", "a[href^='/csp/reconciliation/']", cancellationToken);
        string run = await FindLinkAsync(browser, account + "/runs", TableLink, cancellationToken);
        string changed = await FindLinkAsync(browser, restatement, "section:last-of-type tbody a", cancellationToken);
        return [.. OfAccounts(account, run), .. OfCustomers(found.Account, largest), .. OfBilling(found.Account, largest), .. OfPlans(found.Plan), .. OfReports(found), .. OfApi(found, largest),
            new PageAddress("reconciliation", reconciliation), new PageAddress("reconciliation, all", reconciliation + "?show=all"), new PageAddress("reconciliation, last page", reconciliation + "?show=all&page=9999"),
            new PageAddress("api reconciliation", "/api/csp/accounts" + reconciliation["/csp/reconciliation".Length..].Replace(found.Account, found.Account + "/reconciliation", StringComparison.Ordinal)),
            new PageAddress("restatement", restatement), new PageAddress("restatement of customer", changed), new PageAddress("own costs", "/csp/own", IsOfTenant: true), new PageAddress("api own costs", "/api/csp/own/costs", IsOfTenant: true), new PageAddress("api own statements", "/api/csp/own/statements", IsOfTenant: true)];
    }

    private static IEnumerable<PageAddress> OfAccounts(string account, string run) =>
    [
        new("accounts", "/csp/accounts"), new("add account", "/csp/accounts/add"), new("account", account), new("runs", account + "/runs"), new("run", run),
        new("edit account", account + "/edit"), new("branding", account + "/branding"), new("remove account", account + "/remove"), new("backups", "/csp/backups"),
    ];

    private static IEnumerable<PageAddress> OfCustomers(string account, DemoInvoice largest) =>
    [
        new("dashboard", "/csp/dashboard"), new("dashboard of account", "/csp/dashboard?account=" + account), new("dashboard by year", "/csp/dashboard?customers=year"),
        new("customers", "/csp/customers"), new("customers of account", "/csp/customers?account=" + account), new("customers by price", "/csp/customers?sort=-price"),
        new("customers found", "/csp/customers?q=con"), new("customers, last page", "/csp/customers?page=9999"),
        new("customer", $"/csp/customers/{account}/{largest.Customers.MaxBy(static one => one.LineCount)!.Id}"), // It has customers.
        new("renewals", "/csp/renewals"), new("renewals of a year", "/csp/renewals?days=365&show=all"), new("renewals, last page", "/csp/renewals?days=365&show=all&page=9999"),
        new("product", "/csp/products?name=Microsoft%20365%20E3"), new("product by price", "/csp/products?name=Microsoft%20365%20E3&sort=-price&page=9999"), new("search", "/search?q=con"), new("search of one", "/search?q=microsoft"),
    ];

    private static IEnumerable<PageAddress> OfBilling(string account, DemoInvoice largest)
    {
        string invoice = $"/csp/billing/{account}/{largest.Id}";
        DemoCustomer[] customers = [.. largest.Customers.OrderByDescending(static one => one.LineCount)];
        string customer = $"{invoice}/{customers[0].Id}";
        return
        [
            new("billing", "/csp/billing"), new("billing found", "/csp/billing?q=G0"), new("billing by price", "/csp/billing?sort=-price"),
            new("invoice", invoice), new("invoice, last page", invoice + "?page=9999"), new("invoice found", invoice + "?q=con"), new("invoice by price", invoice + "?sort=-price"),
            new("bill", customer), new("bill, last page", customer + "?page=9999"), new("bill found", customer + "?q=a"), new("small bill", $"{invoice}/{customers[^1].Id}"),
            new("tie-out", invoice + "/tie-out"), new("csv", invoice + "/csv"), new("invoice statements", invoice + "/statements"), new("invoice statements, last page", invoice + "/statements?page=9999"),
            new("statements", "/csp/statements"), new("statements found", "/csp/statements?q=con"), new("statements, last page", "/csp/statements?page=9999"), new("verify", "/csp/statements/verify"),
        ];
    }

    private static IEnumerable<PageAddress> OfPlans(string plan) =>
    [
        new("plans", "/csp/plans"), new("new plan", "/csp/plans/new"), new("import plan", "/csp/plans/import"), new("plan", plan), new("edit plan", plan[..plan.LastIndexOf('/')] + "/edit"),
        new("assign plan", plan + "/assign"), new("try plan", plan + "/what-if"),
    ];

    private static IEnumerable<PageAddress> OfReports(Found found) =>
    [
        new("reports", "/csp/reports"), new("new report", "/csp/reports/new?account=" + found.Account), new("report", found.Report), new("schedules", "/csp/reports/schedules"),
        new("new schedule", "/csp/reports/schedules/new?account=" + found.Account), new("schedule", found.Schedule), new("edit schedule", found.Schedule + "/edit"), new("remove schedule", found.Schedule + "/remove"),
        new("statement", found.Statement),
    ];

    private static IEnumerable<PageAddress> OfApi(Found found, DemoInvoice largest)
    {
        string path = $"/api/csp/accounts/{found.Account}";
        return
        [
            new("api accounts", "/api/csp/accounts"), new("api invoices", path + "/invoices"), new("api customers of invoice", $"{path}/invoices/{largest.Id}/customers"),
            new("api lines", $"{path}/invoices/{largest.Id}/customers/{largest.Customers.MaxBy(static one => one.LineCount)!.Id}/lines"), // It has customers.
            new("api statements", path + "/statements"), new("api issuing", path + "/statements/run"), new("api backups", "/api/csp/backups"), new("api reports", path + "/reports"), new("api report", $"{path}/reports/{LastPart(found.Report)}"),
            new("api schedules", path + "/report-schedules"), new("api schedule", $"{path}/report-schedules/{LastPart(found.Schedule)}"),
        ];
    }

    private static string LastPart(string path) => path[(path.LastIndexOf('/') + 1)..];

    private static async Task<string> FindLargestAccountAsync(FormBrowser browser, CancellationToken cancellationToken) =>
        (await ListAsync(browser, "/api/csp/accounts", DemoJson.Default.EnvelopeApiAccount, cancellationToken)).MaxBy(static account => account.Lines)!.Id; // There are two.

    /// <summary>The document with most lines, and what changed in the one that was restated.</summary>
    private static async Task<(DemoInvoice Largest, string Restatement)> FindInvoicesAsync(FormBrowser browser, string account, CancellationToken cancellationToken)
    {
        IReadOnlyList<DemoInvoice> all = await ListAsync(browser, $"/api/csp/accounts/{account}/invoices", DemoJson.Default.EnvelopeDemoInvoice, cancellationToken);
        foreach (DemoInvoice one in all)
        {
            BrowserPage page = await browser.GetAsync($"/csp/billing/{account}/{one.Id}", cancellationToken);
            if (page.Document.QuerySelector("#versions tbody a") is { } link)
                return (all.MaxBy(static invoice => invoice.LineCount)!, link.GetAttribute("href")!); // A link has an address, and a list that holds one isn't empty.
        }

        throw new InvalidOperationException("No document was restated.");
    }

    private static async Task<string> FindLinkAsync(FormBrowser browser, string path, string selector, CancellationToken cancellationToken)
    {
        BrowserPage page = await browser.GetAsync(path, cancellationToken);
        return page.Document.QuerySelector(selector)?.GetAttribute("href") ?? throw new InvalidOperationException($"{path} has no link {selector}: {page.Words}");
    }

    private static async Task<IReadOnlyList<T>> ListAsync<T>(FormBrowser browser, string path, JsonTypeInfo<Envelope<T>> type, CancellationToken cancellationToken)
    {
        BrowserPage page = await browser.GetAsync(path + "?pageSize=200", cancellationToken);
        return JsonSerializer.Deserialize(page.Text, type)?.Results ?? throw new InvalidOperationException($"{path} answered nothing.");
    }

    private sealed record Found(string Account, string Plan, string Report, string Schedule, string Statement);
}
