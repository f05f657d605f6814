using System.Net;
using System.Security.Cryptography;
using System.Text;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.PartnerCenter;
using HcpCsp.Plugin.PartnerCenter.Lines;
using HcpCsp.Plugin.Tests.Fakes;

namespace HcpCsp.Plugin.Tests.PartnerCenter;

public sealed class PagedLinesTests : IDisposable
{
    private const string Lines = "/v1/invoices/G1/lineitems?";
    private const string LegacyLines = "/v1/invoices/D1/lineitems?provider=";
    private static readonly LineQuery Billed = new LineQuery.Billed(LineKind.Billed, "EUR", "G1", IsLegacy: false);
    private static readonly LineQuery Legacy = new LineQuery.Billed(LineKind.Billed, "EUR", "D1", IsLegacy: true);
    private readonly PartnerCenterFixture fixture = new(("Microsoft:LineItemApi", "v1"));

    [Fact]
    public async Task ReadLinesAsync_SeekPages_AreReadInOrderUnderOneReceipt()
    {
        const string First = """{"continuationToken":"a/b+c=,d","totalCount":2,"items":[{"subtotal":"1.10"},{"subtotal":2.20}]}""";
        const string Second = """{"totalCount":1,"items":[{"subtotal":-3.3}]}""";
        fixture.Microsoft.OnSequence(Lines, _ => FakeMicrosoft.Json(First), _ => FakeMicrosoft.Json(Second));

        (List<InvoiceLine> lines, LineReading reading) = await ReadAsync(Billed);

        lines.Select(line => line.Subtotal).ShouldBe([1.1m, 2.2m, -3.3m]);
        BlobReceipt receipt = reading.ShouldBeOfType<LineReading.Whole>().Receipts.ShouldHaveSingleItem();
        byte[] all = Encoding.UTF8.GetBytes(First + Second);
        receipt.ShouldBe(new BlobReceipt("v1/onetime/billing_line_items", 3, all.Length, Convert.ToHexStringLower(SHA256.HashData(all))));
        fixture.Microsoft.Requests.Select(request => (request.Address.PathAndQuery, request.ContinuationToken)).ShouldBe(
        [
            (Lines + "provider=onetime&invoicelineitemtype=billinglineitems&size=2000", ""),
            (Lines + "provider=onetime&invoicelineitemtype=billinglineitems&size=2000&seekOperation=Next", "a/b+c=,d"),
        ]);
    }

    [Fact]
    public async Task ReadLinesAsync_V1Names_FillTheColumnsOfV2()
    {
        fixture.Microsoft.OnJson(Lines, """
            {"items":[{"customerId":"org:AA","resellerMpnId":0,"mpnId":1234567,"totalForCustomer":"1.19","taxTotal":"0.19","subtotal":1,
              "providerName":"Contoso","productQualifiers":["AddOn","Trial"],"chargeStartDate":"2026-01-04T09:22:40.1767993-08:00",
              "priceAdjustmentDescription":"[\"15.0% credit\"]","quoteId":"q1","orderDate":"2026-01-04T18:48:30.6168285Z"}]}
            """);

        InvoiceLine line = (await ReadAsync(Billed)).Lines.ShouldHaveSingleItem();

        (line.CustomerId, line.Tier2MpnId, line.MpnId).ShouldBe(("org:AA", "0", "1234567"));
        (line.Subtotal, line.TaxTotal, line.Total).ShouldBe((1m, 0.19m, 1.19m));
        (line.PublisherName, line.ProductQualifiers, line.PriceAdjustmentDescription).ShouldBe(("Contoso", "AddOn, Trial", """["15.0% credit"]"""));
        line.ChargeStartDate.ShouldBe(new DateOnly(2026, 1, 4));
        line.OrderDate.ShouldBe(new DateTimeOffset(2026, 1, 4, 18, 48, 30, TimeSpan.Zero).AddTicks(6168285));
        line.Extra.ShouldBe("""{"quoteId":"q1"}""");
    }

    [Fact]
    public async Task ReadLinesAsync_RatesOfUsage_BecomePercentages()
    {
        var usage = new LineQuery.Billed(LineKind.Usage, "EUR", "G1", IsLegacy: false);
        fixture.Microsoft.OnJson(Lines, """
            {"items":[{"unitOfMeasure":"1 Hour","rateOfPartnerEarnedCredit":0.15,"rateOfCredit":"1","billingPreTaxTotal":0.486031696515249,"effectiveUnitPrice":0.1999968000511991808131}]}
            """);

        UsageLine line = (await ReadAsync(usage, UsageLine.Schema)).Lines.ShouldHaveSingleItem();

        // 0.15 is 15 %, 1 is 100 %.
        (line.Unit, line.PartnerEarnedCreditPercentage, line.CreditPercentage).ShouldBe(("1 Hour", 15m, 100m));
        (line.BillingPreTaxTotal, line.EffectiveUnitPrice).ShouldBe((0.486031696515249m, 0.1999968000511991808131m));
        line.Extra.ShouldBeNull();
        fixture.Microsoft.Requests.Single().Address.Query.ShouldBe("?provider=onetime&invoicelineitemtype=usagelineitems&currencycode=EUR&period=previous&size=2000");
    }

    [Theory]
    [InlineData(LineKind.Billed, nameof(UnbilledPeriod.Current), "billinglineitems", "current")]
    [InlineData(LineKind.Usage, nameof(UnbilledPeriod.Last), "usagelineitems", "previous")]
    internal async Task ReadLinesAsync_Unbilled_AsksByCurrencyAndPeriod(LineKind kind, string period, string type, string asked)
    {
        fixture.Microsoft.OnJson("/v1/invoices/unbilled/lineitems?", """{"items":[]}""");

        await ReadAsync(new LineQuery.Unbilled(kind, "USD", Enum.Parse<UnbilledPeriod>(period)));

        fixture.Microsoft.Requests.Single().Address.Query.ShouldBe($"?provider=onetime&invoicelineitemtype={type}&currencycode=USD&period={asked}&size=2000");
    }

    [Fact]
    public async Task ReadLinesAsync_LegacyDocument_IsTheLinesOfBothProvidersWhateverTheSetting()
    {
        using var v2 = new PartnerCenterFixture();
        v2.Microsoft
            .OnSequence(
                LegacyLines + "office",
                _ => FakeMicrosoft.Json("""{"items":[{"offerName":"Seats","amount":20,"totalOtherDiscount":-2,"subtotal":18,"tax":3.42,"totalForCustomer":21.42}],"links":{"next":{"uri":"/invoices/D1/lineitems/Office/BillingLineItems?size=2000&offset=1"}}}"""),
                _ => FakeMicrosoft.Json("""{"items":[{"offerName":"More seats","durableOfferId":"DO1","subtotal":1}]}"""))
            .OnJson(LegacyLines + "azure", """
                {"items":[{"serviceName":"Storage","offerId":"MS-AZR-0145P","consumedQuantity":10.5,"overageQuantity":0.5,"listPrice":0.2,
                  "pretaxCharges":0.1,"taxAmount":0.02,"postTaxTotal":0.12,"pretaxEffectiveRate":0.2,"unit":"GB","includedQuantity":10}]}
                """);

        (List<InvoiceLine> lines, LineReading reading) = await ReadAsync(Legacy, InvoiceLine.Schema, null, v2);

        lines.Select(line => line.ProductName).ShouldBe(["Seats", "More seats", "Storage"]);
        lines.Select(line => (line.Subtotal, line.TaxTotal, line.Total)).ShouldBe([(18m, 3.42m, 21.42m), (1m, null, null), (0.1m, 0.02m, 0.12m)]);
        (lines[0].CostBeforeDiscount, lines[0].TotalOtherDiscount, lines[1].DurableOfferId).ShouldBe((20m, -2m, "DO1"));
        (lines[2].ProductId, lines[2].Quantity, lines[2].BillableQuantity, lines[2].ListPrice, lines[2].UnitType).ShouldBe(("MS-AZR-0145P", 10.5m, 0.5m, 0.2m, "GB"));
        lines[2].Extra.ShouldBe("""{"includedQuantity":10}""");
        reading.ShouldBeOfType<LineReading.Whole>().Receipts.Select(receipt => (receipt.Name, receipt.Rows))
            .ShouldBe([("v1/office/billing_line_items", 2), ("v1/azure/billing_line_items", 1)]);
        v2.Microsoft.Requests.ElementAt(1).Address.Query.ShouldBe("?provider=office&invoicelineitemtype=billinglineitems&size=2000&offset=1");
    }

    [Fact]
    public async Task ReadLinesAsync_LegacyDocumentThatNamesItsLists_ReadsThoseAlone()
    {
        var azure = new LineQuery.Billed(LineKind.Usage, "EUR", "D1", IsLegacy: true) { Details = [new InvoiceDetail("azure", LineKind.Usage), new InvoiceDetail("office", LineKind.Billed)] };
        fixture.Microsoft.OnJson(LegacyLines + "azure&invoicelineitemtype=usagelineitems", """
            {"items":[{"usageDate":"2017-01-03T00:00:00","customerCompanyName":"Contoso","serviceName":"Compute","resourceGuid":"m1","consumedQuantity":3,"region":"EU"}]}
            """);

        UsageLine line = (await ReadAsync(azure, UsageLine.Schema)).Lines.ShouldHaveSingleItem();

        (line.UsageDate, line.CustomerName, line.MeterCategory, line.MeterId, line.Quantity, line.MeterRegion)
            .ShouldBe((new DateOnly(2017, 1, 3), "Contoso", "Compute", "m1", 3m, "EU"));
        fixture.Microsoft.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task ReadLinesAsync_ListsOfNone_AreProvenEmpty()
    {
        fixture.Microsoft.OnJson(LegacyLines, """{"items":[]}""");

        (await ReadAsync(Legacy)).Reading.ShouldBeOfType<LineReading.ProvenEmpty>();

        fixture.Microsoft.Requests.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("""{"items":null}""")]
    [InlineData("""{"totalCount":0}""")]
    [InlineData("""{"items":[{"subtotal":1}]""")]
    [InlineData("""{"items":[17]}""")]
    public async Task ReadLinesAsync_NoWholeListOfLines_IsNoProofOfAnything(string body)
    {
        fixture.Microsoft.OnJson(Lines, body);

        await Should.ThrowAsync<PartnerCenterException>(() => ReadAsync(Billed));
    }

    [Theory]
    [InlineData("""[{"subtotal":1,"productName":"A"},{"subtotal":2}]""", true)]
    [InlineData("""[{"productName":"A","subtotal":"1.00"},{"attributes":null,"subtotal":2}]""", true)]
    [InlineData("""[{"subtotal":2},{"subtotal":1,"productName":"A"}]""", false)]
    [InlineData("""[{"subtotal":1,"productName":"A"},{"subtotal":2.01}]""", false)]
    [InlineData("""[{"subtotal":1,"productName":"A"},{"subtotal":2,"somethingNew":true}]""", false)]
    [InlineData("""[{"subtotal":1,"productName":"A"},{"subtotal":2},{}]""", false)]
    public async Task ReadLinesAsync_KnownTag_IsUnchangedAsLongAsTheLinesSayTheSame(string items, bool isSame)
    {
        fixture.Microsoft.OnSequence(
            Lines,
            _ => FakeMicrosoft.Json("""{"continuationToken":"t","items":[{"subtotal":1,"productName":"A"}]}"""),
            _ => FakeMicrosoft.Json("""{"items":[{"subtotal":2}]}"""),
            _ => FakeMicrosoft.Json($$"""{"items":{{items}}}"""));
        string known = (await ReadAsync(Billed)).Reading.ShouldBeOfType<LineReading.Whole>().ETag;

        LineReading again = (await ReadAsync(Billed, InvoiceLine.Schema, known)).Reading;

        known.ShouldStartWith("v1:");
        (again is LineReading.Unchanged).ShouldBe(isSame);
    }

    [Fact]
    public async Task ReadLinesAsync_TokenLapsed_IsPassingSoThatItBeginsAnew()
    {
        fixture.Microsoft.OnSequence(
            Lines,
            _ => FakeMicrosoft.Json("""{"continuationToken":"t","items":[{"subtotal":1}]}"""),
            _ => FakeMicrosoft.Json("{}", HttpStatusCode.BadRequest));

        (await Should.ThrowAsync<PartnerCenterException>(() => ReadAsync(Billed))).IsTransient.ShouldBeTrue();
    }

    [Fact]
    public async Task ReadLinesAsync_RefusedAtOnce_IsNotPassing()
    {
        fixture.Microsoft.On(Lines, _ => FakeMicrosoft.Json("""{"code":"3000"}""", HttpStatusCode.BadRequest));

        (await Should.ThrowAsync<PartnerCenterException>(() => ReadAsync(Billed))).IsTransient.ShouldBeFalse();
    }

    [Fact]
    public async Task CheckBillingAsync_V1_AsksForOneLineOfTheNewestInvoice()
    {
        fixture.Microsoft
            .OnJson("/v1/invoices?", """{"items":[{"id":"G1","totalCharges":1,"currencyCode":"EUR"}]}""")
            .OnJson(Lines, """{"items":[]}""");

        await fixture.RunAsync(fixture.Get<IPartnerProbe>().CheckBillingAsync(PartnerCenterFixture.Tenant, default));

        fixture.Microsoft.Requests.Last().Address.PathAndQuery.ShouldBe(Lines + "provider=onetime&invoicelineitemtype=billinglineitems&size=1");
    }

    public void Dispose() => fixture.Dispose();

    private Task<(List<InvoiceLine> Lines, LineReading Reading)> ReadAsync(LineQuery query) => ReadAsync(query, InvoiceLine.Schema);

    private async Task<(List<TLine> Lines, LineReading Reading)> ReadAsync<TLine>(
        LineQuery query, LineSchema<TLine> schema, string? knownETag = null, PartnerCenterFixture? other = null)
    {
        PartnerCenterFixture used = other ?? fixture;
        var lines = new List<TLine>();
        LineReading reading = await used.FinishAsync(used.Client.ReadLinesAsync(PartnerCenterFixture.Tenant, query, knownETag, schema, lines.Add, default));
        return (lines, reading);
    }
}
