using System.Net;
using System.Net.Http.Headers;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.PartnerCenter;
using HcpCsp.Plugin.PartnerCenter.Calls;
using HcpCsp.Plugin.PartnerCenter.Http;
using HcpCsp.Plugin.Tests.Fakes;

namespace HcpCsp.Plugin.Tests.PartnerCenter;

public sealed class CallTests : IDisposable
{
    private readonly PartnerCenterFixture fixture = new();

    [Fact]
    public async Task FindCustomerAsync_Known_HasItsProfile()
    {
        fixture.Microsoft.OnJson("/v1/customers/aa", """
            {"id":"AA","commerceId":"cc","companyProfile":{"companyName":"Contoso","domain":"contoso.example","email":"a@contoso.example","address":{"country":"US","postalCode":98052}},
             "billingProfile":{"firstName":"Ada","culture":"en-US","defaultAddress":{"city":"Redmond"}},"relationshipToPartner":"reseller","allowDelegatedAccess":true,"customDomains":["contoso.example"]}
            """);

        CustomerProfile customer = (await Customers().FindCustomerAsync(PartnerCenterFixture.Tenant, "aa", default)).ShouldBeOfType<CustomerLookup.Found>().Customer;

        (customer.Id, customer.CommerceId, customer.Name, customer.Address!.PostalCode).ShouldBe(("aa", "cc", "Contoso", "98052"));
        (customer.Billing!.FirstName, customer.Billing.Address!.City, customer.AllowsDelegatedAccess).ShouldBe(("Ada", "Redmond", true));
        customer.CustomDomains.ShouldBe(["contoso.example"]);
    }

    [Theory]
    [InlineData(403, "\"20002\"", "20002")]
    [InlineData(404, "60003", "60003")]
    [InlineData(404, "\"1000\"", "1000")]
    public async Task FindCustomerAsync_NoLongerOurs_IsGone(int status, string code, string expected)
    {
        fixture.Microsoft.On("/v1/customers/aa", _ => FakeMicrosoft.Json($$"""{"code":{{code}},"description":"gone"}""", (HttpStatusCode)status));

        (await Customers().FindCustomerAsync(PartnerCenterFixture.Tenant, "aa", default)).ShouldBe(new CustomerLookup.Gone(expected));
    }

    [Fact]
    public async Task FindCustomerAsync_RoleIsMissing_IsAFault()
    {
        fixture.Microsoft.On("/v1/customers/aa", _ => FakeMicrosoft.Json("""{"code":"2032"}""", HttpStatusCode.Forbidden));

        await Should.ThrowAsync<PartnerCenterException>(() => Customers().FindCustomerAsync(PartnerCenterFixture.Tenant, "aa", default));
    }

    [Fact]
    public async Task ListAzureEntitlementsAsync_OfAPlan_AreItsAzureSubscriptions()
    {
        fixture.Microsoft.OnJson("/v1/customers/c1/subscriptions/p1/azureEntitlements", """{"items":[{"id":"E1","friendlyName":"Shop","status":"Active","subscriptionId":"P1"}]}""");

        (await Customers().ListAzureEntitlementsAsync(PartnerCenterFixture.Tenant, "c1", "p1", default)).ShouldBe([new AzureEntitlement("e1", "Shop", "active", "p1")]);
    }

    [Fact]
    public async Task ListAzureEntitlementsAsync_PlanIsGone_AreNone()
    {
        fixture.Microsoft.On("/v1/customers/c1/", _ => FakeMicrosoft.Json("""{"code":800111}""", HttpStatusCode.NotFound));

        (await Customers().ListAzureEntitlementsAsync(PartnerCenterFixture.Tenant, "c1", "p1", default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task ListUsageRecordsAsync_TwentyDecimals_AreKept()
    {
        fixture.Microsoft.OnJson("/v1/customers/usagerecords", """
            {"items":[{"resourceId":"AA","name":"Contoso","totalCost":12.34567890123456789012,"usdTotalCost":13.5,"currencyCode":"EUR","budget":{"amount":100},"percentUsed":"12.3","isUpgraded":true},
                      {"resourceId":"bb","totalCost":0,"currencyLocale":"USD","budget":{}}]}
            """);

        IReadOnlyList<UsageEstimate> records = await Customers().ListUsageRecordsAsync(PartnerCenterFixture.Tenant, default);

        (records[0].CustomerId, records[0].Cost, records[0].Budget, records[0].IsAzurePlan)
            .ShouldBe(("aa", new Money(12.34567890123456789012m, "EUR"), new Money(100m, "EUR"), true));
        (records[1].Cost, records[1].Budget).ShouldBe((new Money(0m, "USD"), null));
    }

    [Theory]
    [InlineData("""{"amount":100,"usageSpendingBudget":100}""", "100")]
    [InlineData("""{"usageSpendingBudget":50.5}""", "50.5")]
    [InlineData("{}", null)]
    public async Task FindUsageBudgetAsync_Answer_IsTheAmountOrNone(string body, string? expected)
    {
        fixture.Microsoft.OnJson("/v1/customers/c1/usagebudget", body);

        (await Customers().FindUsageBudgetAsync(PartnerCenterFixture.Tenant, "c1", default))?.ToString(System.Globalization.CultureInfo.InvariantCulture).ShouldBe(expected);
    }

    [Fact]
    public async Task GetPartnerUsageSummaryAsync_Summary_HasCostAndCounts()
    {
        fixture.Microsoft.OnJson("/v1/usagesummary", """{"totalCost":"1234.5678901234567890","currencyLocale":"EUR","customersOverBudget":2,"customersTrendingOver":"1","customersWithUsageBasedSubscription":14,"billingStartDate":"2026-02-01T00:00:00","billingEndDate":"2026-02-28T00:00:00Z"}""");

        PartnerUsageEstimate usage = await fixture.FinishAsync(Customers().GetPartnerUsageSummaryAsync(PartnerCenterFixture.Tenant, default));

        usage.Cost.ShouldBe(new Money(1234.5678901234567890m, "EUR"));
        (usage.CustomersOverBudget, usage.CustomersTrendingOver, usage.CustomersWithUsage).ShouldBe((2, 1, 14));
        usage.BillingStart.ShouldBe(new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task GetUsageSummaryAsync_WithoutACost_IsNoneOfZero()
    {
        fixture.Microsoft.OnJson("/v1/customers/c1/usagesummary", """{"currencyCode":"EUR"}""");

        await Should.ThrowAsync<PartnerCenterException>(() => Customers().GetUsageSummaryAsync(PartnerCenterFixture.Tenant, "c1", default));
    }

    [Fact]
    public async Task FindInvoiceAsync_Known_ComesWithItsAmendments()
    {
        fixture.Microsoft.OnJson("/v1/invoices/G1", """{"id":"G1","totalCharges":1,"currencyCode":"USD","amendments":[{"id":"G2","totalCharges":2,"currencyCode":"USD"}]}""");

        IReadOnlyList<Invoice> found = await Invoices().FindInvoiceAsync(PartnerCenterFixture.Tenant, "G1", default);

        found.Select(invoice => (invoice.Number, invoice.AmendsNumber)).ShouldBe([("G2", "G1"), ("G1", null)]);
    }

    [Fact]
    public async Task FindInvoiceAsync_Unknown_IsNone() => (await Invoices().FindInvoiceAsync(PartnerCenterFixture.Tenant, "G9", default)).ShouldBeEmpty();

    [Fact]
    public async Task ListInvoicesAsync_FromUntil_SendsBothBounds()
    {
        fixture.Microsoft.OnJson("/v1/invoices", """{"items":[]}""");

        await Invoices().ListInvoicesAsync(PartnerCenterFixture.Tenant, new DateOnly(2026, 1, 1), new DateOnly(2026, 2, 1), default);

        Uri.UnescapeDataString(fixture.Microsoft.Requests.Single().Address.Query).ShouldContain(
            """{"LeftFilter":{"Field":"InvoiceDate","Value":"2026-01-01","Operator":"greater_than_or_equals"},"RightFilter":{"Field":"InvoiceDate","Value":"2026-02-01","Operator":"less_than"},"Operator":"and"}""");
    }

    [Fact]
    public async Task ListSummariesAsync_EmptyDates_AreNone()
    {
        fixture.Microsoft.OnJson("/v1/invoices/summaries", """
            {"items":[{"balanceAmount":"10.50","currencyCode":"USD","lastPaymentDate":"0001-01-01T00:00:00","lastPaymentAmount":0,"latestInvoiceDate":"2026-02-06T00:00:00",
              "details":[{"invoiceType":"OneTime","summary":{"balanceAmount":10.5,"currencyCode":"USD"}}]}]}
            """);

        InvoiceSummary summary = (await Invoices().ListSummariesAsync(PartnerCenterFixture.Tenant, default)).ShouldHaveSingleItem();

        (summary.Balance, summary.LastPayment, summary.LastPaymentAt).ShouldBe((new Money(10.5m, "USD"), null, null));
        summary.Parts.ShouldHaveSingleItem().InvoiceType.ShouldBe("OneTime");
    }

    [Fact]
    public async Task OpenStatementAsync_Pdf_IsStreamed()
    {
        fixture.Microsoft.On("/v1/invoices/G1/documents/statement", _ => Document("%PDF-1.7"u8.ToArray(), "application/pdf"));

        await using Stream stream = await Invoices().OpenStatementAsync(PartnerCenterFixture.Tenant, "G1", default);
        using var reader = new StreamReader(stream);

        (await reader.ReadToEndAsync(TestContext.Current.CancellationToken)).ShouldBe("%PDF-1.7");
    }

    [Fact]
    public async Task OpenStatementAsync_SomethingElse_IsRefused()
    {
        fixture.Microsoft.On("/v1/invoices/G1/documents/statement", _ => Document("<html>"u8.ToArray(), "text/html"));

        await Should.ThrowAsync<PartnerCenterException>(() => Invoices().OpenStatementAsync(PartnerCenterFixture.Tenant, "G1", default));
    }

    [Fact]
    public async Task OpenStatementAsync_Endless_BreaksOffAtTheBound()
    {
        fixture.Microsoft.On("/v1/invoices/G1/documents/statement", _ => Document(new byte[DocumentStream.MostBytes + 1], "application/pdf"));
        await using Stream stream = await Invoices().OpenStatementAsync(PartnerCenterFixture.Tenant, "G1", default);

        (await Should.ThrowAsync<PartnerCenterException>(() => stream.CopyToAsync(Stream.Null))).Message.ShouldContain("larger");
    }

    [Fact]
    public async Task ListPagesAsync_LongAgo_IsCutOffAtNinetyDays()
    {
        fixture.Microsoft.OnSequence(
            "/v1/auditrecords",
            _ => FakeMicrosoft.Json("""{"continuationToken":"t","items":[{"id":"r1","customerId":"org:AA","operationType":"add_customer","operationDate":"2026-02-01T10:00:00Z","customizedData":[{"key":"k","value":"v"}]}]}"""),
            _ => FakeMicrosoft.Json("""{"items":[{"id":"r2","resourceNewValue":"{}"}]}"""));

        List<AuditRecord> records = await AuditAsync(new DateOnly(2020, 1, 1), new DateOnly(2026, 2, 9), AuditFilter.ByCompany("cont"));

        // 2026-02-09 is the 90th day from 2025-11-12 on.
        Uri.UnescapeDataString(fixture.Microsoft.Requests.First().Address.Query)
            .ShouldBe("""?startDate=2025-11-12&endDate=2026-02-09&size=500&filter={"Field":"CompanyName","Value":"cont","Operator":"substring"}""");
        records.Select(record => (record.Id, record.CustomerId)).ShouldBe([("r1", "aa"), ("r2", CustomerId.Unassigned)]);
        records[0].Details.ShouldBe([KeyValuePair.Create("k", "v")]);
    }

    [Fact]
    public async Task ListPagesAsync_AllBeforeNinetyDays_AsksNothing()
    {
        (await AuditAsync(new DateOnly(2020, 1, 1), new DateOnly(2020, 12, 31), filter: null)).ShouldBeEmpty();

        fixture.Microsoft.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task FindMpnAsync_Known_IsThePartner()
    {
        fixture.Microsoft.OnJson("/v1/profiles/mpn?mpnId=1234567", """{"mpnId":1234567,"partnerName":"Fabrikam"}""");

        (await Profiles().FindMpnAsync(PartnerCenterFixture.Tenant, "1234567", default)).ShouldBe(new MpnLookup.Known(new MpnProfile("1234567", "Fabrikam")));
    }

    [Fact]
    public async Task FindMpnAsync_NoPartnerOfThatId_IsUnknown()
    {
        fixture.Microsoft.On("/v1/profiles/mpn", _ => FakeMicrosoft.Json("""{"code":3000,"description":"not found"}""", HttpStatusCode.NotFound));

        (await Profiles().FindMpnAsync(PartnerCenterFixture.Tenant, "9", default)).ShouldBe(new MpnLookup.Unknown());
    }

    [Fact]
    public async Task GetBillingAsync_Answer_NamesCurrencyAndDay()
    {
        fixture.Microsoft.OnJson("/v1/profiles/billing", """{"companyName":"Contoso","billingCurrency":"eur","taxId":"T1","billingDay":8}""");

        BillingProfile profile = await Profiles().GetBillingAsync(PartnerCenterFixture.Tenant, default);

        (profile.Currency, profile.BillingDay, profile.TaxId).ShouldBe(("EUR", 8, "T1"));
    }

    [Fact]
    public async Task GetLegalBusinessAsync_Answer_NamesTheVetting()
    {
        fixture.Microsoft.OnJson("/v1/profiles/legalbusiness?vettingVersion=Current", """{"companyName":"Contoso","vettingStatus":"Authorized","address":{"country":"DE"}}""");

        LegalBusinessProfile profile = await Profiles().GetLegalBusinessAsync(PartnerCenterFixture.Tenant, default);

        (profile.VettingStatus, profile.Address!.Country).ShouldBe(("authorized", "DE"));
    }

    public void Dispose() => fixture.Dispose();

    private static HttpResponseMessage Document(byte[] content, string mediaType)
    {
        var response = new HttpResponseMessage { Content = new ByteArrayContent(content) };
        response.Content.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        return response;
    }

    private ICustomerCalls Customers() => fixture.Get<ICustomerCalls>();

    private IInvoiceCalls Invoices() => fixture.Get<IInvoiceCalls>();

    private IProfileCalls Profiles() => fixture.Get<IProfileCalls>();

    private async Task<List<AuditRecord>> AuditAsync(DateOnly from, DateOnly to, AuditFilter? filter)
    {
        async Task<List<AuditRecord>> CollectAsync()
        {
            var found = new List<AuditRecord>();
            await foreach (IReadOnlyList<AuditRecord> page in fixture.Get<IAuditCalls>().ListPagesAsync(PartnerCenterFixture.Tenant, from, to, filter, default))
                found.AddRange(page);
            return found;
        }

        return await fixture.FinishAsync(CollectAsync());
    }
}
