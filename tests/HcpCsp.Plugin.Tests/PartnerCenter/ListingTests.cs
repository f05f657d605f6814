using System.Net;
using System.Text;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.PartnerCenter;
using HcpCsp.Plugin.Tests.Fakes;

namespace HcpCsp.Plugin.Tests.PartnerCenter;

public sealed class ListingTests : IDisposable
{
    private readonly PartnerCenterFixture fixture = new();

    [Fact]
    public async Task ListCustomerPagesAsync_LinkWithoutVersionAndWithTwoQuestionMarks_SendsTokenToOwnPath()
    {
        const string Token = "a/b+c=,d";
        fixture.Microsoft.OnSequence(
            "/v1/customers",
            _ => FakeMicrosoft.Json("""{"totalCount":1,"items":[{"id":"org:AA"}],"links":{"next":{"uri":"/customers?size=2?seekOperation=Next","headers":[{"key":"MS-ContinuationToken","value":"TOKEN"}]}}}""".Replace("TOKEN", Token, StringComparison.Ordinal)),
            _ => FakeMicrosoft.Json("""{"items":[{"ID":"bb","CompanyProfile":{"companyName":"Contoso"}}]}"""));

        List<ListedCustomer> customers = await ListCustomersAsync();

        customers.Select(customer => customer.Id).ShouldBe(["aa", "bb"]);
        Asked second = fixture.Microsoft.Requests.Last();
        second.ContinuationToken.ShouldBe(Token);
        second.Address.PathAndQuery.ShouldBe("/v1/customers?size=2&seekOperation=Next");
    }

    [Fact]
    public async Task ListCustomerPagesAsync_OnlyBodyToken_SeeksWithIt()
    {
        fixture.Microsoft.OnSequence(
            "/v1/customers",
            _ => FakeMicrosoft.Json("""{"continuationToken":"t1","items":[{"id":"aa"}]}"""),
            _ => FakeMicrosoft.Json("""{"items":[{"id":"bb"}]}"""));

        (await ListCustomersAsync()).Count.ShouldBe(2);

        fixture.Microsoft.Requests.Last().ContinuationToken.ShouldBe("t1");
    }

    [Fact]
    public async Task ListCustomerPagesAsync_LinkThatLeavesTheTokenToTheBody_SeeksWithIt()
    {
        fixture.Microsoft.OnSequence(
            "/v1/customers",
            _ => FakeMicrosoft.Json("""{"continuationToken":"t1","items":[{"id":"aa"}],"links":{"next":{"uri":"/customers?size=1&seekOperation=Next","headers":[]}}}"""),
            _ => FakeMicrosoft.Json("""{"items":[{"id":"bb"}]}"""));

        (await ListCustomersAsync()).Count.ShouldBe(2);

        fixture.Microsoft.Requests.Last().ContinuationToken.ShouldBe("t1");
    }

    [Fact]
    public async Task ListCustomerPagesAsync_SameTokenWithItemsAgain_Fails()
    {
        fixture.Microsoft.OnJson("/v1/customers", """{"continuationToken":"t1","items":[{"id":"aa"}]}""");

        (await Should.ThrowAsync<PartnerCenterException>(ListCustomersAsync)).IsTransient.ShouldBeTrue();
    }

    [Fact]
    public async Task ListCustomerPagesAsync_SameTokenOnEmptyPage_Ends()
    {
        fixture.Microsoft.OnSequence(
            "/v1/customers",
            _ => FakeMicrosoft.Json("""{"continuationToken":"t1","items":[{"id":"aa"}]}"""),
            _ => FakeMicrosoft.Json("""{"continuationToken":"t1","items":[]}"""));

        (await ListCustomersAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task ListCustomerPagesAsync_ByteOrderMark_IsSkipped()
    {
        fixture.Microsoft.On("/v1/customers", _ => new HttpResponseMessage
        {
            Content = new ByteArrayContent([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(PartnerCenterFixture.Payload("customers.json"))]),
        });

        (await ListCustomersAsync()).Select(customer => customer.Name).ShouldBe(["Contoso Bikes", "Fabrikam", "Fabrikam"]);
    }

    [Fact]
    public async Task ListSubscriptionsAsync_Payload_KeepsTermsAndRawAnswer()
    {
        string item = PartnerCenterFixture.Payload("subscription.json");
        fixture.Microsoft.OnJson("/v1/customers/c1/subscriptions", $$"""{"items":[{{item}}]}""");

        Subscription subscription = (await fixture.FinishAsync(fixture.Client.ListSubscriptionsAsync(PartnerCenterFixture.Tenant, "c1", default))).ShouldHaveSingleItem();

        subscription.Term.ShouldBe("P3Y");
        subscription.BillingCycle.ShouldBe("triennial");
        subscription.CommitmentEnd.ShouldBe(new DateOnly(2027, 3, 3));
        subscription.RawJson.ShouldContain("cancellationAllowedUntilDate");
    }

    [Fact]
    public async Task ListSubscriptionsAsync_Payload_HasAllThatPagesNeed()
    {
        fixture.Microsoft.OnJson("/v1/customers/c1/subscriptions", $$"""{"items":[{{PartnerCenterFixture.Payload("subscription.json")}}]}""");

        Subscription subscription = (await fixture.FinishAsync(fixture.Client.ListSubscriptionsAsync(PartnerCenterFixture.Tenant, "c1", default)))[0];

        (subscription.RenewalTerm, subscription.PromotionId, subscription.Publisher, subscription.ResellerMpnId)
            .ShouldBe(("P1Y", "DG7GMGF0CMTW:0002:39NFJQT1Q5KL", "Microsoft Corporation", "1234567"));
        (subscription.MigratedFromId, subscription.SuspensionReasons, subscription.Actions, subscription.RefundableQuantity)
            .ShouldBe(("0a1b2c3d-0000-4000-8000-000000000001", "PaymentOverdue", "Edit, Cancel", 4));
        subscription.RefundOptions.ShouldBe(
        [
            new RefundOption("Full", new DateTimeOffset(2024, 3, 5, 23, 59, 0, TimeSpan.Zero)), new RefundOption("Partial", new DateTimeOffset(2024, 3, 11, 23, 59, 0, TimeSpan.Zero)),
        ]);
        subscription.BillingCycleEnd.ShouldBe(new DateOnly(2027, 3, 3));
        subscription.NextTerm.ShouldBe("Renews as 3 × DG7GMGF0CMTW:0003, P1Y, annual, until 2028-06-30.");
    }

    [Theory]
    [InlineData("\"9999-12-31T00:00:00Z\"", null)]
    [InlineData("\"2027-01-13T00:00:00.1184722\"", "2027-01-13")]
    [InlineData("\"0001-01-01T00:00:00\"", null)]
    public async Task ListSubscriptionsAsync_CommitmentEnd_IsReadInAnyDress(string written, string? expected)
    {
        fixture.Microsoft.OnJson("/v1/customers/c1/subscriptions", $$"""{"items":[{"id":"S1","quantity":"25","commitmentEndDate":{{written}} }]}""");

        Subscription subscription = (await fixture.FinishAsync(fixture.Client.ListSubscriptionsAsync(PartnerCenterFixture.Tenant, "c1", default)))[0];

        subscription.CommitmentEnd?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture).ShouldBe(expected);
        subscription.Quantity.ShouldBe(25);
    }

    [Fact]
    public async Task ListInvoicesAsync_NestedAmendments_AreDocumentsOfTheirOwn()
    {
        fixture.Microsoft.OnJson("/v1/invoices", PartnerCenterFixture.Payload("invoices.json"));

        IReadOnlyList<Invoice> invoices = (await ListInvoicesAsync()).Invoices;

        invoices.Select(invoice => invoice.Number).ShouldBe(["G104500011", "G104500010", "D0400ABCDE"]);
        invoices[0].AmendsNumber.ShouldBe("G104500010");
        invoices[1].IsVoided.ShouldBeTrue();
        invoices[2].IsLegacy.ShouldBeTrue();
        invoices[2].Period.ShouldBe(BillingPeriod.Month(2016, 12));
    }

    [Fact]
    public async Task ListInvoicesAsync_InvoiceDetails_TellWhichListsThereAre()
    {
        fixture.Microsoft.OnJson("/v1/invoices", PartnerCenterFixture.Payload("invoices.json"));

        IReadOnlyList<Invoice> invoices = (await ListInvoicesAsync()).Invoices;

        invoices[2].Details.ShouldBe([new InvoiceDetail("office", LineKind.Billed), new InvoiceDetail("azure", LineKind.Usage)]);
        invoices[2].HasUsage.ShouldBeTrue();
        invoices[1].Details.ShouldBe([new InvoiceDetail("onetime", LineKind.Billed)]);
    }

    [Fact]
    public async Task ListInvoicesAsync_AmendmentOfAnAmendment_AmendsTheOneItStandsIn()
    {
        fixture.Microsoft.OnJson("/v1/invoices", """
            {"items":[{"id":"G1","totalCharges":1,"currencyCode":"USD","documentType":"void_note","amendments":[
              {"id":"G2","totalCharges":2,"currencyCode":"USD","documentType":"void_note","amendments":[
                {"id":"G3","totalCharges":3,"currencyCode":"USD","documentType":"adjustment_note"}]}]}]}
            """);

        IReadOnlyList<Invoice> invoices = (await ListInvoicesAsync()).Invoices;

        invoices.ToDictionary(invoice => invoice.Number, invoice => invoice.AmendsNumber)
            .ShouldBe(new Dictionary<string, string?> { ["G1"] = null, ["G2"] = "G1", ["G3"] = "G2" }, ignoreOrder: true);
    }

    [Theory]
    [InlineData("""{"id":"G2","totalCharges":2,"currencyCode":"USD","amendsOf":"G1"},{"id":"G1","totalCharges":1,"currencyCode":"USD"}""")]
    [InlineData("""{"id":"G2","totalCharges":2,"currencyCode":"USD"},{"id":"G1","totalCharges":1,"currencyCode":"USD","amendments":[{"id":"g2","totalCharges":2,"currencyCode":"USD"}]}""")]
    [InlineData("""{"id":"G1","totalCharges":1,"currencyCode":"USD","amendments":[{"id":"G2","totalCharges":2,"currencyCode":"USD"}]},{"id":"G2","totalCharges":2,"currencyCode":"USD"}""")]
    public async Task ListInvoicesAsync_AmendmentNamedFromEitherSide_IsOneDocumentThatAmends(string documents)
    {
        fixture.Microsoft.OnJson("/v1/invoices", $$"""{"items":[{{documents}}]}""");

        IReadOnlyList<Invoice> invoices = (await ListInvoicesAsync()).Invoices;

        invoices.Count.ShouldBe(2);
        invoices.Single(invoice => invoice.Number.Equals("G2", StringComparison.OrdinalIgnoreCase)).AmendsNumber.ShouldBe("G1");
    }

    [Fact]
    public async Task ListInvoicesAsync_InclusivePeriod_BecomesHalfOpen()
    {
        fixture.Microsoft.OnJson("/v1/invoices", """{"items":[{"id":"G1","invoiceDate":"2026-02-06T03:12:44.9021733Z","billingPeriodStartDate":"2026-01-01T00:00:00Z","billingPeriodEndDate":"2026-01-31T00:00:00Z","totalCharges":"18231.07","currencyCode":"eur"}]}""");

        Invoice invoice = (await ListInvoicesAsync()).Invoices[0];

        invoice.Period.ShouldBe(BillingPeriod.Month(2026, 1));
        invoice.Total.ShouldBe(new Money(18231.07m, "EUR"));
    }

    [Fact]
    public async Task ListInvoicesAsync_From_SendsCompoundFilter()
    {
        fixture.Microsoft.OnJson("/v1/invoices", """{"items":[]}""");

        await fixture.Client.ListInvoicesAsync(PartnerCenterFixture.Tenant, new DateOnly(2026, 1, 1), default);

        Uri.UnescapeDataString(fixture.Microsoft.Requests.Single().Address.Query).ShouldContain(
            """{"LeftFilter":{"Field":"InvoiceDate","Value":"2026-01-01","Operator":"greater_than_or_equals"},"RightFilter":""");
    }

    [Theory]
    [InlineData(404, """{"code":3000,"description":"not found"}""", "3000")]
    [InlineData(403, """{"code":"20002","description":"no relationship"}""", "20002")]
    [InlineData(403, "<html>Forbidden</html>", "")]
    [InlineData(400, """{"error":{"code":"BadRequest","message":"no"}}""", "BadRequest")]
    public async Task GetOrganizationAsync_ErrorOfAnyShape_TellsStatusCodeAndAdvice(int status, string body, string code)
    {
        fixture.Microsoft.On("/v1/profiles", _ => FakeMicrosoft.Json(body, (HttpStatusCode)status));

        PartnerCenterException exception = await Should.ThrowAsync<PartnerCenterException>(
            () => fixture.Client.GetOrganizationAsync(PartnerCenterFixture.Tenant, default));

        (exception.Status, exception.Code, exception.IsTransient).ShouldBe((status, code, false));
        exception.Advice.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"totalCount":0}""")]
    [InlineData("""{"code":"1","description":"Something else"}""")]
    public async Task ListCustomerPagesAsync_AnswerWithoutAList_IsNoProofOfNone(string body)
    {
        fixture.Microsoft.OnJson("/v1/customers", body);

        await Should.ThrowAsync<PartnerCenterException>(ListCustomersAsync);
    }

    [Theory]
    [InlineData("""{"companyProfile":{"companyName":"Contoso","domain":"contoso.example"}}""", "Contoso (contoso.example)")]
    [InlineData("""{"companyProfile":"Contoso"}""", "companyProfile")]
    [InlineData("""["aa"]""", "aa")]
    [InlineData("null", "null")]
    public async Task ListCustomerPagesAsync_OneThatCantBeTold_NamesItAfterAllOthers(string item, string named)
    {
        fixture.Microsoft.OnJson("/v1/customers", $$"""{"items":[{"id":"aa"},{{item}},{"id":"bb"}]}""");
        var found = new List<ListedCustomer>();

        PartnerCenterException exception = await Should.ThrowAsync<PartnerCenterException>(() => CollectCustomersAsync(found));

        found.Select(customer => customer.Id).ShouldBe(["aa", "bb"]);
        exception.Message.ShouldContain(named);
        exception.IsTransient.ShouldBeFalse();
    }

    [Theory]
    [InlineData("""{"totalCharges":1.5,"currencyCode":"USD","invoiceDate":"2026-02-06"}""", "a document without a number, of 2026-02-06 over 1.5 USD")]
    [InlineData("""{"id":"G2","currencyCode":"USD"}""", "the document G2, which names no total, without a date")]
    [InlineData("""{"id":"G2","totalCharges":"n/a","currencyCode":"USD"}""", "the document G2, which names no total, without a date")]
    [InlineData("""{"id":"G2","invoiceDetails":"none"}""", """{"id":"G2","invoiceDetails":"none"}""")]
    public async Task ListInvoicesAsync_DocumentWithoutNumberOrTotal_IsNamedBesideTheOthers(string document, string named)
    {
        fixture.Microsoft.OnJson("/v1/invoices", $$"""{"items":[{{document}},{"id":"G1","totalCharges":1,"currencyCode":"USD"}]}""");

        InvoiceList listed = await ListInvoicesAsync();

        listed.Unreadable.ShouldBe([named]);
        listed.Invoices.ShouldHaveSingleItem().Number.ShouldBe("G1");
    }

    [Fact]
    public async Task ListInvoicesAsync_AmendmentThatCantBeRead_LeavesTheDocumentItAmends()
    {
        fixture.Microsoft.OnJson("/v1/invoices", """{"items":[{"id":"G1","totalCharges":1,"currencyCode":"USD","amendments":[{"id":"G2"}]}]}""");

        InvoiceList listed = await ListInvoicesAsync();

        listed.Invoices.ShouldHaveSingleItem().Number.ShouldBe("G1");
        listed.Unreadable.ShouldHaveSingleItem().ShouldContain("G2");
    }

    [Fact]
    public async Task ListCustomerPagesAsync_TokenLapsed_AsksToBeginAnew()
    {
        fixture.Microsoft.OnSequence(
            "/v1/customers",
            _ => FakeMicrosoft.Json("""{"continuationToken":"t1","items":[{"id":"aa"}]}"""),
            _ => FakeMicrosoft.Json("""{"code":"3000","description":"Token expired"}""", HttpStatusCode.BadRequest));

        (await Should.ThrowAsync<PartnerCenterException>(ListCustomersAsync)).IsTransient.ShouldBeTrue();
    }

    [Fact]
    public async Task ListCustomerPagesAsync_EmptyPagesWithEverNewTokens_FailRatherThanGoOnForEver()
    {
        int asked = 0;
        fixture.Microsoft.On("/v1/customers", _ => FakeMicrosoft.Json($$"""{"continuationToken":"t{{++asked}}","items":[]}"""));

        (await Should.ThrowAsync<PartnerCenterException>(ListCustomersAsync)).Message.ShouldContain("doesn't end");
    }

    [Fact]
    public async Task ListCustomerPagesAsync_EmptyPageWithANewToken_IsNoEnd()
    {
        fixture.Microsoft.OnSequence(
            "/v1/customers",
            _ => FakeMicrosoft.Json("""{"continuationToken":"t1","items":[]}"""),
            _ => FakeMicrosoft.Json("""{"items":[{"id":"aa"}]}"""));

        (await ListCustomersAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task ListInvoicesAsync_EmptyPageWithAnOffset_IsTheEnd()
    {
        int asked = 0;
        fixture.Microsoft.On("/v1/invoices", _ => FakeMicrosoft.Json($$$$"""{"items":[],"links":{"next":{"uri":"/invoices?offset={{{{++asked}}}}"}}}"""));

        (await ListInvoicesAsync()).Invoices.ShouldBeEmpty();

        asked.ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"uri":""}""")]
    [InlineData("""{"uri":"/invoices?size=200&offset=N"}""")]
    public async Task ListInvoicesAsync_OffsetIsIgnored_EndsWithTheWholeList(string link)
    {
        // Each answer is the whole list, and names a next page with an offset that was never asked for.
        int asked = 0;
        fixture.Microsoft.On("/v1/invoices", _ => ++asked > 5
            ? throw new InvalidOperationException("It never ends.")
            : FakeMicrosoft.Json("""{"items":[{"id":"G1","totalCharges":1,"currencyCode":"USD"}],"links":{"next":"""
                + link.Replace("N", (asked * 200).ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal) + "}}"));

        IReadOnlyList<Invoice> invoices = (await ListInvoicesAsync()).Invoices;

        invoices.ShouldHaveSingleItem().Number.ShouldBe("G1");
        asked.ShouldBe(2);
    }

    public void Dispose() => fixture.Dispose();

    private Task<InvoiceList> ListInvoicesAsync() => fixture.FinishAsync(fixture.Client.ListInvoicesAsync(PartnerCenterFixture.Tenant, from: null, default));

    private async Task<List<ListedCustomer>> ListCustomersAsync()
    {
        var found = new List<ListedCustomer>();
        Task collecting = CollectCustomersAsync(found);
        await fixture.RunAsync(collecting);
        await collecting;
        return found;
    }

    private async Task CollectCustomersAsync(List<ListedCustomer> found)
    {
        await foreach (IReadOnlyList<ListedCustomer> page in fixture.Client.ListCustomerPagesAsync(PartnerCenterFixture.Tenant, default))
            found.AddRange(page);
    }
}
