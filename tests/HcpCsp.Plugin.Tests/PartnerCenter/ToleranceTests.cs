using System.Net;
using System.Text;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.PartnerCenter;
using HcpCsp.Plugin.PartnerCenter.Files;
using HcpCsp.Plugin.Tests.Fakes;

namespace HcpCsp.Plugin.Tests.PartnerCenter;

/// <summary>What Microsoft's services are known to do to their clients, and where it is tested that we bear it.</summary>
/// <remarks>
/// <list type="table">
/// <item><term>byte order mark</term><description><c>…_ByteOrderMark_…</c> here; in files <see cref="LineFileReaderTests"/></description></item>
/// <item><term>numbers as strings</term><description><c>…_NumbersAsText_…</c></description></item>
/// <item><term>ids as number or string, upper case, <c>org:</c></term><description><c>…_IdInAnyDress_…</c></description></item>
/// <item><term>dates with Z, offset, none, 0–7 digits, years 1 and 9999</term><description><c>…_DateInAnyForm_…</c>, <c>…_MomentInAnyForm_…</c></description></item>
/// <item><term>22-decimal prices</term><description><c>…_PriceOf22Decimals_…</c>; beyond 28 digits <c>…_MoreDigitsThanADecimalHolds_…</c></description></item>
/// <item><term>PascalCase and camelCase</term><description><c>…_NamesInAnyCase_…</c></description></item>
/// <item><term>unknown fields and enum values</term><description><c>…_UnknownField_…</c>, <c>…_UnknownValue_…</c></description></item>
/// <item><term>relative, prefixed and broken links</term><description><c>…_LinkOfAnyKind_…</c></description></item>
/// <item><term>continuation tokens with any character</term><description><c>…_TokenOfAnyCharacters_…</c></description></item>
/// <item><term>repeated or empty pages</term><description><c>…_EmptyPage…</c> here, repeated ones in <see cref="ListingTests"/></description></item>
/// <item><term>HTML or empty error bodies; error code as number or string; 429 in the gateway's shape</term><description><c>…_ErrorBodyOfAnyShape_…</c></description></item>
/// </list>
/// </remarks>
public sealed class ToleranceTests : IDisposable
{
    private readonly PartnerCenterFixture fixture = new();

    public static TheoryData<string> Marks => ["UTF-8", "UTF-16LE", "UTF-16BE"];

    [Theory]
    [MemberData(nameof(Marks))]
    public async Task ListCustomerPagesAsync_ByteOrderMark_IsSkipped(string encoding)
    {
        byte[] body = WithMark(encoding, """{"items":[{"id":"aa","companyProfile":{"companyName":"Zoë"}}]}""");
        fixture.Microsoft.On("/v1/customers", _ => new HttpResponseMessage { Content = new ByteArrayContent(body) });

        (await ListCustomersAsync()).ShouldHaveSingleItem().Name.ShouldBe("Zoë");
    }

    [Theory]
    [MemberData(nameof(Marks))]
    public async Task GetOrganizationAsync_ByteOrderMarkOnAnError_IsSkipped(string encoding)
    {
        byte[] body = WithMark(encoding, """{"code":3000,"description":"not found"}""");

        (await RefuseAsync(404, body)).Code.ShouldBe("3000");
    }

    [Fact]
    public async Task ListInvoicesAsync_NumbersAsText_AreRead()
    {
        fixture.Microsoft.OnJson("/v1/invoices", """{"items":[{"id":"G1","totalCharges":"18231.07","paidAmount":" 1","currencyCode":"EUR"},{"id":"G2","totalCharges":-0.5,"currencyCode":"EUR"}]}""");

        IReadOnlyList<Invoice> invoices = (await fixture.FinishAsync(fixture.Client.ListInvoicesAsync(PartnerCenterFixture.Tenant, from: null, default))).Invoices;

        invoices.ToDictionary(invoice => invoice.Number, invoice => invoice.Total.Amount, StringComparer.Ordinal)
            .ShouldBe(new Dictionary<string, decimal>(StringComparer.Ordinal) { ["G1"] = 18231.07m, ["G2"] = -0.5m }, ignoreOrder: true);
    }

    [Fact]
    public async Task ReadAsync_NumbersAsTextInSomeLines_AreTheSameColumn() =>
        (await ReadLinesAsync("""{"UnitPrice":"16"}""", """{"UnitPrice":820}""", """{"UnitPrice":""}""", """{"UnitPrice":null}"""))
            .Select(line => line.UnitPrice).ShouldBe([16m, 820m, null, null]);

    [Theory]
    [InlineData("\"0E195B37-4574-4539-BC42-0E539B9684C0\"", "0e195b37-4574-4539-bc42-0e539b9684c0")]
    [InlineData("\"org:0E195B37-4574-4539-BC42-0E539B9684C0\"", "0e195b37-4574-4539-bc42-0e539b9684c0")]
    [InlineData("\" 0e195b37-4574-4539-bc42-0e539b9684c0 \"", "0e195b37-4574-4539-bc42-0e539b9684c0")]
    [InlineData("4870137", "4870137")]
    public async Task ListCustomerPagesAsync_IdInAnyDress_IsOneForm(string written, string expected)
    {
        fixture.Microsoft.OnJson("/v1/customers", $$"""{"items":[{"id":{{written}} }]}""");

        (await ListCustomersAsync()).ShouldHaveSingleItem().Id.ShouldBe(expected);
    }

    [Theory]
    [InlineData("\"org:0E195B37-4574-4539-BC42-0E539B9684C0\"", "0e195b37-4574-4539-bc42-0e539b9684c0")]
    [InlineData("4870137", "4870137")]
    [InlineData("\"\"", CustomerId.Unassigned)]
    public async Task ReadAsync_IdInAnyDress_IsOneForm(string written, string expected) =>
        CustomerId.Normalize((await ReadLinesAsync($$"""{"CustomerId":{{written}} }""")).Single().CustomerId).ShouldBe(expected);

    [Theory]
    [InlineData("2026-01-31", "2026-01-31")]
    [InlineData("2026-01-31T23:59:59", "2026-01-31")]
    [InlineData("2026-01-31T23:59:59Z", "2026-01-31")]
    [InlineData("2026-01-31T23:59:59.1234567+05:30", "2026-01-31")]
    [InlineData("0001-01-01T00:00:00", null)]
    [InlineData("9999-12-31T00:00:00Z", null)]
    public async Task ReadAsync_DateInAnyForm_IsTheWrittenDay(string written, string? expected) =>
        (await ReadLinesAsync($$"""{"ChargeStartDate":"{{written}}"}""")).Single().ChargeStartDate
            .ShouldBe(expected is null ? null : DateOnly.Parse(expected, System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("2026-01-14T09:31:02Z", "2026-01-14T09:31:02.0000000+00:00")]
    [InlineData("2026-01-14T09:31:02.1", "2026-01-14T09:31:02.1000000+00:00")]
    [InlineData("2026-01-14T09:31:02.1184722Z", "2026-01-14T09:31:02.1184722+00:00")]
    [InlineData("2026-01-14T09:31:02.118+02:00", "2026-01-14T07:31:02.1180000+00:00")]
    [InlineData("2026-01-14", "2026-01-14T00:00:00.0000000+00:00")]
    [InlineData("0001-01-01T00:00:00", null)]
    [InlineData("9999-12-31T23:59:59.9999999Z", null)]
    public async Task ReadAsync_MomentInAnyForm_IsUtc(string written, string? expected) =>
        (await ReadLinesAsync($$"""{"OrderDate":"{{written}}"}""")).Single().OrderDate?.ToUniversalTime()
            .ToString("O", System.Globalization.CultureInfo.InvariantCulture).ShouldBe(expected);

    [Theory]
    [InlineData("1234.4249751243781094527363")]
    [InlineData("\"-0.0000000000000000000001\"")]
    public async Task ReadAsync_PriceOf22Decimals_LosesNone(string written)
    {
        InvoiceLine line = (await ReadLinesAsync($$"""{"EffectiveUnitPrice":{{written}} }""")).Single();

        line.EffectiveUnitPrice.ShouldBe(decimal.Parse(written.Trim('"'), System.Globalization.CultureInfo.InvariantCulture));
        line.Extra.ShouldBeNull();
    }

    [Fact]
    public async Task ReadAsync_MoreDigitsThanADecimalHolds_KeepsTheTextToo()
    {
        InvoiceLine line = (await ReadLinesAsync("""{"EffectiveUnitPrice":0.12345678901234567890123456789012}""")).Single();

        line.EffectiveUnitPrice.ShouldNotBeNull().ShouldBe(0.1234567890123456789012345679m, tolerance: 0.0000000000000000000000000001m);
        line.Extra.ShouldBe("""{"EffectiveUnitPrice":0.12345678901234567890123456789012}""");
    }

    [Fact]
    public async Task ListCustomerPagesAsync_NamesInAnyCase_AreRead()
    {
        fixture.Microsoft.OnJson("/v1/customers", """{"Items":[{"ID":"aa","COMPANYPROFILE":{"CompanyName":"Contoso"}}]}""");

        (await ListCustomersAsync()).ShouldHaveSingleItem().Name.ShouldBe("Contoso");
    }

    [Fact]
    public async Task ReadAsync_NamesInAnyCase_AreTheSameColumn() =>
        (await ReadLinesAsync("""{"CustomerName":"a","PCToBCExchangeRate":1}""", """{"customerName":"b","pcToBCExchangeRate":2}""", """{"CUSTOMERNAME":"c","pctobcexchangerate":3}"""))
            .Select(line => (line.CustomerName, line.PCToBCExchangeRate)).ShouldBe([("a", 1m), ("b", 2m), ("c", 3m)]);

    [Fact]
    public async Task ReadAsync_UnknownField_IsKeptOnTheLine() =>
        (await ReadLinesAsync("""{"Subtotal":1,"SustainabilityCredit":"0.5","Nested":{"a":[1,null]}}""")).Single().Extra
            .ShouldBe("""{"SustainabilityCredit":"0.5","Nested":{"a":[1,null]}}""");

    [Fact]
    public async Task ReadAsync_UnknownValue_IsKeptAsText() =>
        (await ReadLinesAsync("""{"ChargeType":"quantumEntangle","BillingFrequency":7}""")).Select(line => (line.ChargeType, line.BillingFrequency))
            .ShouldBe([("quantumEntangle", "7")]);

    [Fact]
    public async Task ListSubscriptionsAsync_UnknownValue_IsKeptAsText()
    {
        fixture.Microsoft.OnJson("/v1/customers/c1/subscriptions", """{"items":[{"id":"s1","status":"Hibernating","billingCycle":"every_other_tuesday","termDuration":"P7Y"}]}""");

        Subscription subscription = (await fixture.Client.ListSubscriptionsAsync(PartnerCenterFixture.Tenant, "c1", default)).ShouldHaveSingleItem();

        (subscription.Status, subscription.BillingCycle, subscription.Term).ShouldBe(("hibernating", "every_other_tuesday", "P7Y"));
    }

    [Theory]
    [InlineData("/customers?size=500&seekOperation=Next")]
    [InlineData("/v1/customers?size=500&seekOperation=Next")]
    [InlineData("/v1//customers?size=500?seekOperation=Next")]
    [InlineData("https://api.partnercenter.microsoft.com/v1/customers?seekOperation=Next")]
    [InlineData("/customers/org:OneTime-1?seekoperation=Next")]
    [InlineData("/customers?izes=500&seekOperation=Next")]
    [InlineData("")]
    [InlineData("http://[broken")]
    [InlineData("::::")]
    [InlineData("%%%")]
    public async Task ListCustomerPagesAsync_LinkOfAnyKind_LeadsToTheNextPage(string link)
    {
        fixture.Microsoft.OnSequence(
            "/v1/customers",
            _ => FakeMicrosoft.Json($$"""{"items":[{"id":"aa"}],"links":{"next":{"uri":"{{link}}","headers":[{"key":"MS-ContinuationToken","value":"t"}]} } }"""),
            _ => FakeMicrosoft.Json("""{"items":[{"id":"bb"}]}"""));

        (await ListCustomersAsync()).Select(customer => customer.Id).ShouldBe(["aa", "bb"]);

        Asked next = fixture.Microsoft.Requests.Last();
        next.Address.AbsolutePath.ShouldBe("/v1/customers");
        next.Address.Query.ShouldContain("seekOperation=Next", Case.Insensitive);
        next.ContinuationToken.ShouldBe("t");
    }

    [Theory]
    [InlineData("a/b+c=,d;e")]
    [InlineData("%2Fnot%20decoded%3D")]
    [InlineData("with space:and \"quotes\"")]
    [InlineData("AAAA==,{1f3},[x]|~^`<>@\\\\")]
    public async Task ListCustomerPagesAsync_TokenOfAnyCharacters_IsSentAsItCame(string token)
    {
        await using var server = new RawServer(request => RawAnswer.Json(request.Header("MS-ContinuationToken").Length > 0
            ? """{"items":[{"id":"bb"}]}"""
            : $$"""{"continuationToken":"{{System.Text.Json.JsonEncodedText.Encode(token)}}","items":[{"id":"aa"}]}"""));
        using PartnerCenterFixture overHttp = PartnerCenterFixture.OverHttp(server.Address);

        (await overHttp.ListCustomersAsync()).Count.ShouldBe(2);

        server.Requests.Last().Header("MS-ContinuationToken").ShouldBe(token);
    }

    [Fact]
    public async Task ListCustomerPagesAsync_EmptyPageBetweenOthers_IsWalkedOver()
    {
        fixture.Microsoft.OnSequence(
            "/v1/customers",
            _ => FakeMicrosoft.Json("""{"continuationToken":"t1","items":[{"id":"aa"}]}"""),
            _ => FakeMicrosoft.Json("""{"continuationToken":"t2","items":[]}"""),
            _ => FakeMicrosoft.Json("""{"items":[{"id":"bb"}]}"""));

        (await ListCustomersAsync()).Select(customer => customer.Id).ShouldBe(["aa", "bb"]);
    }

    [Theory]
    [InlineData(403, "", "", "No reason was given.")]
    [InlineData(403, "<html><body>Forbidden</body></html>", "", "No reason was given.")]
    [InlineData(403, "Forbidden", "", "No reason was given.")]
    [InlineData(403, """{"code":"20002","desc""", "", "No reason was given.")]
    [InlineData(403, """["20002"]""", "", "No reason was given.")]
    [InlineData(403, """{"code":20002,"description":"none"}""", "20002", "none")]
    [InlineData(403, """{"Code":"20002","Description":"none","data":[],"source":"PartnerFD"}""", "20002", "none")]
    [InlineData(403, """{"code":{},"description":["x"]}""", "", "No reason was given.")]
    [InlineData(403, """{"code":"\ud800","description":"x"}""", "", "No reason was given.")]
    [InlineData(403, """{"error":{"code":"Forbidden","message":"none"}}""", "Forbidden", "none")]
    [InlineData(403, """{"error":"access_denied"}""", "", "No reason was given.")]
    [InlineData(429, """{"statusCode":429,"message":"Rate limit is exceeded. Try again in 57 seconds."}""", "", "Rate limit is exceeded. Try again in 57 seconds.")]
    public async Task GetOrganizationAsync_ErrorBodyOfAnyShape_IsOneFailure(int status, string body, string code, string reason)
    {
        PartnerCenterException exception = await RefuseAsync(status, Encoding.UTF8.GetBytes(body));

        (exception.Status, exception.Code, exception.IsTransient).ShouldBe((status, code, status == 429));
        exception.Message.ShouldEndWith(": " + reason);
    }

    public void Dispose() => fixture.Dispose();

    private static byte[] WithMark(string encoding, string text)
    {
        Encoding marked = encoding switch
        {
            "UTF-16LE" => new UnicodeEncoding(bigEndian: false, byteOrderMark: true),
            "UTF-16BE" => new UnicodeEncoding(bigEndian: true, byteOrderMark: true),
            _ => new UTF8Encoding(encoderShouldEmitUTF8Identifier: true),
        };
        return [.. marked.GetPreamble(), .. marked.GetBytes(text)];
    }

    private static async Task<List<InvoiceLine>> ReadLinesAsync(params string[] lines)
    {
        var found = new List<InvoiceLine>();
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', lines)));
        await new LineFileReader<InvoiceLine>(InvoiceLine.Schema, static (_, _) => { }).ReadAsync(stream, found.Add, TestContext.Current.CancellationToken);
        return found;
    }

    private async Task<PartnerCenterException> RefuseAsync(int status, byte[] body)
    {
        fixture.Microsoft.On("/v1/profiles", _ => new HttpResponseMessage((HttpStatusCode)status) { Content = new ByteArrayContent(body) });
        return await Should.ThrowAsync<PartnerCenterException>(
            () => fixture.FinishAsync(fixture.Client.GetOrganizationAsync(PartnerCenterFixture.Tenant, default)));
    }

    private Task<List<ListedCustomer>> ListCustomersAsync() => fixture.ListCustomersAsync();
}
