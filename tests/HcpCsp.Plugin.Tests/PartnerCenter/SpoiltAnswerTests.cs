using System.Text;
using CsCheck;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.PartnerCenter;
using HcpCsp.Plugin.PartnerCenter.Files;
using HcpCsp.Plugin.PartnerCenter.Http;
using HcpCsp.Plugin.PartnerCenter.Wire;
using HcpCsp.Plugin.Tests.Fakes;

namespace HcpCsp.Plugin.Tests.PartnerCenter;

/// <summary>Whatever bytes come: they are read, or there is one kind of failure; never another exception, never a hang.</summary>
public sealed class SpoiltAnswerTests : IDisposable
{
    private const long Cases = 2000;
    private static readonly CallTrace Call = new("GET v1/anything", "", "");
    private readonly PartnerCenterFixture fixture = new();

    [Fact]
    public Task ReadAsync_SpoiltInvoiceLines_AreReadOrRefused() => ReadSpoiltAsync(InvoiceLine.Schema, """
        {"PartnerId":"11111111-2222-3333-4444-555555555555","CustomerId":"org:0E195B37","InvoiceNumber":"G1","OrderDate":"2026-01-14T09:31:02.1184722Z","UnitPrice":"16","Quantity":3,"Subtotal":10.01,"ChargeStartDate":"2026-01-14T00:00:00-08:00","Total":11,"TotalForCustomer":12,"ProductQualifiers":["AddOn"],"Flavour":{"a":1}}
        {"partnerId":"11111111-2222-3333-4444-555555555555","customerName":"Zo\u00eb","EffectiveUnitPrice":0.4249751243781094527363,"PublisherName":"Micro\u0073oft","ChargeEndDate":"1/31/2026","OrderDate":null}
        """);

    [Fact]
    public Task ReadAsync_SpoiltUsageLines_AreReadOrRefused() => ReadSpoiltAsync(UsageLine.Schema, """
        {"CustomerId":"aa","UsageDate":"2026-01-14","Tags":"{\"a\":\"b\"}","AdditionalInfo":"","Quantity":1.5E2,"BillingPreTaxTotal":"0.01","PCToBCExchangeRateDate":"2026-01-01","BenefitID":"x","BenefitId":"y"}
        {"UsageDate":"2026-01-15T00:00:00Z","UnitPrice":12345678901234567890123456789012345,"ResourceURI":"/subscriptions/a"}
        """);

    [Fact]
    public void Parse_SpoiltAnswers_AreReadOrRefused()
    {
        const string Links = ""","links":{"next":{"uri":"/customers?size=2?seekOperation=Next","headers":[{"key":"MS-ContinuationToken","value":"a,b="}]}}""";
        Gen<byte[]> answers = Mutation.Of(
            PartnerCenterFixture.Payload("customers.json"),
            PartnerCenterFixture.Payload("subscription.json"),
            PartnerCenterFixture.Payload("invoices.json"),
            PartnerCenterFixture.Payload("09-graph-export-operation-succeeded.json"),
            PartnerCenterFixture.Payload("10-graph-export-manifest.json"),
            $$"""{"totalCount":1,"continuationToken":"t","items":[{"id":"aa"}]{{Links}} }""",
            """{"tenantId":"aa","companyName":"Contoso","domain":"c.example"}""",
            """{"items":[{"id":"D1","invoiceDate":"9999-12-31T23:59:59Z","billingPeriodStartDate":"2026-01-01","billingPeriodEndDate":"9998-12-31","totalCharges":"1e28","currencyCode":"EUR","amendments":[{"id":"D2","totalCharges":-1,"amendments":[]}]}]}""",
            """{"items":[{"id":"s","quantity":"1E20","commitmentEndDate":"9998-12-31T23:59:59-14:00","scheduledNextTermInstructions":{"quantity":2,"customTermEndDate":"0001-01-02T00:00:00+14:00"},"refundOptions":[{"type":"Full","expiresAt":"2026-01-01"}]}]}""",
            """{"items":[{"totalCost":"79228162514264337593543950335","budget":{"amount":"x"},"percentUsed":1e300,"balanceAmount":0,"operationDate":"2026-02-30","customizedData":[{"key":1,"value":null}],"details":[{"invoiceType":"OneTime","summary":{"balanceAmount":1}}]}]}""",
            """{"id":"aa","companyProfile":{"tenantId":4,"companyName":"C","address":{"country":"DE"}},"relationshipToPartner":"reseller"}""");

        answers.Sample(
            static body =>
            {
                var answer = new ApiAnswer(JsonBody.Decode(body), Call, Location: null, RetryAfter: null, IsMfaCompliant: null);
                Expect(() => ApiCaller.Parse(answer, WireJsonContext.Default.CustomerResponse, static response => response.ToProfile()));
                Expect(() => ApiCaller.Parse(answer, WireJsonContext.Default.OrganizationResponse, static response => response.ToModel()));
                Expect(() => ApiCaller.Parse(answer, WireJsonContext.Default.OperationResponse));
                Expect(() => ApiCaller.Parse(answer, WireJsonContext.Default.ManifestResponse));
                Expect(() => ApiCaller.Parse(answer, WireJsonContext.Default.MpnProfileResponse));
                Expect(() => ApiCaller.Parse(answer, WireJsonContext.Default.BillingProfileResponse));
                Expect(() => ApiCaller.Parse(answer, WireJsonContext.Default.LegalBusinessProfileResponse));
                Expect(() => ApiCaller.Parse(answer, WireJsonContext.Default.BudgetResponse));
                Expect(() => ApiCaller.Parse(answer, WireJsonContext.Default.PartnerUsageResponse, static response => response.ToModel()));
                Expect(() => ListingPage.Read(answer).ReadAll(WireJsonContext.Default.SubscriptionResponse, static (response, _) => response.ToModel("c", "")));
                Expect(() => ListingPage.Read(answer).ReadAll(WireJsonContext.Default.CustomerResponse, static (response, _) => response.ToModel()));
                Expect(() => ListingPage.Read(answer).ReadAll(WireJsonContext.Default.InvoiceResponse, static (response, _) => response.ToModels([]).ToList()));
                Expect(() => ListingPage.Read(answer).ReadAll(WireJsonContext.Default.AuditRecordResponse, static (response, _) => response.ToModel()));
                Expect(() => ListingPage.Read(answer).ReadAll(WireJsonContext.Default.UsageEstimateResponse, static (response, _) => response.ToModel(null)));
                Expect(() => ListingPage.Read(answer).ReadAll(WireJsonContext.Default.AzureEntitlementResponse, static (response, _) => response.ToModel()));
                Expect(() => ListingPage.Read(answer).ReadAll(WireJsonContext.Default.InvoiceSummaryResponse, static (response, _) => response.ToModel()));
            },
            iter: Cases,
            threads: 1,
            print: Print);
    }

    [Fact]
    public void Refused_SpoiltErrorBodies_AreOneFailure() => Mutation.Of(
            """{"code":"20002","description":"The partner has no commerce relationship.","data":[],"source":"PartnerFD"}""",
            """{"code":3000,"description":"not found"}""",
            """{"statusCode":429,"message":"Rate limit is exceeded. Try again in 57 seconds."}""",
            """{"error":{"code":"Forbidden","message":"No.","innerError":{"date":"2026-02-09T08:00:00","request-id":"r","client-request-id":"c"}}}""",
            "<html><body>Bad Gateway</body></html>",
            "")
        .Sample(static body => Failures.Refused(403, JsonBody.Decode(body).Span, Call).Status.ShouldBe(403), iter: Cases, threads: 1, print: Print);

    [Fact]
    public void Read_SpoiltLinks_AreWrittenAsAQueryOrNone() => Mutation.Of(
            "/customers?size=2&seekOperation=Next",
            "/v1//customers?size=2?seekOperation=Next&filter=%7B%22Field%22%3A%22a%22%7D",
            "https://elsewhere.example/a?b=%E9%ff&=x&&?")
        .Sample(
            static link =>
            {
                IReadOnlyList<KeyValuePair<string, string>> query = LinkQuery.Read(Encoding.UTF8.GetString(link));
                Uri.TryCreate("https://api.partnercenter.microsoft.com/v1/customers" + LinkQuery.Write(LinkQuery.Merge([new("size", "2")], query)), UriKind.Absolute, out Uri? next)
                    .ShouldBeTrue();
                next!.AbsolutePath.ShouldBe("/v1/customers");
            },
            iter: Cases,
            threads: 1,
            print: Print);

    [Fact]
    public async Task ReadAgainAsync_SpoiltManifestsOrOperations_AreReadOrRefused()
    {
        string manifest = PartnerCenterFixture.Payload("10-graph-export-manifest.json");
        byte[] body = [];
        fixture.Microsoft.On("/", _ => new HttpResponseMessage { Content = new ByteArrayContent(body) });
        var export = new LineExport("t", DateTimeOffset.UnixEpoch, [], new Uri("https://graph.microsoft.com/v1.0/m"))
        {
            Access = new BlobAccess(new Uri("https://a.blob.core.windows.net/files"), "sig=x"),
        };

        await Mutation.Of(
            manifest,
            $$"""{"status":"succeeded","resourceLocation":{{manifest}} }""",
            """{"status":"succeeded","resourceLocation@odata.navigationLink":"https://graph.microsoft.com/v1.0/m2"}""",
            """{"status":"failed","error":{"code":"5000","message":"No data available"}}""").SampleAsync(
            async spoilt =>
            {
                body = spoilt;
                await ExpectOurFailureAsync(() => fixture.FinishAsync(fixture.Exports.ReadAgainAsync(PartnerCenterFixture.Tenant, export, default)));
            },
            iter: Cases / 4,
            threads: 1,
            print: Print);
    }

    public void Dispose() => fixture.Dispose();

    private static string Print(byte[] body) => Convert.ToBase64String(body);

    private static void Expect(Action read)
    {
        try
        {
            read();
        }
        catch (PartnerCenterException)
        {
            // As it should be.
        }
    }

    private static async Task ExpectOurFailureAsync(Func<Task> read)
    {
        try
        {
            await read();
        }
        catch (Exception exception) when (exception is PartnerCenterException or InvalidDataException)
        {
            // As it should be: the second is what a file's reader tells the file.
        }
    }

    private static Task ReadSpoiltAsync<TLine>(LineSchema<TLine> schema, string lines) => Mutation.Of(lines, $"[{lines.Replace('\n', ',')}]").SampleAsync(
        async file =>
        {
            // A hang ends as a cancellation, which is none of the failures that are expected.
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60), TimeProvider.System);
            using var stream = new MemoryStream(file);
            await ExpectOurFailureAsync(() => new LineFileReader<TLine>(schema, static (_, _) => { }).ReadAsync(stream, static _ => { }, limit.Token));
        },
        iter: Cases,
        threads: 1,
        print: Print);
}
