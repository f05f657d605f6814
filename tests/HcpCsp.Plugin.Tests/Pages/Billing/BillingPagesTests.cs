using System.Text;
using System.Text.Json;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Api;
using HcpCsp.Plugin.Tests.Pages.Fakes;

namespace HcpCsp.Plugin.Tests.Pages.Billing;

public sealed class BillingPagesTests
{
    private readonly PagesWorld world = new();

    [Fact]
    public async Task InvoicesPage_GermanReader_WritesItsDigits() =>
        (await world.Invoices.GetAsync(PagesWorld.ARequest(culture: "de-DE"), default)).Body().ShouldContain("<td class=\"num\">1.244,50</td>");

    [Fact]
    public async Task InvoicesPage_Yen_HasNoDecimals() =>
        (await world.Invoices.GetAsync(PagesWorld.ARequest(), default)).Body().ShouldContain("<td class=\"num\">120,010</td>");

    [Fact]
    public async Task InvoicesPage_VoidedDocument_IsMarked() =>
        (await world.Invoices.GetAsync(PagesWorld.ARequest(), default)).Body().ShouldContain("<tr class=\"csp-void\">");

    [Fact]
    public async Task InvoicePage_DifferenceBelowACent_ShowsEveryDecimal() =>
        (await world.Invoice.GetAsync(PagesWorld.ARequest(), default)).Body().ShouldContain("0.0005&#160;USD");

    [Fact]
    public async Task InvoicePage_UnknownNumber_IsNotFound() =>
        (await world.Invoice.GetAsync(PagesWorld.ARequest().At("number", "G0"), default)).ShouldBeOfType<PageResult.NotFound>();

    [Fact]
    public async Task CustomerBillPage_PricedLine_TellsItsStory()
    {
        string body = (await world.CustomerBill.GetAsync(PagesWorld.ARequest(), default)).Body();

        // 1234.50 × 1.125 = 1388.8125, rounded 1388.81
        body.ShouldContain("1,388.8125&#160;USD");
        body.ShouldContain("1,234.50&#160;USD &#215; (1 + 12.5 / 100)");
        body.ShouldContain("<summary>1,388.81<");
    }

    [Fact]
    public async Task CustomerBillPage_Search_FindsAndKeepsItInTheLinks()
    {
        for (int index = 0; index < 60; index++)
            world.Ledger.Lines.Add(world.Ledger.Lines[1]);

        string body = (await world.CustomerBill.GetAsync(PagesWorld.ARequest().Asking(("q", "azure")), default)).Body();

        body.ShouldContain("1–50 of 61 lines found");
        body.ShouldContain("?q=azure&amp;page=2#lines");
    }

    [Fact]
    public async Task CustomerBillPage_CustomerNotOnTheInvoice_IsNotFound() =>
        (await world.CustomerBill.GetAsync(PagesWorld.ARequest().At("customerId", "aaaaaaaa-4f89-41d3-9a0c-0305e82c3301"), default)).ShouldBeOfType<PageResult.NotFound>();

    [Fact]
    public async Task Workbook_Written_IsStreamedUnderItsName()
    {
        var file = (await world.WorkbookPages.GetCustomerWorkbookAsync(PagesWorld.ARequest(), default)).ShouldBeOfType<PageResult.File>();
        using var sent = new MemoryStream();
        await file.WriteAsync(sent, default);

        file.DownloadName.ShouldBe("G104500001.xlsx");
        Encoding.UTF8.GetString(sent.ToArray()).ShouldBe("customer " + PagesWorld.CustomerIdValue);
    }

    [Fact]
    public async Task Workbook_Failing_FailsBeforeAnythingIsSent()
    {
        world.Workbooks.Failure = new IOException("Disk full.");

        await Should.ThrowAsync<IOException>(() => world.WorkbookPages.GetPartnerWorkbookAsync(PagesWorld.ARequest(), default));
    }

    [Fact]
    public async Task Workbook_LinesNotRead_SaysWhatToDo()
    {
        world.Ledger.Bills[0] = world.Ledger.Bills[0] with { Invoice = world.Ledger.Bills[0].Invoice with { Lines = null } };

        (await world.WorkbookPages.GetPartnerWorkbookAsync(PagesWorld.ARequest(), default)).ShouldBeOfType<PageResult.Problem>().Status.ShouldBe(409);
    }

    [Fact]
    public async Task InvoicesApi_Page_HasExactFiguresAndTotals()
    {
        var result = await new InvoicesApi(world.Store, world.Ledger).GetAsync(PagesWorld.ARequest().Asking(("pageSize", "5")), default);

        using var json = JsonDocument.Parse(result.ResultsUtf8);
        var first = json.RootElement[0];
        json.RootElement.GetArrayLength().ShouldBe(5);
        (result.TotalElements, result.TotalPages).ShouldBe((12, 3));
        first.GetProperty("header").GetRawText().ShouldBe("1244.5");
        first.GetProperty("tieOut").GetString().ShouldBe("Different");
        first.GetProperty("customers")[1].GetProperty("id").GetString().ShouldBe("unassigned");
    }

    [Fact]
    public async Task InvoicesApi_HugePageNumber_IsEmpty()
    {
        var result = await new InvoicesApi(world.Store, world.Ledger).GetAsync(PagesWorld.ARequest().Asking(("page", "2147483647"), ("pageSize", "1000")), default);

        Encoding.UTF8.GetString(result.ResultsUtf8.Span).ShouldBe("[]");
    }

    [Fact]
    public async Task AccountsApi_Account_HasItsCountsAndState()
    {
        var result = await new AccountsApi(world.Store, world.Discovery).GetAsync(PagesWorld.ARequest(), default);

        Encoding.UTF8.GetString(result.ResultsUtf8.Span).ShouldBe(
            $$"""[{"id":"{{PagesWorld.AccountId}}","name":"Contoso CSP (US)","tenantId":"11111111-2222-3333-4444-555555555555","state":"In Progress","customers":3,"subscriptions":2,"invoices":12,"lines":48,"usageLines":0,"unitErrors":1}]""");
    }

    [Fact]
    public void LineRow_LineThatNamesNoCost_SaysSoRatherThanUnpriced()
    {
        var row = HcpCsp.Plugin.Pages.Billing.LineRow.For(
            new HcpCsp.Plugin.Billing.PricedLine(new HcpCsp.Plugin.Model.Lines.InvoiceLine(), new HcpCsp.Plugin.Pricing.PricingOutcome.NoCost("USD")),
            "USD",
            new HcpCsp.Plugin.Pages.Formats(System.Globalization.CultureInfo.GetCultureInfo("en-US")));

        row.Story.ShouldNotContain(step => step.Text.Contains("No rule covers", StringComparison.Ordinal));
        row.Story[^1].Text.ShouldBe("The line names no cost: nothing charged");
    }

    [Fact]
    public void LineRow_LineInAnotherCurrency_SaysWhich()
    {
        var outcome = new HcpCsp.Plugin.Pricing.PricingOutcome.Unpriced(new HcpCsp.Plugin.Model.Money(10m, "EUR"));
        var formats = new HcpCsp.Plugin.Pages.Formats(System.Globalization.CultureInfo.GetCultureInfo("en-US"));
        var line = new HcpCsp.Plugin.Billing.PricedLine(new HcpCsp.Plugin.Model.Lines.InvoiceLine(), outcome);

        HcpCsp.Plugin.Pages.Billing.LineRow.For(line, "USD", formats).Price.ShouldBe("10.00\u00a0EUR");
        HcpCsp.Plugin.Pages.Billing.LineRow.For(line, "EUR", formats).Price.ShouldBe("10.00");
    }

    [Fact]
    public async Task Workbook_BeingMade_IsReadableByItsOwnerAlone()
    {
        var file = (await world.WorkbookPages.GetPartnerWorkbookAsync(PagesWorld.ARequest(), default)).ShouldBeOfType<PageResult.File>();
        await file.WriteAsync(Stream.Null, default);

        world.Workbooks.Rights.ShouldBe(OperatingSystem.IsWindows() ? null : UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }
}
