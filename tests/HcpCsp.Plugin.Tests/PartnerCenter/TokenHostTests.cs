using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.PartnerCenter;
using HcpCsp.Plugin.PartnerCenter.Lines;

namespace HcpCsp.Plugin.Tests.PartnerCenter;

/// <summary>Two servers: the configured one, whose answers try to lead elsewhere, and one elsewhere that must never see a token.</summary>
public sealed class TokenHostTests : IAsyncDisposable
{
    private const string Operation = "/v1.0/reports/partners/billing/operations/op1";
    private static readonly LineQuery Query = new LineQuery.Billed(LineKind.Billed, "EUR", "G1", IsLegacy: false);
    private readonly RawServer microsoft;
    private readonly RawServer elsewhere;
    private readonly PartnerCenterFixture fixture;
    private Func<RawRequest, RawAnswer> answer = static _ => RawAnswer.Json("{}", 404);

    public TokenHostTests()
    {
        microsoft = new RawServer(request => answer(request));
        elsewhere = new RawServer(_ => new RawAnswer(200, PartnerCenterFixture.Gzip("""{"Subtotal":1}""")));
        fixture = PartnerCenterFixture.OverHttp(microsoft.Address);
    }

    [Fact]
    public async Task ListCustomerPagesAsync_NextPageElsewhere_IsAskedOfTheConfiguredHost()
    {
        answer = request => RawAnswer.Json(request.Target.Contains("seekOperation", StringComparison.Ordinal)
            ? """{"items":[{"id":"bb"}]}"""
            : $$"""
              {"items":[{"id":"aa"}],"links":{"next":{"uri":"{{elsewhere.Address}}v1/customers?seekOperation=Next",
               "headers":[{"key":"MS-ContinuationToken","value":"t"},{"key":"Host","value":"{{elsewhere.Address.Authority}}"}]} } }
              """);

        (await fixture.ListCustomersAsync()).Select(customer => customer.Id).ShouldBe(["aa", "bb"]);
        ExpectTokensAtMicrosoftAlone(requests: 2);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task GetOrganizationAsync_RedirectElsewhere_IsNotFollowed(int status)
    {
        answer = _ => new RawAnswer(status, [], ("Location", elsewhere.Address.AbsoluteUri));

        (await Should.ThrowAsync<PartnerCenterException>(
            () => fixture.Client.GetOrganizationAsync(PartnerCenterFixture.Tenant, default))).Status.ShouldBe(status);

        ExpectTokensAtMicrosoftAlone(requests: 1);
    }

    [Fact]
    public async Task ReadLinesAsync_OperationElsewhere_IsNotAsked()
    {
        answer = _ => new RawAnswer(202, [], ("Location", elsewhere.Address.AbsoluteUri + "operations/op1"));

        (await Should.ThrowAsync<PartnerCenterException>(ReadLinesAsync)).Call.ShouldBe("POST v1.0/reports/partners/billing/reconciliation/billed/export");

        ExpectTokensAtMicrosoftAlone(requests: 1);
    }

    [Theory]
    [InlineData("resourceLocation")]
    [InlineData("resourceLocation@odata.navigationLink")]
    public async Task ReadLinesAsync_ManifestElsewhere_IsNotAsked(string name)
    {
        answer = request => request.Target == Operation
            ? RawAnswer.Json($$"""{"status":"succeeded","{{name}}":"{{elsewhere.Address}}manifests/m1"}""")
            : Accepted();

        await Should.ThrowAsync<PartnerCenterException>(ReadLinesAsync);

        ExpectTokensAtMicrosoftAlone(requests: 2);
    }

    [Fact]
    public async Task ReadLinesAsync_FilesElsewhere_AreReadWithoutAToken()
    {
        answer = request => request.Target == Operation ? RawAnswer.Json(SucceededWithFilesAt(elsewhere.Address)) : Accepted();

        (await ReadLinesAsync()).ShouldBeOfType<LineReading.Whole>().Receipts.ShouldHaveSingleItem().Rows.ShouldBe(1);

        RawRequest asked = elsewhere.Requests.ShouldHaveSingleItem();
        asked.Target.ShouldBe("/files/a.gz?sig=x");
        asked.Header("Authorization").ShouldBeEmpty();
    }

    [Fact]
    public async Task ReadLinesAsync_FileRedirects_IsNotFollowed()
    {
        answer = request => request.Target switch
        {
            Operation => RawAnswer.Json(SucceededWithFilesAt(microsoft.Address)),
            "/files/a.gz?sig=x" => new RawAnswer(302, [], ("Location", elsewhere.Address.AbsoluteUri)),
            _ => Accepted(),
        };

        (await Should.ThrowAsync<PartnerCenterException>(ReadLinesAsync)).Status.ShouldBe(302);

        elsewhere.Requests.ShouldBeEmpty();
    }

    public async ValueTask DisposeAsync()
    {
        fixture.Dispose();
        await microsoft.DisposeAsync();
        await elsewhere.DisposeAsync();
    }

    private static string SucceededWithFilesAt(Uri server) => $$"""
        {"status":"succeeded","resourceLocation":{"eTag":"t1","partnerTenantId":"{{PartnerCenterFixture.TenantId}}","rootDirectory":"{{server}}files",
         "sasToken":"sig=x","blobCount":1,"blobs":[{"name":"a.gz"}]} }
        """;

    private RawAnswer Accepted() => new(202, [], ("Location", microsoft.Address.AbsoluteUri.TrimEnd('/') + Operation));

    private Task<LineReading> ReadLinesAsync() => fixture.FinishAsync(
        fixture.Client.ReadLinesAsync(PartnerCenterFixture.Tenant, Query, null, InvoiceLine.Schema, static _ => { }, default));

    private void ExpectTokensAtMicrosoftAlone(int requests)
    {
        microsoft.Requests.Count.ShouldBe(requests);
        microsoft.Requests.ShouldAllBe(request => request.Header("Authorization").StartsWith("Bearer "));
        elsewhere.Requests.ShouldBeEmpty();
    }
}
