using System.Globalization;
using System.Net;
using System.Text.Json;
using HcpCsp.TestHost.Simulator;
using HcpCsp.TestHost.Simulator.Data;
using HcpCsp.TestHost.Simulator.Faults;

namespace HcpCsp.TestHost.Tests.Simulator;

/// <summary>Partner Center v1's line items, raw over HTTP.</summary>
public sealed class LineItemTests(SimulatorFixture fixture) : IClassFixture<SimulatorFixture>
{
    private const string Query = "provider=onetime&invoicelineitemtype=billinglineitems";

    private SimulatorServer Server => fixture.Server;

    private InvoiceDocument Document => Server.World.Partners[0].Invoices.Documents[0];

    [Fact]
    public async Task Lines_PageAfterPage_AreThoseOfTheExport()
    {
        using var api = await ApiClient.SignInAsync(Server);

        var items = await api.ItemsAsync($"/v1/invoices/{Document.Id}/lineitems?{Query}&size=400");
        var rows = await api.RowsAsync("reconciliation/billed", Document.Id);

        items.Select(item => Key(item, "subtotal", "taxTotal", "totalForCustomer")).ShouldBe(rows.Select(row => Key(row, "Subtotal", "TaxTotal", "Total")));
        var header = await api.ReadAsync("/v1/invoices/" + Document.Id);
        items.Sum(item => ApiClient.Number(item, "totalForCustomer")).ShouldBe(header.GetProperty("totalCharges").GetDecimal());

        static (string, decimal, decimal, decimal) Key(JsonElement row, string subtotal, string tax, string total) => (
            (row.TryGetProperty("subscriptionId", out var id) ? id : row.GetProperty("SubscriptionId")).GetString()!,
            ApiClient.Number(row, subtotal), ApiClient.Number(row, tax), ApiClient.Number(row, total));
    }

    [Theory]
    [InlineData("lineitems?Provider=OneTime&InvoiceLineItemType=BillingLineItems&size=3")]
    [InlineData("lineitems?provider=one_time&invoicelineitemtype=billing_line_items&size=3")]
    [InlineData("lineitems/OneTime/BillingLineItems?size=3")]
    public async Task Lines_AskedInAnyForm_AreTheSame(string path)
    {
        using var api = await ApiClient.SignInAsync(Server);

        var page = await api.ReadAsync($"/v1/invoices/OneTime-{Document.Id}/{path}");
        var plain = await api.ReadAsync($"/v1/invoices/{Document.Id}/lineitems?{Query}&size=3");

        page.GetProperty("items").GetRawText().ShouldBe(plain.GetProperty("items").GetRawText());
        page.GetProperty("totalCount").GetInt32().ShouldBe(3);
    }

    [Theory]
    [InlineData("?invoicelineitemtype=billinglineitems")]
    [InlineData("?provider=onetime")]
    [InlineData("?provider=onetime&invoicelineitemtype=nothing")]
    [InlineData("?provider=office&invoicelineitemtype=billinglineitems")]
    [InlineData("?provider=onetime&invoicelineitemtype=billinglineitems&seekOperation=Next")]
    [InlineData("?provider=onetime&invoicelineitemtype=usagelineitems&currencycode=JPY")]
    public async Task Lines_AskedWrongly_AreRefused(string query)
    {
        using var api = await ApiClient.SignInAsync(Server);

        using var response = await api.GetAsync($"/v1/invoices/{Document.Id}/lineitems{query}");

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Lines_OfUnknownInvoice_AreNotFound()
    {
        using var api = await ApiClient.SignInAsync(Server);

        using var response = await api.GetAsync("/v1/invoices/G000000001/lineitems?" + Query);

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Lines_ByDefault_AreDressedDifferently()
    {
        using var api = await ApiClient.SignInAsync(Server);

        var items = await api.ItemsAsync($"/v1/invoices/{Document.Id}/lineitems?{Query}");

        foreach (var name in new[] { "unitPrice", "subtotal", "mpnId", "resellerMpnId", "billableQuantity" })
            items.Select(item => item.GetProperty(name).ValueKind).Distinct().ShouldBe([JsonValueKind.Number, JsonValueKind.String], ignoreOrder: true, name);
        Ids(items).ShouldContain(id => id.StartsWith("org:", StringComparison.Ordinal));
        Ids(items).ShouldContain(id => IsGuid(id));
        items.ShouldContain(item => HasStrayKey(item));
        items.ShouldAllBe(item => decimal.IsInteger(ApiClient.Number(item, "quantity")));
        items.ShouldContain(item => !decimal.IsInteger(ApiClient.Number(item, "billableQuantity")));
        items.ShouldContain(item => item.GetProperty("productQualifiers").GetArrayLength() > 0);
        items.ShouldContain(item => item.GetProperty("chargeStartDate").GetString()!.EndsWith("-08:00", StringComparison.Ordinal));
        items.ShouldContain(item => item.GetProperty("chargeStartDate").GetString()!.EndsWith('Z'));
        items.ShouldAllBe(item => !item.GetProperty("pcToBCExchangeRateDate").GetString()!.EndsWith('Z'));
        items.Select(item => item.GetProperty("priceAdjustmentDescription").GetString()!).Where(text => text.Length > 0)
            .ShouldAllBe(text => JsonDocument.Parse(text, default).RootElement.ValueKind == JsonValueKind.Array);
    }

    [Fact]
    public async Task Usage_OfInvoice_BreaksDownItsAzureLines()
    {
        using var api = await ApiClient.SignInAsync(Server);
        var path = $"/v1/invoices/{Document.Id}/lineitems?provider=onetime&invoicelineitemtype=usagelineitems&currencycode=usd&period=previous&size=2000";

        var usage = await api.ItemsAsync(path);
        var earning = await api.ItemsAsync(path + "&hasPartnerEarnedCredit=true");
        var plain = await api.ItemsAsync(path + "&hasPartnerEarnedCredit=false");
        var lines = await api.ItemsAsync($"/v1/invoices/{Document.Id}/lineitems?{Query}");

        var azure = lines.Where(line => line.GetProperty("meterDescription").GetString() is { Length: > 0 } && line.GetProperty("chargeType").GetString() is "new" or "New");
        // The rows have 15 decimals each; the lines are cut to cents, in dollars and in the billing currency, so each lacks less than two cents.
        var difference = usage.Sum(row => ApiClient.Number(row, "billingPreTaxTotal")) - azure.Sum(line => ApiClient.Number(line, "subtotal"));
        difference.ShouldBeInRange(-0.000000001m, azure.Count() * 0.02m);
        (earning.Count + plain.Count).ShouldBe(usage.Count);
        earning.ShouldAllBe(row => row.GetProperty("hasPartnerEarnedCredit").GetBoolean());
        plain.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Unbilled_Lines_AreThoseOfTheExport()
    {
        using var api = await ApiClient.SignInAsync(Server);

        var items = await api.ItemsAsync($"/v1/invoices/unbilled/lineitems?{Query}&currencycode=usd&period=current&size=2000");
        var rows = await api.RowsAsync("reconciliation/unbilled", new { currencyCode = "USD", billingPeriod = "current" });
        var billedMeanwhile = await api.ItemsAsync($"/v1/invoices/unbilled/lineitems?{Query}&currencycode=usd&period=previous");

        items.Sum(item => ApiClient.Number(item, "totalForCustomer")).ShouldBe(rows.Sum(row => ApiClient.Number(row, "Total")));
        items.Count.ShouldBe(rows.Count);
        items.ShouldAllBe(item => item.GetProperty("invoiceNumber").GetString() == "");
        billedMeanwhile.ShouldBeEmpty();
        (await api.GetAsync($"/v1/invoices/unbilled/lineitems?{Query}&period=current")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Lines_NumbersAndIdsSwitched_AreAllAlike()
    {
        using var api = await ApiClient.SignInAsync(Server);
        var path = $"/v1/invoices/{Document.Id}/lineitems?{Query}&size=200";
        var mixed = await api.ItemsAsync(path);

        var strings = await ItemsWithAsync(api, path, "all-strings", "org-ids");
        var numbers = await ItemsWithAsync(api, path, "all-numbers", "no-org-ids");

        strings.Select(item => item.GetProperty("subtotal").ValueKind).Distinct().ShouldBe([JsonValueKind.String]);
        numbers.Select(item => item.GetProperty("subtotal").ValueKind).Distinct().ShouldBe([JsonValueKind.Number]);
        Ids(strings).ShouldAllBe(id => id.Length == 0 || id.StartsWith("org:", StringComparison.Ordinal));
        Ids(numbers).ShouldAllBe(id => !id.StartsWith("org:", StringComparison.Ordinal));
        strings.Sum(item => ApiClient.Number(item, "subtotal")).ShouldBe(mixed.Sum(item => ApiClient.Number(item, "subtotal")));
    }

    [Fact]
    public async Task Legacy_LinesByOffset_ComeToTheHeader()
    {
        using var switched = new SwitchedFaults(Server, "legacy");
        using var api = await ApiClient.SignInAsync(Server);
        var header = (await api.ReadAsync("/v1/invoices")).GetProperty("items").EnumerateArray()
            .First(item => item.GetProperty("invoiceType").GetString() == "Recurring");
        var id = header.GetProperty("id").GetString()!;

        var licenses = await OffsetsAsync(api, $"/v1/invoices/{id}/lineitems?provider=office&invoicelineitemtype=billinglineitems&size=7");
        var usage = await OffsetsAsync(api, $"/v1/invoices/Recurring-{id}/lineitems/Azure/BillingLineItems?size=7");
        var days = await OffsetsAsync(api, $"/v1/invoices/{id}/lineitems?provider=azure&invoicelineitemtype=usagelineitems&size=500");

        id.ShouldStartWith("D");
        header.GetProperty("invoiceDetails").GetArrayLength().ShouldBe(3);
        licenses.Count.ShouldBeGreaterThan(7);
        (licenses.Sum(line => line.GetProperty("totalForCustomer").GetDecimal()) + usage.Sum(line => line.GetProperty("postTaxTotal").GetDecimal()))
            .ShouldBe(header.GetProperty("totalCharges").GetDecimal());
        days.Sum(day => day.GetProperty("consumedQuantity").GetDecimal()).ShouldBe(usage.Sum(line => line.GetProperty("consumedQuantity").GetDecimal()));
        licenses.ShouldAllBe(line => line.GetProperty("chargeStartDate").GetString()!.Length == 19);
        (await api.GetAsync($"/v1/invoices/{id}/lineitems?{Query}")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await api.GetAsync($"/v1/invoices/{id}/documents/statement")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Legacy_ByDefault_IsNotThere()
    {
        using var api = await ApiClient.SignInAsync(Server);

        var all = await api.ReadAsync("/v1/invoices");

        all.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("invoiceType").GetString()).Distinct().ShouldBe(["OneTime"]);
    }

    private static async Task<List<JsonElement>> OffsetsAsync(ApiClient api, string path)
    {
        var items = new List<JsonElement>();
        string? next = path;
        while (next is not null)
        {
            var page = await api.ReadAsync(next);
            items.AddRange(page.GetProperty("items").EnumerateArray());
            next = page.GetProperty("links").TryGetProperty("next", out var link) ? "/v1" + link.GetProperty("uri").GetString() : null;
        }

        return items;
    }

    private static bool IsGuid(string text) => Guid.TryParse(text, out _);

    private static bool HasStrayKey(JsonElement item) => item.TryGetProperty("attributes/objectType", out _);

    private static IEnumerable<string> Ids(IEnumerable<JsonElement> items) => items.Select(item => item.GetProperty("customerId").GetString()!);

    private async Task<List<JsonElement>> ItemsWithAsync(ApiClient api, string path, params string[] faults)
    {
        using var switched = new SwitchedFaults(Server, faults);
        return await api.ItemsAsync(path);
    }
}
