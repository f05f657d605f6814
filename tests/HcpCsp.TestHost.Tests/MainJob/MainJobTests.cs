using HcpCsp.TestHost.Demo;
using HcpCsp.TestHost.Simulator;

namespace HcpCsp.TestHost.Tests.MainJob;

/// <summary>The main job through the published plugin, the pages and the simulated Microsoft.</summary>
public sealed class MainJobTests(MainJobFixture fixture) : IClassFixture<MainJobFixture>
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public void Discovery_BothPartners_CompletesWithoutUnitErrors()
    {
        fixture.Result.Accounts.Count.ShouldBe(2);
        fixture.Result.Accounts.ShouldAllBe(account => account.State == "Discovery Completed" && account.UnitErrors == 0);
        fixture.Result.Accounts.ShouldAllBe(account => account.Customers > 10 && account.Subscriptions > 10 && account.Lines > 100 && account.UsageLines > 100);
    }

    [Fact]
    public void TieOut_EveryDocument_IsEqual()
    {
        fixture.Result.Invoices.ShouldNotBeEmpty();
        foreach (DemoInvoice invoice in fixture.Result.Invoices)
        {
            invoice.TieOut.ShouldBe("Equal", invoice.Id);
            invoice.LineTotal.ShouldBe(invoice.Header, invoice.Id);
            invoice.Customers.Sum(customer => customer.Cost).ShouldBe(invoice.Cost, invoice.Id);
            invoice.Customers.Sum(customer => customer.Price).ShouldBe(invoice.Price, invoice.Id);
            invoice.Customers.Sum(customer => customer.LineCount).ShouldBe(invoice.LineCount, invoice.Id);
        }
    }

    [Fact]
    public void Lines_Accounts_AreTheSumOfTheirInvoices()
    {
        foreach (DemoAccount account in fixture.Result.Accounts)
            fixture.Result.Invoices.Where(invoice => invoice.Account == account.Name).Sum(invoice => invoice.LineCount).ShouldBe(account.Lines);
    }

    [Fact]
    public void Workbooks_EveryDocumentAndCustomer_HoldEveryLine()
    {
        foreach (DemoInvoice invoice in fixture.Result.Invoices)
        {
            DemoFile partner = fixture.Result.Files.Single(file => file.Kind == "partner" && Path.GetFileName(file.Path).StartsWith(invoice.Id + "-", StringComparison.Ordinal));
            partner.Rows.ShouldBe(invoice.LineCount, invoice.Id);
            foreach (DemoCustomer customer in invoice.Customers)
                FileOf(invoice, customer).Rows.ShouldBe(customer.LineCount, $"{invoice.Id} {customer.Name}");
        }
    }

    [Fact]
    public async Task Statements_EveryCustomerOfEveryDocumentThatCounts_AreTheWorkbooks()
    {
        using var desk = new PartnerDesk(
            await HostVisitor.SignInAsync(fixture.Host.Address, "Cloud Admin", None), (SimulatorServer)fixture.Simulator.Server);
        foreach (DemoAccount account in fixture.Result.Accounts)
        {
            IReadOnlyList<IssuedStatement> statements = await desk.ListStatementsAsync(account.Id);
            var wanted = from invoice in fixture.Result.Invoices
                         where invoice.Account == account.Name && invoice.DocumentType != "void_note"
                         from customer in invoice.Customers
                         where customer.Id != "unassigned"
                         select (invoice.Id, customer.Id, FileOf(invoice, customer).Sha256);
            statements.Select(one => (one.Invoice, one.CustomerId, one.Files[0].Sha256)).ShouldBe(wanted, ignoreOrder: true);
        }
    }

    [Fact]
    public async Task Price_OneCustomerOfEveryInvoice_IsTheSameOnPageInWorkbooksAndInJson()
    {
        using HostVisitor admin = await HostVisitor.SignInAsync(fixture.Host.Address, "Cloud Admin", None);
        foreach (DemoInvoice invoice in fixture.Result.Invoices)
        {
            DemoAccount account = fixture.Result.Accounts.Single(candidate => candidate.Name == invoice.Account);
            DemoCustomer customer = invoice.Customers.MaxBy(candidate => candidate.LineCount)!;
            BrowserPage page = await admin.GetPageAsync($"/csp/billing/{account.Id}/{invoice.Id}/{customer.Id}", None);

            WorkbookFigures.ReadFirst(page.Document.QuerySelector("[data-testid=bill-price]")!.TextContent).ShouldBe(customer.Price, invoice.Id);
            WorkbookFigures.SumColumn(FileOf(invoice, customer).Path, "Price").ShouldBe(customer.Price, invoice.Id);
            WorkbookFigures.SumColumn(PartnerFileOf(invoice).Path, "Price").ShouldBe(invoice.Price, invoice.Id);
            WorkbookFigures.SumColumn(PartnerFileOf(invoice).Path, "Cost").ShouldBe(invoice.Cost, invoice.Id);
        }
    }

    [Fact]
    public async Task Pages_HostileNames_AreTextAndNothingElse()
    {
        using HostVisitor admin = await HostVisitor.SignInAsync(fixture.Host.Address, "Cloud Admin", None);
        bool sawHostileName = false;
        foreach (string path in await SiteMap.ListAsync(admin, fixture.Result, None))
        {
            BrowserPage page = await admin.GetPageAsync(path, None);
            page.Document.Scripts.ShouldAllBe(script => script.Source != null && script.Source.StartsWith('/'), path);
            page.Document.All.ShouldAllBe(element => element.Attributes.All(attribute => !attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)), path);
            sawHostileName |= page.Document.Body!.TextContent.Contains("<script>", StringComparison.Ordinal);
        }

        sawHostileName.ShouldBeTrue("the simulator's hostile names must have been on some page, or this proves nothing");
    }

    [Fact]
    public void Workbooks_HostileNames_AreNeverFormulas()
    {
        foreach (DemoFile file in fixture.Result.Files)
        {
            foreach (string formula in WorkbookFigures.ListFormulas(file.Path))
                formula.ShouldMatch(@"^(SUM|SUBTOTAL|SUMIFS?|COUNTA?|ROUND|IF|[-+*/(),.:;!'\[\]A-Za-z0-9_$ #@])*$", file.Path);
            WorkbookFigures.ListFormulas(file.Path).ShouldAllBe(formula => !formula.Contains("HYPERLINK", StringComparison.OrdinalIgnoreCase), file.Path);
        }
    }

    [Theory]
    [InlineData("Tenant Admin")]
    [InlineData("User, Contoso")]
    public async Task CloudAdminPages_OtherRoles_AreForbiddenAndAudited(string role)
    {
        using HostVisitor admin = await HostVisitor.SignInAsync(fixture.Host.Address, "Cloud Admin", None);
        using HostVisitor other = await HostVisitor.SignInAsync(fixture.Host.Address, role, None);
        foreach (string path in await SiteMap.ListAsync(admin, fixture.Result, None))
            (await other.GetAsync(path, None)).Status.ShouldBe(System.Net.HttpStatusCode.Forbidden, path);

        string accounts = "/csp/accounts";
        (await admin.GetPageAsync("/admin/audit", None)).Document.Body!.TextContent.ShouldContain("host.access.denied");
        (await other.GetAsync("/api" + accounts, None)).Status.ShouldBe(System.Net.HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Post_WithoutAntiforgeryToken_IsRefused()
    {
        using HostVisitor admin = await HostVisitor.SignInAsync(fixture.Host.Address, "Cloud Admin", None);
        DemoAccount account = fixture.Result.Accounts[0];
        foreach (string path in new[] { $"/csp/accounts/{account.Id}", "/csp/accounts/add" })
        {
            BrowserPage page = await admin.GetPageAsync(path, None);
            foreach (var form in page.Document.Forms.Where(form => form.Method == "post"))
            {
                form.QuerySelector("input[name=__RequestVerificationToken]")?.Remove();
                (await admin.SubmitAsync(page, form, None)).Status.ShouldBe(System.Net.HttpStatusCode.BadRequest, form.Action);
            }
        }
    }

    private DemoFile PartnerFileOf(DemoInvoice invoice) =>
        fixture.Result.Files.Single(file => file.Kind == "partner" && Path.GetFileName(file.Path).StartsWith(invoice.Id + "-", StringComparison.Ordinal));

    private DemoFile FileOf(DemoInvoice invoice, DemoCustomer customer) =>
        fixture.Result.Files.Single(file => file.CustomerId == customer.Id && Path.GetFileName(file.Path).StartsWith(invoice.Id + "-", StringComparison.Ordinal));
}
