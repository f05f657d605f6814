using System.Text.RegularExpressions;
using HcpCsp.TestHost.Simulator;
using HcpCsp.TestHost.Simulator.Faults;
using HcpCsp.TestHost.Simulator.PartnerCenter;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

[assembly: AssemblyFixture(typeof(HcpCsp.Browser.Tests.DiscoveredHost))]

namespace HcpCsp.Browser.Tests;

/// <summary>A host that knows one partner account, discovered: once for all tests about them.</summary>
public sealed partial class DiscoveredHost : IAsyncLifetime
{
    private readonly BrowserFixture fixture = new();
    private readonly Dictionary<string, string> addresses = new(StringComparer.Ordinal);
    private string adminSession = "";
    private string userSession = "";
    private string tenantSession = "";

    /// <summary>Each kind of page once: its name, and where it is or how it is found.</summary>
    public static IReadOnlyList<string> Kinds { get; } =
    [
        "sign-in", "home", "search", "nothing found", "own costs", "product", "renewals", "all accounts", "plugins", "jobs", "audit", "notifications", "api keys", "api reference", "api operation", "accounts", "add account", "consent", "account", "runs", "run",
        "edit", "remove", "dashboard", "customers", "no such customer", "customer", "billing", "invoice", "bill", "no such document", "tie-out", "reconciliation", "not found", "forbidden",
        "backups", "csv", "invoice statements", "statements", "verify", "statement", "branding",
        "no plans", "plans", "new plan", "import plan", "plan", "edit plan", "assign plan", "try plan",
        "restatement", "restated customer", "reports", "new report", "report", "schedules", "new schedule", "schedule", "edit schedule", "remove schedule",
    ];

    public string HostAddress => fixture.HostAddress;

    public string AccountPath { get; private set; } = "";

    /// <summary>What had the focus when the pop-up after the registration stood open, and where Enter led.</summary>
    public (string Focus, string Address) AfterPopUp { get; private set; }

    internal (string Name, string TenantId) OtherPartner => fixture.Simulator.Partners[1];

    public async ValueTask InitializeAsync()
    {
        await fixture.InitializeAsync();
        if (!BrowserFixture.HasChromium)
            return;
        userSession = await SignInAsync("Uma");
        tenantSession = await SignInAsync("Toni");
        adminSession = await SignInAsync("Casey");
        await using var context = await NewContextAsync();
        IPage page = await context.NewPageAsync();
        await AddAccountAsync(page, fixture.Simulator.Partners[0]);

        string focus = await page.EvaluateAsync<string>("() => document.activeElement.textContent");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(static address => !address.Contains("welcome", StringComparison.Ordinal));
        AfterPopUp = (focus, page.Url);
        await Expect(page.GetByText("Discovery Completed").First).ToBeVisibleAsync(new LocatorAssertionsToBeVisibleOptions { Timeout = 120_000 });
        await FindAddressesAsync(page);
    }

    public ValueTask DisposeAsync() => fixture.DisposeAsync();

    /// <summary>A context of the person that looks at such a page; the Cloud Admin unless the kind says otherwise.</summary>
    public Task<IBrowserContext> NewContextAsync(string kind = "", string locale = "en-US", bool script = true) => fixture.Browser.NewContextAsync(new BrowserNewContextOptions
    {
        Locale = locale,
        JavaScriptEnabled = script,
        ViewportSize = new ViewportSize { Width = 1400, Height = 900 },
        StorageState = kind switch { "sign-in" => null, "forbidden" => userSession, "own costs" => tenantSession, _ => adminSession },
    });

    public string AddressOf(string kind) => HostAddress + addresses[kind];

    public string PathOf(string kind) => addresses[kind].Split('?')[0];

    internal IServiceProvider Services => fixture.Host.Services;

    /// <summary>For a test that looks at nothing but what was seen at the start.</summary>
    public void SkipWithoutBrowser() => _ = fixture.Browser;

    /// <summary>From the form through Microsoft's screens to the page that asks whether to start discovery.</summary>
    internal async Task AddAccountAsync(IPage page, (string Name, string TenantId) partner)
    {
        await page.GotoAsync(HostAddress + "/csp/accounts/add");
        await page.GetByLabel("Account Name").FillAsync(partner.Name);
        await page.GetByLabel("Account ID").FillAsync(partner.TenantId);
        await page.GetByLabel("Non-Managed").FillAsync("10");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Login with Microsoft" }).ClickAsync();
        for (int screen = 0; screen < 6 && !page.Url.Contains("welcome", StringComparison.Ordinal); screen++)
        {
            await page.Locator("form button[type=submit]").First.ClickAsync();
            await page.WaitForLoadStateAsync();
        }

        page.Url.ShouldContain("welcome");
    }

    private async Task<string> SignInAsync(string person)
    {
        await using var context = await fixture.Browser.NewContextAsync();
        IPage page = await context.NewPageAsync();
        await page.GotoAsync(HostAddress + "/signin");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { NameRegex = new Regex(Regex.Escape(person), RegexOptions.None, TimeSpan.FromSeconds(1)) }).ClickAsync();
        await page.WaitForLoadStateAsync();
        return await context.StorageStateAsync();
    }

    private async Task FindAddressesAsync(IPage page)
    {
        AccountPath = AccountAddress().Match(new Uri(page.Url).AbsolutePath).Value;
        foreach (var (kind, path) in new[]
        {
            ("sign-in", "/signin"), ("home", "/"), ("search", "/search?q=con"), ("nothing found", "/search?q=zzzz"), ("renewals", "/csp/renewals?days=365&show=all"), ("own costs", "/csp/own"), ("product", "/csp/products?name=Microsoft%20365%20E3"), ("all accounts", "/admin/accounts"), ("plugins", "/admin/plugins"), ("jobs", "/admin/jobs"),
            ("audit", "/admin/audit"), ("notifications", "/notifications"), ("api keys", "/account/api-keys"), ("api reference", "/api-docs"), ("api operation", "/api-docs/makeReports"), ("accounts", "/csp/accounts"), ("add account", "/csp/accounts/add"),
            ("consent", "/csp/consent?error=access_denied&state=none"), ("account", AccountPath), ("runs", AccountPath + "/runs"), ("edit", AccountPath + "/edit"),
            ("remove", AccountPath + "/remove"), ("dashboard", "/csp/dashboard"), ("customers", "/csp/customers"), ("no such customer", "/csp/customers?q=zzzz"),
            ("billing", "/csp/billing"), ("not found", "/csp/nowhere"), ("forbidden", "/csp/billing"),
        })
        {
            addresses[kind] = path;
        }

        foreach (var (kind, list) in new[] { ("run", "runs"), ("customer", "customers"), ("invoice", "billing"), ("bill", "invoice") })
        {
            await page.GotoAsync(AddressOf(list));
            addresses[kind] = await page.Locator(kind is "bill" ? "#customers table.data tbody th a" : "table.data tbody th a").First.EvaluateAsync<string>("link => link.pathname");
        }

        await LinkTenantAsync(page);
        string month = "/csp/reconciliation/" + AccountPath.Split('/')[^1];
        await page.GotoAsync(AddressOf("invoice"));
        (addresses["no such document"], addresses["tie-out"]) = ("/csp/billing?q=zzzz", addresses["invoice"] + "/tie-out");
        addresses["reconciliation"] = await page.Locator($"a[href^='{month}']").First.EvaluateAsync<string>("link => link.pathname") + "?show=all";
        (addresses["backups"], addresses["csv"], addresses["invoice statements"]) = ("/csp/backups", addresses["invoice"] + "/csv", addresses["invoice"] + "/statements");
        await IssueStatementAsync(page);
        await RestateAsync(page);
        await AddPlanAsync(page);
        await MakeReportAsync(page);
        await AddScheduleAsync(page);
    }

    /// <summary>As the Customers page leads to it.</summary>
    private async Task MakeReportAsync(IPage page)
    {
        (addresses["reports"], addresses["new report"]) = ("/csp/reports", "/csp/reports/new");
        await page.GotoAsync(AddressOf("customers"));
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Customer Spending Report" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Make the reports" }).ClickAsync();
        await Expect(page.GetByText("Download all as zip")).ToBeVisibleAsync(new LocatorAssertionsToBeVisibleOptions { Timeout = 60_000 });
        addresses["report"] = new Uri(page.Url).AbsolutePath;
    }

    private async Task AddScheduleAsync(IPage page)
    {
        (addresses["schedules"], addresses["new schedule"]) = ("/csp/reports/schedules", "/csp/reports/schedules/new");
        await page.GotoAsync(AddressOf("new schedule"));
        await page.Locator("input[name=name]").FillAsync("To finance");
        await page.GetByLabel("Excel of Month report").CheckAsync();
        await page.GetByLabel("Those ticked here").CheckAsync();
        await page.Locator(".csp-choices input").First.CheckAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Save schedule" }).ClickAsync();
        await Expect(page.GetByText("The schedule is saved.")).ToBeVisibleAsync();
        string schedule = new Uri(page.Url).AbsolutePath;
        (addresses["schedule"], addresses["edit schedule"], addresses["remove schedule"]) = (schedule, schedule + "/edit", schedule + "/remove");
    }

    /// <summary>The first customer is Toni's tenant, who so sees its costs.</summary>
    private async Task LinkTenantAsync(IPage page)
    {
        await page.GotoAsync(AddressOf("customer"));
        await page.Locator("#tenantId").SelectOptionAsync("contoso");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Link", Exact = true }).ClickAsync();
        await page.WaitForLoadStateAsync();
    }

    /// <summary>Issued to one customer: for every page about statements.</summary>
    private async Task IssueStatementAsync(IPage page)
    {
        (addresses["statements"], addresses["verify"], addresses["branding"]) = ("/csp/statements", "/csp/statements/verify", AccountPath + "/branding");
        await page.GotoAsync(AddressOf("invoice statements"));
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { NameRegex = new Regex("^Issue the statement of", RegexOptions.None, TimeSpan.FromSeconds(1)) }).First.ClickAsync();
        await page.WaitForLoadStateAsync();
        await page.GotoAsync(AddressOf("statements"));
        addresses["statement"] = await page.Locator("table.data tbody th a").First.EvaluateAsync<string>("link => link.pathname");
    }

    /// <summary>Microsoft changes the newest invoice, and discovery finds out.</summary>
    private async Task RestateAsync(IPage page)
    {
        ((SimulatorServer)fixture.Simulator.Server).Faults.Set(new Fault(PartnerCenterFaults.Restated.Name, 1));
        await page.GotoAsync(AddressOf("account"));
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Trigger Discovery" }).First.ClickAsync();
        await page.WaitForURLAsync(static address => address.Contains("done=", StringComparison.Ordinal));
        await page.WaitForURLAsync(static address => !address.Contains("done=", StringComparison.Ordinal), new PageWaitForURLOptions { Timeout = 120_000 });
        await page.GotoAsync(AddressOf("billing"));
        foreach (string invoice in await page.Locator("table.data tbody th a").EvaluateAllAsync<string[]>("links => links.map(link => link.href)"))
        {
            await page.GotoAsync(invoice);
            ILocator change = page.Locator("a[href*='/restatements/']");
            if (await change.CountAsync() == 0)
                continue;
            addresses["restatement"] = await change.First.EvaluateAsync<string>("link => link.pathname");
            break;
        }

        await page.GotoAsync(AddressOf("restatement"));
        addresses["restated customer"] = await page.Locator("table.data tbody th a").First.EvaluateAsync<string>("link => link.pathname");
    }

    /// <summary>A plan taken in from a file and published: for every page about plans.</summary>
    private async Task AddPlanAsync(IPage page)
    {
        addresses["no plans"] = "/csp/plans?state=archived";
        (addresses["plans"], addresses["new plan"], addresses["import plan"]) = ("/csp/plans", "/csp/plans/new", "/csp/plans/import");
        await page.GotoAsync(AddressOf("import plan"));
        await page.Locator("textarea[name=json]").FillAsync(
            """
            {"format":"hcp-csp-pricing-plan/1","name":"Standard","items":[{"name":"Seats","kind":"markUp","percent":12.5,"scope":{"families":["seat"]},"stopHere":true},
            {"name":"Azure","kind":"margin","percent":20,"base":"cost","startDate":"2026-01-01"},{"name":"Managed service","kind":"monthlyFee","amount":25,"currency":"USD"}],
            "guardRails":{"neverBelowCost":"clamp","leastMargin":{"percent":5,"action":"flag"}}}
            """);
        await page.Locator("main form button[type=submit]").First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Publish" }).ClickAsync();
        await Expect(page.GetByText("The version is published")).ToBeVisibleAsync();
        string plan = new Uri(page.Url).AbsolutePath;
        addresses["plan"] = plan;
        (addresses["assign plan"], addresses["try plan"]) = (plan + "/assign", plan + "/what-if");
        addresses["edit plan"] = plan[..plan.LastIndexOf('/')] + "/edit";
    }

    [GeneratedRegex("^/csp/accounts/[^/]+", RegexOptions.None, 1000)]
    private static partial Regex AccountAddress();
}
