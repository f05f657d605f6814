using System.Net;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.PartnerCenter;
using HcpCsp.Plugin.PartnerCenter.Calls;
using HcpCsp.Plugin.PartnerCenter.Lines;
using HcpCsp.Plugin.Tests.Fakes;

namespace HcpCsp.Plugin.Tests.PartnerCenter;

/// <summary>Microsoft's own documentation samples, where they are kept beside the project: they aren't ours to copy into it.</summary>
public sealed class MicrosoftSamplesTests : IDisposable
{
    private static readonly LineQuery Lines = new LineQuery.Billed(LineKind.Billed, "USD", "G1", IsLegacy: false);
    private static readonly LineQuery Usage = new LineQuery.Billed(LineKind.Usage, "USD", "G1", IsLegacy: false);
    private readonly PartnerCenterFixture fixture = new(("Microsoft:LineItemApi", "v1"));

    [Fact]
    public async Task Customers_Sample_AreThree()
    {
        fixture.Microsoft.OnJson("/v1/customers", Sample("01-customers-collection.json"));
        var found = new List<ListedCustomer>();

        await foreach (IReadOnlyList<ListedCustomer> page in fixture.Client.ListCustomerPagesAsync(PartnerCenterFixture.Tenant, default))
            found.AddRange(page);

        found.Select(customer => (customer.Id, customer.Name)).ShouldBe(
        [
            ("c5757d70-06f3-4f23-8367-5a9e55019f94", "Contoso190"), ("7b26b357-9ca3-48b8-a58e-4febe2662a5d", "Contoso"), ("bfbd6ef0-311f-47ec-bbd7-0fcb7846661b", "Contoso"),
        ]);
    }

    [Fact]
    public async Task Customer_Sample_HasProfileAndDomains()
    {
        fixture.Microsoft.OnJson("/v1/customers/", Sample("02-customer-by-id.json"));

        CustomerLookup lookup = await fixture.Get<ICustomerCalls>().FindCustomerAsync(PartnerCenterFixture.Tenant, "eebd1b55-5360-4438-a11d-5c06918c3014", default);

        CustomerProfile customer = lookup.ShouldBeOfType<CustomerLookup.Found>().Customer;
        (customer.Id, customer.CommerceId).ShouldBe(("eebd1b55-5360-4438-a11d-5c06918c3014", "99e6a635-48e7-424d-9059-c9db944e3c54"));
        customer.Address.ShouldBe(new PostalAddress("US", "wa", "", "redmond", "98052", "1 ms way", "", "1234567890"));
        (customer.Billing!.Culture, customer.AllowsDelegatedAccess, customer.CustomDomains.Single()).ShouldBe(("en-US", true, "abcdefgh1234.ccsctp.net"));
    }

    [Fact]
    public async Task Subscription_Sample_HasItsTerms()
    {
        fixture.Microsoft.OnJson("/v1/customers/c1/subscriptions", $$"""{"items":[{{Sample("03-subscriptions-collection.json")}}]}""");

        Subscription subscription = (await fixture.Client.ListSubscriptionsAsync(PartnerCenterFixture.Tenant, "c1", default)).ShouldHaveSingleItem();

        (subscription.Id, subscription.OfferId, subscription.Quantity).ShouldBe(("924671ba-eab9-45d7-95ed-dbd9477f182b", "DG7GMGF0FKZV:0003:DG7GMGF0DQLM", 1));
        (subscription.Term, subscription.BillingCycle, subscription.BillingType, subscription.CommitmentEnd).ShouldBe(("P3Y", "triennial", "license", new DateOnly(2024, 10, 14)));
        subscription.CancellationAllowedUntil.ShouldBe(new DateTimeOffset(2021, 11, 14, 23, 59, 0, TimeSpan.Zero));
        subscription.CreatedAt.ShouldBe(new DateTimeOffset(2021, 10, 15, 21, 28, 19, TimeSpan.Zero).AddTicks(3058617));
        (subscription.Publisher, subscription.IsMicrosoftProduct, subscription.ResellerMpnId).ShouldBe(("Microsoft", true, ""));
    }

    [Fact]
    public async Task Invoices_Sample_AreThreeDocuments()
    {
        fixture.Microsoft.OnJson("/v1/invoices", Sample("04-invoices-collection.json"));

        IReadOnlyList<Invoice> invoices = (await fixture.FinishAsync(fixture.Client.ListInvoicesAsync(PartnerCenterFixture.Tenant, from: null, default))).Invoices;

        invoices.Select(invoice => (invoice.Number, invoice.Total, invoice.DocumentType, invoice.AmendsNumber)).ShouldBe(
        [
            ("G000024131", new Money(107661.12m, "CHF"), "adjustment_note", "G000024130"),
            ("G000024130", new Money(586366m, "CHF"), "void_note", null),
            ("D02005YFHI", new Money(24606.35m, "GBP"), "invoice", null),
        ]);
        (invoices[2].PaidAmount, invoices[2].IsLegacy).ShouldBe((1000m, true));
        invoices[2].Details.ShouldBe([new InvoiceDetail("office", LineKind.Billed)]);
    }

    [Fact]
    public async Task Lines_SampleWithContinuation_AreReadToTheEnd()
    {
        List<InvoiceLine> lines = await ReadAsync("05-lineitems-onetime-page-with-continuation.json", Lines, InvoiceLine.Schema);

        lines.Select(line => (line.UnitPrice, line.EffectiveUnitPrice, line.BillableQuantity)).ShouldBe([(431.8m, 496.07m, 0.0159369774m), (26.35m, 496.07m, 0.0130687981m)]);
        lines.Select(line => (line.Subtotal, line.TaxTotal, line.Total)).ShouldBe([(431.8m, 38.87m, 470.67m), (26.35m, 2.37m, 28.72m)]);
        lines.Select(line => CustomerId.Normalize(line.CustomerId)).ShouldBe(["9060d13d-c5ed-482e-b059-a15a38000000", "9060d13d-c5ed-482e-b059-a15a38cbb28e"]);
        (lines[0].PublisherName, lines[0].SubscriptionEndDate, lines[0].Tier2MpnId).ShouldBe(("Test Networks Inc", new DateOnly(2019, 2, 2), "0"));
        fixture.Microsoft.Requests.Last().ContinuationToken.ShouldEndWith(",0d81c700-98b4-4b13-9129-ffd5620f72e7");
    }

    [Fact]
    public async Task Lines_SampleWithNumbersAsStrings_HaveTheSameFigures()
    {
        List<InvoiceLine> lines = await ReadAsync("06-lineitems-onetime-numbers-as-strings.json", Lines, InvoiceLine.Schema);

        lines.Select(line => (line.UnitPrice, line.Quantity, line.Subtotal, line.TaxTotal, line.Total))
            .ShouldBe([(0m, 25m, 0m, 0m, 0m), (16m, 50m, 720m, 73m, 793m), (820m, 1m, 820m, 0m, 0m)]);
        lines.Select(line => line.ProductQualifiers).ShouldBe(["AddOn, Trial", null, null]);
        lines.Select(line => line.Tier2MpnId).ShouldBe(["4649221", "0", "0"]);
        (lines[1].EffectiveUnitPrice, lines[1].PromotionId, lines[2].BillableQuantity).ShouldBe((14.4m, "78bcf906-b945-4210-8818-cfb93caf12a1", 3.1618m));
        (lines[2].ChargeStartDate, lines[2].ChargeEndDate).ShouldBe((new DateOnly(2019, 2, 4), new DateOnly(2019, 3, 3)));
    }

    [Fact]
    public async Task Usage_Sample_KeepsEveryDigit()
    {
        List<UsageLine> lines = await ReadAsync("07-daily-rated-usage-page.json", Usage, UsageLine.Schema);

        lines.Select(line => (line.UnitPrice, line.Quantity, line.BillingPreTaxTotal)).ShouldBe(
            [(0.0209496384791679m, 23.200004m, 0.486031696515249m), (0.0209951014286867m, 23.350007m, 0.490235765325545m)]);
        (lines[1].EffectiveUnitPrice, lines[1].PartnerEarnedCreditPercentage, lines[1].CreditPercentage).ShouldBe((0.1999968000511991808131m, 0m, 100m));
        (lines[0].UsageDate, lines[0].Unit, lines[0].CustomerId, lines[1].EntitlementId)
            .ShouldBe((new DateOnly(2018, 11, 13), "1 Hour", null, "66bada28-271e-4b7a-aaf5-c0ead6312345"));
    }

    [Fact]
    public async Task Error_Sample_IsAnUnknownMpn()
    {
        string body = Sample("08-error-404-mpn-not-found.json");
        fixture.Microsoft.On("/v1/profiles/mpn", _ => FakeMicrosoft.Json(body, HttpStatusCode.NotFound));

        (await fixture.Get<IProfileCalls>().FindMpnAsync(PartnerCenterFixture.Tenant, "9999999", default)).ShouldBe(new MpnLookup.Unknown());
    }

    [Fact]
    public async Task Export_SampleOperationAndManifest_LeadToTheFile()
    {
        using var graph = new PartnerCenterFixture();
        graph.Microsoft
            .On("/v1.0/reports/partners/billing/usage/billed/export", static _ => FakeMicrosoft.Accepted("https://graph.microsoft.com/v1.0/reports/partners/billing/operations/op1"))
            .OnJson("/v1.0/reports/partners/billing/operations/op1", Sample("09-graph-export-operation-succeeded.json"))
            .OnJson("/v1.0/reports/partners/billing/manifests/8fe347d7-1e0f-4bd6-9091-4672691f32db", Sample("10-graph-export-manifest.json"));

        LineExport export = (await graph.FinishAsync(graph.Exports.ExportAsync(PartnerCenterFixture.Tenant, Usage, default))).ShouldNotBeNull();

        (export.ETag, export.CreatedAt).ShouldBe(("WYjLro78HdMg6vUWR", new DateTimeOffset(2023, 3, 9, 6, 34, 34, 870, TimeSpan.Zero)));
        export.BlobNames.ShouldBe(["part-00049-b016029b-a7a7-4c46-9b5e-c925ac317ac6.c000.json.gz"]);
        export.Access.RootDirectory.AbsoluteUri.ShouldEndWith("/InvoiceId=G031809528/InvoiceVersion=202311/Fragment=basic/PartitionType=default");
        export.Access.Signature.ShouldContain("se=2023-12-13T12%3A37%3A17Z");
    }

    public void Dispose() => fixture.Dispose();

    private static string Sample(string name)
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string path = Path.Combine(folder.FullName, "shared", "reference", "payloads", name);
            if (File.Exists(path))
                return File.ReadAllText(path);
        }

        Assert.Skip($"Microsoft's documentation sample {name} isn't kept beside the project (shared/reference/payloads).");
        return "";
    }

    private async Task<List<TLine>> ReadAsync<TLine>(string sample, LineQuery query, LineSchema<TLine> schema)
    {
        string page = Sample(sample);
        fixture.Microsoft.OnSequence("/v1/invoices/G1/lineitems", _ => FakeMicrosoft.Json(page), _ => FakeMicrosoft.Json("""{"items":[]}"""));
        var lines = new List<TLine>();
        await fixture.FinishAsync(fixture.Client.ReadLinesAsync(PartnerCenterFixture.Tenant, query, null, schema, lines.Add, default));
        return lines;
    }
}
