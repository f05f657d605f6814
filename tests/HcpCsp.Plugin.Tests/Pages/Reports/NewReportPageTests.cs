using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Model.Reports;
using HcpCsp.Plugin.Tests.Pages.Fakes;

namespace HcpCsp.Plugin.Tests.Pages.Reports;

public sealed class NewReportPageTests
{
    private readonly PagesWorld world = new();

    [Fact]
    public async Task Post_AsTheCustomersPageLeadsHere_StartsItWithOneClick()
    {
        string customers = (await world.Customers.GetAsync(PagesWorld.ARequest(), default)).Body();
        customers.ShouldContain($"""<a class="btn" href="/csp/reports/new?account={PagesWorld.AccountId}&amp;item=Spending%2FWorkbook">Customer Spending Report</a>""");
        string body = (await world.NewReport.GetAsync(PagesWorld.ARequest().Asking(("item", "Spending/Workbook")), default)).Body();

        PageResult result = await world.NewReport.PostAsync(PagesWorld.ARequest().Posting([.. ChosenOf(body), ("do", "start")]), default);

        result.ShouldBe(new PageResult.Redirect($"/csp/reports/runs/{PagesWorld.AccountId}/dddddddddddd?done=reports-started"));
        var wish = world.ReportRuns.Wishes.ShouldHaveSingleItem();
        wish.Months.ShouldBe(new MonthSpan(new DateOnly(2026, 1, 1), new DateOnly(2026, 10, 1)));
        wish.Order.Items.ShouldBe([new ReportItem(ReportKind.Spending, ReportFormat.Workbook)]);
        wish.Order.CustomerIds.ShouldBeNull();
        wish.Order.SendsProvisional.ShouldBeTrue();
        world.Audit.Entries.ShouldHaveSingleItem().Subject.ShouldBe("Contoso CSP (US): Spending/Workbook");
    }

    [Fact]
    public async Task Post_Refused_SaysAllOfItAndKeepsWhatWasTyped()
    {
        var view = (await Post(("item", "Month/Csv"), ("from", "2026-10"), ("to", "2026-01"), ("customers", "chosen"), ("mailTo", "nobody"), ("mailCustomers", "yes"), ("separator", "tab"), ("do", "start")))
            .ShouldBeOfType<PageResult.View>();

        view.Status.ShouldBe(422);
        view.BodyHtml.ShouldContain("Name a first and a last month");
        view.BodyHtml.ShouldContain("Choose at least one customer, or all.");
        view.BodyHtml.ShouldContain("isn&#39;t an address that mail can be sent to");
        view.BodyHtml.ShouldContain("Nothing is chosen that could be mailed to customers");
        view.BodyHtml.ShouldContain("""value="Month/Csv" checked""");
        view.BodyHtml.ShouldContain("""<option value="tab" selected>""");
        view.BodyHtml.ShouldContain("""<option value="2026-01" selected>""");
        view.BodyHtml.ShouldContain("\nnobody</textarea>");
        world.ReportRuns.Wishes.ShouldBeEmpty();
        world.Audit.Entries.ShouldBeEmpty();
    }

    [Fact]
    public async Task Post_CustomersChosen_AreThoseAlone()
    {
        await Post(("item", "CustomerBilling/Csv"), ("from", "2026-09"), ("to", "2026-10"), ("customers", "chosen"), ("customer", PagesWorld.CustomerIdValue.ToUpperInvariant()), ("mailTo", "a@contoso.com\r\nb@contoso.com"),
            ("statements", "anew"), ("separator", "semicolon"), ("decimal", "comma"), ("dates", "dd.MM.yyyy"), ("mark", "no"), ("do", "start"));

        ReportOrder order = world.ReportRuns.Wishes.ShouldHaveSingleItem().Order;
        order.CustomerIds.ShouldBe([PagesWorld.CustomerIdValue]);
        order.MailTo.ShouldBe(["a@contoso.com", "b@contoso.com"]);
        order.Dialect.ShouldBe(new CsvDialect(';', ',', "dd.MM.yyyy", HasByteOrderMark: false));
        (order.IssuesFirst, order.IssuesAnew, order.SendsProvisional).ShouldBe((true, true, false));
    }

    [Fact]
    public async Task Post_AllCustomers_ForgetsThoseThatWereTicked()
    {
        await Post(("item", "Spending/Workbook"), ("from", "2026-10"), ("to", "2026-10"), ("customers", "all"), ("customer", PagesWorld.CustomerIdValue), ("do", "start"));

        world.ReportRuns.Wishes.ShouldHaveSingleItem().Order.CustomerIds.ShouldBeNull();
    }

    [Fact]
    public async Task Post_Search_KeepsWhatIsTickedAndStartsNothing()
    {
        string body = (await Post(("item", "Spending/Csv"), ("customers", "chosen"), ("customer", PagesWorld.CustomerIdValue), ("q", "wing"), ("do", "search"))).Body();

        body.ShouldContain($"""value="{PagesWorld.CustomerIdValue}" checked""");
        body.ShouldContain("Wingtip");
        body.ShouldNotContain("Tailspin Toys");
        body.ShouldContain("""value="Spending/Csv" checked""");
        world.ReportRuns.Wishes.ShouldBeEmpty();
    }

    [Fact]
    public async Task Post_OfAnInvoice_IsOfItsMonth()
    {
        string body = (await world.NewReport.GetAsync(PagesWorld.ARequest().Asking(("account", PagesWorld.AccountId), ("invoice", "G104501009"), ("item", "Invoice/Workbook")), default)).Body();
        body.ShouldContain("Of invoice G104501009, Sep 2026");
        body.ShouldNotContain("First month");

        await world.NewReport.PostAsync(PagesWorld.ARequest().Posting([.. ChosenOf(body), ("do", "start")]), default);

        var wish = world.ReportRuns.Wishes.ShouldHaveSingleItem();
        (wish.InvoiceNumber, wish.Months).ShouldBe(("G104501009", MonthSpan.Of(new DateOnly(2026, 9, 1))));
    }

    [Fact]
    public async Task Get_OfACustomer_TicksIt()
    {
        (await world.Customer.GetAsync(PagesWorld.ARequest(), default)).Body().ShouldContain($"/csp/reports/new?account={PagesWorld.AccountId}&amp;item=CustomerSpending%2FWorkbook&amp;customer={PagesWorld.CustomerIdValue}");

        string body = (await world.NewReport.GetAsync(PagesWorld.ARequest().Asking(("item", "CustomerSpending/Workbook"), ("customer", PagesWorld.CustomerIdValue)), default)).Body();

        body.ShouldContain("""name="customers" value="chosen" checked""");
        body.ShouldContain($"""value="{PagesWorld.CustomerIdValue}" checked""");
    }

    [Fact]
    public async Task Get_UnknownAccount_IsNotFound() =>
        (await world.NewReport.GetAsync(PagesWorld.ARequest().Asking(("account", "gone")), default)).ShouldBeOfType<PageResult.NotFound>();

    private Task<PageResult> Post(params (string Name, string Value)[] fields) =>
        world.NewReport.PostAsync(PagesWorld.ARequest().Posting([("account", PagesWorld.AccountId), .. fields]), default);

    // As a browser sends it: of the two radio buttons, the chosen one.
    private static IEnumerable<(string Name, string Value)> ChosenOf(string body) =>
        FormFields.Of(body).Where(field => field.Name != "customers" || body.Contains($"""name="customers" value="{field.Value}" checked""", StringComparison.Ordinal));
}
