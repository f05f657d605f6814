using System.Net;
using System.Text.Json;
using HcpCsp.TestHost.Simulator;
using HcpCsp.TestHost.Simulator.Data;

namespace HcpCsp.TestHost.Tests.Simulator;

/// <summary>Partner Center's calls that a reading client makes, beside invoices and their lines.</summary>
public sealed class ReadingCallTests(SimulatorFixture fixture) : IClassFixture<SimulatorFixture>
{
    private SimulatorServer Server => fixture.Server;

    private PartnerTenant Partner => Server.World.Partners[0];

    [Fact]
    public async Task Customer_ById_SaysMoreThanTheList()
    {
        using var api = await ApiClient.SignInAsync(Server);
        var customer = Partner.ListedCustomers.First(one => one.Number % 5 != 0 && one.Reseller is not null);

        var read = await api.ReadAsync("/v1/customers/" + customer.TenantId.ToString().ToUpperInvariant());

        read.GetProperty("commerceId").GetGuid().ShouldBe(customer.CommerceId);
        read.GetProperty("billingProfile").GetProperty("defaultAddress").GetProperty("country").GetString().ShouldBe(customer.Country);
        read.GetProperty("customDomains")[0].GetString().ShouldBe(customer.Domain);
        read.GetProperty("associatedPartnerId").GetGuid().ShouldBe(customer.Reseller!.TenantId);
        (await api.ReadAsync($"/v1/customers/{customer.TenantId}/profiles/billing")).GetProperty("companyName").GetString().ShouldBe(customer.Name);
        (await api.ReadAsync($"/v1/customers/{customer.TenantId}/profiles/company")).GetProperty("tenantId").GetGuid().ShouldBe(customer.TenantId);
    }

    [Fact]
    public async Task Customers_OfAReseller_AreItsOwn()
    {
        using var api = await ApiClient.SignInAsync(Server);
        var resellers = (await api.ReadAsync("/v1/relationships?relationship_type=IsIndirectCloudSolutionProviderOf")).GetProperty("items");
        var reseller = resellers[0].GetProperty("id").GetGuid();

        var page = await api.ReadAsync("/v1/customers?filter=" + Filter("IndirectReseller", $"{reseller}"));

        page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetGuid())
            .ShouldBe(Partner.ListedCustomers.Where(customer => customer.Reseller?.TenantId == reseller).Select(customer => customer.TenantId));
        page.GetProperty("items").GetArrayLength().ShouldBeGreaterThan(0);
        resellers[0].GetProperty("mpnId").ValueKind.ShouldBe(JsonValueKind.String);
        (await api.GetAsync("/v1/relationships")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("Domain", true)]
    [InlineData("Country", false)]
    public async Task Customers_FilteredByField_AreFoundOrRefused(string field, bool isKnown)
    {
        using var api = await ApiClient.SignInAsync(Server);
        var domain = Partner.ListedCustomers.First().Domain;

        using var response = await api.GetAsync("/v1/customers?filter=" + Filter(field, domain.ToUpperInvariant()));

        response.StatusCode.ShouldBe(isKnown ? HttpStatusCode.OK : HttpStatusCode.BadRequest);
        if (isKnown)
            (await ApiClient.JsonOf(response)).GetProperty("items").GetArrayLength().ShouldBe(1);
    }

    [Theory]
    [InlineData("/v1/customers/11111111-2222-4333-8444-555555555555", 404, "60003")]
    [InlineData("/v1/customers/not-an-id", 400, "900118")]
    [InlineData("/v1/customers/CUSTOMER/subscriptions/11111111-2222-4333-8444-555555555555", 404, "20003")]
    [InlineData("/v1/customers/CUSTOMER/subscriptions?order_id=000000000000", 404, "20000")]
    [InlineData("/v1/invoices/G000000001/documents/statement", 404, "1000")]
    [InlineData("/v1/nothing", 404, "1000")]
    public async Task Ids_Unknown_AreRefusedWithTheirCode(string path, int status, string code)
    {
        using var api = await ApiClient.SignInAsync(Server);

        using var response = await api.GetAsync(path.Replace("CUSTOMER", $"{Partner.ListedCustomers.First().TenantId}", StringComparison.Ordinal));

        ((int)response.StatusCode).ShouldBe(status);
        (await ApiClient.JsonOf(response)).GetProperty("code").GetString().ShouldBe(code);
    }

    [Fact]
    public async Task Subscriptions_OfAllCustomers_HoldEachFieldSomewhere()
    {
        using var api = await ApiClient.SignInAsync(Server);
        var subscriptions = new List<JsonElement>();
        foreach (var customer in Partner.ListedCustomers.ToList())
            subscriptions.AddRange((await api.ReadAsync($"/v1/customers/{customer.TenantId}/subscriptions")).GetProperty("items").EnumerateArray());

        string[] optional =
        [
            "parentSubscriptionId", "commitmentEndDateTime", "billingCycleEndDate", "billingCycleEndDateTime", "cancellationAllowedUntilDate", "refundOptions",
            "refundableQuantity", "promotionId", "migratedFromSubscriptionId", "scheduledNextTermInstructions", "nextChargeInstructions", "actions", "suspensionReasons",
        ];
        foreach (var name in optional)
        {
            subscriptions.ShouldContain(subscription => Has(subscription, name), name);
            subscriptions.ShouldContain(subscription => !Has(subscription, name), name);
        }

        subscriptions.Select(subscription => subscription.GetProperty("partnerId").GetString()).Distinct().Count().ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task Subscriptions_Narrowed_AreThoseAskedFor()
    {
        using var api = await ApiClient.SignInAsync(Server);
        var (customer, addon) = Partner.ListedCustomers.SelectMany(one => Partner.Lines.Subscriptions(one).Select(held => (one, held)))
            .First(pair => pair.held.ParentId is not null && pair.held.Start <= Partner.ThisMonth);
        var root = $"/v1/customers/{customer.TenantId}/subscriptions";

        var addons = await api.ReadAsync($"{root}/{addon.ParentId}/addons");
        var ofOrder = await api.ReadAsync($"{root}?order_id={addon.AlternateId}");
        var ofOtherReseller = await api.ReadAsync($"{root}?mpn_id=1234567");

        Ids(addons).ShouldContain(addon.Id);
        Ids(ofOrder).ShouldBe([addon.Id]);
        Ids(ofOtherReseller).ShouldBeEmpty();

        static List<Guid> Ids(JsonElement page) => [.. page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetGuid())];
    }

    [Fact]
    public async Task Balances_OfTheInvoices_LeaveVoidOnesOut()
    {
        using var api = await ApiClient.SignInAsync(Server);
        var documents = (await api.ReadAsync("/v1/invoices")).GetProperty("items").EnumerateArray()
            .SelectMany(item => item.TryGetProperty("amendments", out var amendments) ? amendments.EnumerateArray().Prepend(item) : [item])
            .Where(item => item.GetProperty("documentType").GetString() != "void_note" && item.GetProperty("currencyCode").GetString() == "USD");

        var summary = await api.ReadAsync("/v1/invoices/summary");
        var summaries = await api.ReadAsync("/v1/invoices/summaries");
        var links = await api.ReadAsync("/v1/invoices/estimates/links?currencyCode=usd");

        summary.GetProperty("balanceAmount").GetDecimal()
            .ShouldBe(documents.Sum(item => item.GetProperty("totalCharges").GetDecimal() - item.GetProperty("paidAmount").GetDecimal()));
        summaries.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("currencyCode").GetString()).ShouldBe(["USD", "JPY"]);
        summary.GetProperty("lastPaymentDate").GetString().ShouldBe("0001-01-01T00:00:00");
        var first = links.GetProperty("items")[0].GetProperty("link").GetProperty("uri").GetString();
        (await api.ReadAsync("/v1" + first)).GetProperty("totalCount").GetInt32().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Usage_OfPartnerAndCustomers_Agrees()
    {
        using var api = await ApiClient.SignInAsync(Server);

        var summary = await api.ReadAsync("/v1/usagesummary");
        var records = (await api.ReadAsync("/v1/customers/usagerecords")).GetProperty("items").EnumerateArray().ToList();
        var record = records.First(one => one.GetProperty("totalCost").GetDecimal() > 0 && Has(one.GetProperty("budget"), "amount"));
        var customer = record.GetProperty("resourceId").GetGuid();
        var one = await api.ReadAsync($"/v1/customers/{customer}/usagesummary");
        var plans = (await api.ReadAsync($"/v1/customers/{customer}/subscriptions/usagerecords")).GetProperty("items");
        var budget = await api.ReadAsync($"/v1/customers/{customer}/usagebudget");

        summary.GetProperty("customersWithUsageBasedSubscription").GetInt32().ShouldBe(records.Count);
        summary.GetProperty("customersOverBudget").GetInt32().ShouldBeLessThanOrEqualTo(summary.GetProperty("customersTrendingOver").GetInt32());
        records.ShouldContain(other => !Has(other.GetProperty("budget"), "amount"));
        Cost(one).ShouldBe(Cost(record));
        plans.EnumerateArray().Sum(Cost).ShouldBe(Cost(record));
        budget.GetProperty("amount").GetDecimal().ShouldBe(record.GetProperty("budget").GetProperty("amount").GetDecimal());

        static decimal Cost(JsonElement record) => record.GetProperty("totalCost").GetDecimal();
    }

    [Fact]
    public async Task AuditRecords_OfAQuarter_NameEachKindOfChange()
    {
        using var api = await ApiClient.SignInAsync(Server);

        var records = await api.ItemsAsync("/v1/auditrecords?startDate=2026-08-26&endDate=2026-11-23&size=100");
        var filtered = await api.ItemsAsync("/v1/auditrecords?startDate=2026-08-26&endDate=2026-11-23&filter=" + Filter("ResourceType", "INVOICE", "equals"));

        var kinds = records.Select(record => record.GetProperty("operationType").GetString()).Distinct();
        foreach (var kind in new[] { "ready_invoice", "create_order", "update_subscription", "create_credit", "increase_spending_limit", "delete_customer", "remove_partner_customer_relationship" })
            kinds.ShouldContain(kind);
        records.Select(record => record.GetProperty("id").GetGuid()).ShouldBeUnique();
        filtered.ShouldAllBe(record => record.GetProperty("resourceType").GetString() == "invoice");
        filtered.Count.ShouldBe(records.Count(record => record.GetProperty("resourceType").GetString() == "invoice"));
        (await api.GetAsync("/v1/auditrecords?filter=" + Filter("UserName", "x", "equals"))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private static bool Has(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;

    private static string Filter(string field, string value, string by = "starts_with") =>
        Uri.EscapeDataString($$"""{"Field":"{{field}}","Value":"{{value}}","Operator":"{{by}}"}""");
}
