using System.Text;
using System.Text.Json;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Api.Accounts;
using HcpCsp.Plugin.Api.Invoices;
using HcpCsp.Plugin.Tests.Pages.Fakes;

namespace HcpCsp.Plugin.Tests.Pages.Billing;

public sealed class BillingPagesTests
{
    private const string LiveNumber = "G104501008";

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

    [Theory]
    [InlineData("q", "10450000", "3")]
    [InlineData("currency", "jpy", "1")]
    [InlineData("period", "2026-09", "1")]
    [InlineData("state", "voided", "1")]
    [InlineData("state", "Different", "12")]
    [InlineData("period", "September", "12")]
    public async Task InvoicesPage_Filter_ShowsWhatFits(string name, string value, string found)
    {
        string body = (await world.Invoices.GetAsync(PagesWorld.ARequest().Asking((name, value)), default)).Body();

        body.ShouldContain($" of {found} documents");
    }

    [Fact]
    public async Task InvoicesPage_FilterSortAndPage_AreAllInTheAddress()
    {
        for (int index = 0; index < 60; index++)
            world.Ledger.Bills.Add(world.ABill("G2000000" + index.ToString("00", System.Globalization.CultureInfo.InvariantCulture), "EUR", index, index));

        string body = (await world.Invoices.GetAsync(PagesWorld.ARequest().Asking(("currency", "EUR"), ("q", "G2"), ("sort", "price")), default)).Body();

        body.ShouldContain("1–50 of 60 documents found");
        body.ShouldContain("?q=G2&amp;currency=EUR&amp;sort=price&amp;page=2");
        body.ShouldContain("<td class=\"num\">10.00</td>"); // the cheapest: 0 and the unassigned 10
    }

    [Fact]
    public async Task InvoicesPage_NothingFits_OffersAll() =>
        (await world.Invoices.GetAsync(PagesWorld.ARequest().Asking(("q", "nothing")), default)).Body().ShouldContain("No document is like that");

    [Fact]
    public async Task InvoicesPage_CustomersInAnotherCurrency_ShowBoth()
    {
        var bill = world.Ledger.Bills[0];
        world.Ledger.Bills[0] = bill with
        {
            Customers = [.. bill.Customers, bill.Customers[0] with { Cost = new HcpCsp.Plugin.Model.Money(70m, "EUR"), Price = new HcpCsp.Plugin.Model.Money(84m, "EUR"), Products = [] }],
        };

        (await world.Invoices.GetAsync(PagesWorld.ARequest(), default)).Body().ShouldContain("+ 84.00&#160;EUR");
        (await world.Invoice.GetAsync(PagesWorld.ARequest(), default)).Body().ShouldContain("Cost 70.00&#160;EUR, price 84.00&#160;EUR, margin 14.00&#160;EUR");
        (await world.CustomerBill.GetAsync(PagesWorld.ARequest(), default)).Body().ShouldContain("<h2>In EUR</h2>");
    }

    [Fact]
    public async Task InvoicePage_Amendments_AreATreeThatSaysWhatCounts()
    {
        world.Data.Invoices.Clear();
        world.Data.Invoices.AddRange(HcpCsp.Plugin.Model.AmendmentTree.MarkVoided([world.Ledger.Bills[0].Invoice, world.Ledger.Bills[2].Invoice]));
        world.Ledger.Bills[0] = world.Ledger.Bills[0] with { Invoice = world.Data.Invoices[0] };

        string body = (await world.Invoice.GetAsync(PagesWorld.ARequest(), default)).Body();

        body.ShouldContain($"Doesn&#39;t count: {PagesWorld.VoidNumber} takes it back");
        body.ShouldContain($"voided by <a href=\"/csp/billing/{PagesWorld.AccountId}/{PagesWorld.VoidNumber}\">");
        body.ShouldContain("A voided document never counts");
    }

    [Fact]
    public async Task InvoicePage_NothingAmendsIt_HasNoTree()
    {
        world.Data.Invoices.RemoveAll(invoice => invoice.AmendsNumber is not null);

        (await world.Invoice.GetAsync(PagesWorld.ARequest(), default)).Body().ShouldNotContain("<h2>Amendments</h2>");
    }

    [Fact]
    public async Task InvoicePage_ManyCustomers_AreSearchedSortedAndPaged()
    {
        var bill = world.Ledger.Bills[0];
        world.Ledger.Bills[0] = bill with
        {
            Customers = [.. Enumerable.Range(0, 60).Select(index => bill.Customers[0] with { CustomerId = "c" + index.ToString(System.Globalization.CultureInfo.InvariantCulture), CustomerName = "Tailspin " + index.ToString("00", System.Globalization.CultureInfo.InvariantCulture), Price = new HcpCsp.Plugin.Model.Money(index, "USD") }), .. bill.Customers],
        };

        string body = (await world.Invoice.GetAsync(PagesWorld.ARequest().Asking(("q", "tailspin"), ("sort", "-price")), default)).Body();

        body.ShouldContain("1–50 of 60 customers");
        body.ShouldContain("?q=tailspin&amp;sort=-price&amp;page=2#customers");
        body.IndexOf(">Tailspin 59<", StringComparison.Ordinal).ShouldBeLessThan(body.IndexOf(">Tailspin 58<", StringComparison.Ordinal));
    }

    [Fact]
    public async Task InvoicePage_CustomerWhoseStatementDiffers_LeadsToIt()
    {
        string body = (await world.Invoice.GetAsync(PagesWorld.ARequest().At("number", PagesWorld.IssuedNumber), default)).Body();

        body.ShouldContain($"<a href=\"/csp/statements/{PagesWorld.AccountId}/{world.IssuedStatement.Number}/1\" aria-label=\"Statement of Fabrikam Inc.: Differs from v1\">");
        body.ShouldNotContain("Issue all statements");
    }

    [Fact]
    public async Task InvoicePage_CustomersWithoutAStatement_OffersToIssueAll()
    {
        int index = world.Ledger.Bills.FindIndex(bill => bill.Invoice.Number is LiveNumber);
        world.Ledger.Bills[index] = world.Ledger.Bills[index] with { TieOut = new HcpCsp.Plugin.Reconciliation.TieOut([]) };

        string body = (await world.Invoice.GetAsync(PagesWorld.ARequest().At("number", LiveNumber), default)).Body();

        body.ShouldContain("</svg>Live</span>");
        body.ShouldContain($"<form method=\"post\" action=\"/csp/billing/{PagesWorld.AccountId}/{LiveNumber}/statements\"><input type=\"hidden\" name=\"__token\"");
    }

    [Fact]
    public async Task InvoicePage_NoneCanBeIssued_OffersNothing() =>
        (await world.Invoice.GetAsync(PagesWorld.ARequest(), default)).Body().ShouldNotContain("Issue all statements");

    [Fact]
    public async Task InvoicePage_UnassignedBucket_IsMarked() =>
        (await world.Invoice.GetAsync(PagesWorld.ARequest(), default)).Body().ShouldContain("<span class=\"badge state-halted\">Unassigned</span>");

    [Fact]
    public async Task CustomerBillPage_Filter_StaysInFormAndLinks()
    {
        for (int index = 0; index < 60; index++)
            world.Ledger.Lines.Add(world.Ledger.Lines[1]);

        string body = (await world.CustomerBill.GetAsync(PagesWorld.ARequest().Asking(("state", "Unpriced"), ("sort", "-cost")), default)).Body();

        // 61 × 10.00 = 610.00
        body.ShouldContain("Cost 610.00&#160;USD, price 610.00&#160;USD");
        body.ShouldContain("<option value=\"Unpriced\" selected>");
        body.ShouldContain("?state=Unpriced&amp;sort=-cost&amp;page=2#lines");
    }

    [Fact]
    public async Task CustomerBillPage_NothingFilteredOrSorted_ReadsNoLineBeyondThePage()
    {
        for (int index = 0; index < 500; index++)
            world.Ledger.Lines.Add(world.Ledger.Lines[1]);
        var bill = world.Ledger.Bills[0];
        world.Ledger.Bills[0] = bill with { Customers = [bill.Customers[0] with { LineCount = 502 }] };

        string body = (await world.CustomerBill.GetAsync(PagesWorld.ARequest().Asking(("page", "2")), default)).Body();

        body.ShouldContain("51–100 of 502 lines");
        body.ShouldContain("Cost 1,234.50&#160;USD, price 1,388.81&#160;USD");
        world.Ledger.LinesRead.ShouldBe(100);
    }

    [Fact]
    public async Task CustomerBillPage_LinePricedInAnotherCurrency_SaysInWhich()
    {
        world.Ledger.Lines[0].Line.PricingCurrency = "EUR";

        (await world.CustomerBill.GetAsync(PagesWorld.ARequest(), default)).Body().ShouldContain("priced in EUR");
    }

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
    public async Task Workbook_FiguresOfTheInvoiceDiffer_IsProvisional()
    {
        await world.WorkbookPages.GetPartnerWorkbookAsync(PagesWorld.ARequest(), default);
        string partner = world.Workbooks.Missing.ShouldHaveSingleItem();
        await world.WorkbookPages.GetCustomerWorkbookAsync(PagesWorld.ARequest(), default);
        string customer = world.Workbooks.Missing.ShouldHaveSingleItem();

        partner.ShouldContain(PagesWorld.Number);
        customer.ShouldContain("still being checked");
        customer.ShouldNotContain(PagesWorld.Number);
    }

    [Fact]
    public async Task Workbook_FiguresAgree_IsComplete()
    {
        world.Ledger.Bills[0] = world.Ledger.Bills[0] with { TieOut = new HcpCsp.Plugin.Reconciliation.TieOut([]) };

        await world.WorkbookPages.GetPartnerWorkbookAsync(PagesWorld.ARequest(), default);

        world.Workbooks.Missing.ShouldBeEmpty();
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
    public async Task InvoicesApi_Filter_IsThatOfThePage()
    {
        var result = await new InvoicesApi(world.Store, world.Ledger).GetAsync(PagesWorld.ARequest().Asking(("state", "voided")), default);

        using var json = JsonDocument.Parse(result.ResultsUtf8);
        (json.RootElement[0].GetProperty("id").GetString(), json.RootElement[0].GetProperty("counts").GetBoolean(), result.TotalElements).ShouldBe((PagesWorld.VoidNumber, false, 1));
    }

    [Fact]
    public async Task CustomerBillsApi_Customers_HaveTheirProducts()
    {
        var result = await new CustomerBillsApi(world.Store, world.Ledger).GetCustomersAsync(PagesWorld.ARequest(), default);

        using var json = JsonDocument.Parse(result.ResultsUtf8);
        var first = json.RootElement[0];
        (first.GetProperty("id").GetString(), first.GetProperty("cost").GetRawText(), first.GetProperty("currency").GetString()).ShouldBe((PagesWorld.CustomerIdValue, "1234.5", "USD"));
        first.GetProperty("products")[0].GetProperty("family").GetString().ShouldBe("Seat");
        result.TotalElements.ShouldBe(2);
    }

    [Fact]
    public async Task CustomerBillsApi_Lines_AreFilteredAndPagedFromZero()
    {
        for (int index = 0; index < 60; index++)
            world.Ledger.Lines.Add(world.Ledger.Lines[1]);

        var result = await new CustomerBillsApi(world.Store, world.Ledger).GetLinesAsync(PagesWorld.ARequest().Asking(("state", "unpriced"), ("page", "3"), ("pageSize", "20")), default);

        using var json = JsonDocument.Parse(result.ResultsUtf8);
        (json.RootElement.GetArrayLength(), result.TotalElements, result.TotalPages).ShouldBe((1, 61, 4));
        (json.RootElement[0].GetProperty("state").GetString(), json.RootElement[0].GetProperty("price").GetRawText()).ShouldBe(("Unpriced", "10"));
    }

    [Fact]
    public async Task CustomerBillsApi_HugePageNumber_IsEmpty()
    {
        var result = await new CustomerBillsApi(world.Store, world.Ledger).GetLinesAsync(PagesWorld.ARequest().Asking(("page", "2147483647"), ("pageSize", "1000")), default);

        Encoding.UTF8.GetString(result.ResultsUtf8.Span).ShouldBe("[]");
    }

    [Fact]
    public async Task CustomerBillsApi_UnknownInvoice_IsNotFound() =>
        (await new CustomerBillsApi(world.Store, world.Ledger).GetLinesAsync(PagesWorld.ARequest().At("number", "G0"), default)).Status.ShouldBe(404);

    [Fact]
    public async Task ReconciliationApi_Month_TellsEachSubscription()
    {
        var result = await new ReconciliationApi(world.Store, new HcpCsp.Plugin.Billing.SubscriptionInquiry(world.Store)).GetAsync(PagesWorld.ARequest(), default);

        using var json = JsonDocument.Parse(result.ResultsUtf8);
        json.RootElement.EnumerateArray().Select(one => (one.GetProperty("outcome").GetString(), one.GetProperty("reason").GetString()))
            .ShouldBe([("MissingLine", ""), ("NotCompared", "Trial")]);
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
        var row = HcpCsp.Plugin.Pages.Billing.Lines.LineRow.For(
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

        HcpCsp.Plugin.Pages.Billing.Lines.LineRow.For(line, "USD", formats).Price.ShouldBe("10.00\u00a0EUR");
        HcpCsp.Plugin.Pages.Billing.Lines.LineRow.For(line, "EUR", formats).Price.ShouldBe("10.00");
    }

    [Fact]
    public async Task Workbook_BeingMade_IsReadableByItsOwnerAlone()
    {
        var file = (await world.WorkbookPages.GetPartnerWorkbookAsync(PagesWorld.ARequest(), default)).ShouldBeOfType<PageResult.File>();
        await file.WriteAsync(Stream.Null, default);

        world.Workbooks.Rights.ShouldBe(OperatingSystem.IsWindows() ? null : UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }
}
