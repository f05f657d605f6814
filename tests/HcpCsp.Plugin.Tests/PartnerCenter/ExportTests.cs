using System.Net;
using System.Security.Cryptography;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.PartnerCenter;
using HcpCsp.Plugin.PartnerCenter.Lines;
using HcpCsp.Plugin.Tests.Fakes;

namespace HcpCsp.Plugin.Tests.PartnerCenter;

public sealed class ExportTests : IDisposable
{
    private const string Export = "/v1.0/reports/partners/billing/reconciliation/billed/export";
    private const string Operation = "/v1.0/reports/partners/billing/operations/op1";
    private const string Manifest = "/v1.0/reports/partners/billing/manifests/";
    private const string Blobs = "/billedusagefastpath/";
    private static readonly LineQuery Query = new LineQuery.Billed(LineKind.Billed, "EUR", "G1", IsLegacy: false);
    private readonly PartnerCenterFixture fixture = new();

    public ExportTests()
    {
        fixture.Microsoft
            .On(Export, _ => FakeMicrosoft.Accepted("https://graph.microsoft.com" + Operation))
            .OnJson(Operation, PartnerCenterFixture.Payload("09-graph-export-operation-succeeded.json"))
            .OnJson(Manifest, PartnerCenterFixture.Payload("10-graph-export-manifest.json"));
    }

    [Fact]
    public async Task ExportAsync_RunningTwice_WaitsForTheManifest()
    {
        HttpResponseMessage Running(HttpRequestMessage request)
        {
            HttpResponseMessage response = FakeMicrosoft.Json("""{"status":"running"}""");
            response.Headers.TryAddWithoutValidation("Retry-After", "10");
            return response;
        }

        fixture.Microsoft.OnSequence(
            Operation, Running, Running, _ => FakeMicrosoft.Json(PartnerCenterFixture.Payload("09-graph-export-operation-succeeded.json")));

        Task<LineExport?> exporting = fixture.Exports.ExportAsync(PartnerCenterFixture.Tenant, Query, default);
        TimeSpan waited = await fixture.RunAsync(exporting);

        LineExport export = (await exporting).ShouldNotBeNull();
        export.ETag.ShouldBe("WYjLro78HdMg6vUWR");
        export.BlobNames.Count.ShouldBe(1);
        waited.ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(20));
        fixture.Microsoft.Requests.First().Body.ShouldBe("""{"invoiceId":"G1","attributeSet":"full"}""");
    }

    [Fact]
    public async Task ExportAsync_InlineManifest_IsTaken()
    {
        fixture.Microsoft.OnJson(Operation, $$"""{"status":"completed","resourceLocation":{{PartnerCenterFixture.Payload("10-graph-export-manifest.json")}} }""");

        (await ExportAsync()).ShouldNotBeNull().ETag.ShouldBe("WYjLro78HdMg6vUWR");
    }

    [Fact]
    public async Task ExportAsync_NoData_IsNull()
    {
        fixture.Microsoft.OnJson(Operation, """{"status":"Failed","error":{"code":"5000","message":"No data available"}}""");

        (await ExportAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task ExportAsync_OtherFailure_Throws()
    {
        fixture.Microsoft.OnJson(Operation, """{"status":"failed","error":{"code":"4711","message":"Broken"}}""");

        (await Should.ThrowAsync<PartnerCenterException>(ExportAsync)).Code.ShouldBe("4711");
    }

    [Theory]
    [InlineData("")]
    [InlineData(""","blobs":[]""")]
    [InlineData(""","blobs":[{"name":"a.json.gz"},{"partitionValue":"default"}]""")]
    [InlineData(""","blobCount":1,"blobs":[{"name":"a.json.gz"},{"name":""}]""")]
    public async Task ExportAsync_ManifestThatNamesNotAllFiles_IsNoProofOfNoLines(string files)
    {
        fixture.Microsoft.OnJson(
            Manifest, $$"""{"id":"m1","eTag":"t1","partnerTenantId":"{{PartnerCenterFixture.TenantId}}","rootDirectory":"https://a.blob.core.windows.net/x"{{files}} }""");

        await Should.ThrowAsync<PartnerCenterException>(ExportAsync);
    }

    [Fact]
    public async Task ExportAsync_ManifestThatCountsNoFiles_ProvesThatThereIsNoLine()
    {
        fixture.Microsoft.OnJson(
            Manifest, $$"""{"id":"m1","eTag":"t1","partnerTenantId":"{{PartnerCenterFixture.TenantId}}","rootDirectory":"https://a.blob.core.windows.net/x","blobCount":0,"blobs":[]}""");

        (await ExportAsync()).ShouldNotBeNull().BlobNames.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("http://localhost:8080/x")]
    [InlineData("http://a.blob.core.windows.net/x")]
    [InlineData("file:///etc")]
    public async Task ExportAsync_FilesOnThisMachineOrUnencrypted_AreRefused(string root)
    {
        fixture.Microsoft.OnJson(
            Manifest, $$"""{"id":"m1","eTag":"t1","partnerTenantId":"{{PartnerCenterFixture.TenantId}}","rootDirectory":"{{root}}","blobCount":1,"blobs":[{"name":"a"}]}""");

        await Should.ThrowAsync<PartnerCenterException>(ExportAsync);
    }

    [Fact]
    public async Task ExportAsync_LocationOfAnotherHost_IsRefusedWithoutAsking()
    {
        fixture.Microsoft.On(Export, _ => FakeMicrosoft.Accepted("https://elsewhere.example/operations/op1"));

        await Should.ThrowAsync<PartnerCenterException>(ExportAsync);

        fixture.Microsoft.Requests.ShouldHaveSingleItem().Address.Host.ShouldBe("graph.microsoft.com");
    }

    [Fact]
    public async Task ExportAsync_ManifestOfAnotherPartner_Throws()
    {
        fixture.Microsoft.OnJson(
            Manifest, PartnerCenterFixture.Payload("10-graph-export-manifest.json").Replace(PartnerCenterFixture.TenantId, Guid.Empty.ToString(), StringComparison.Ordinal));

        await Should.ThrowAsync<PartnerCenterException>(ExportAsync);
    }

    [Fact]
    public async Task ReadBlobAsync_Lines_AreHandedOverWithReceipt()
    {
        byte[] file = PartnerCenterFixture.Gzip("""
            {"InvoiceNumber":"G1","Subtotal":"10.01","ChargeStartDate":"2026-01-14T00:00:00-08:00","Flavour":{"a":1}}

            {"invoicenumber":"G1","subtotal":20.5}
            """);
        fixture.Microsoft.On(Blobs, _ => new HttpResponseMessage { Content = new ByteArrayContent(file) });

        (List<InvoiceLine> lines, BlobReceipt receipt) = await ReadAsync();

        lines.Select(line => line.Subtotal).ShouldBe([10.01m, 20.5m]);
        lines[0].ChargeStartDate.ShouldBe(new DateOnly(2026, 1, 14));
        lines[0].Extra.ShouldBe("""{"Flavour":{"a":1}}""");
        receipt.Rows.ShouldBe(2);
        receipt.Bytes.ShouldBe(file.Length);
        receipt.Sha256.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(file)));
    }

    [Fact]
    public async Task ReadBlobAsync_AnyFile_IsAskedWithoutToken()
    {
        fixture.Microsoft.On(Blobs, _ => new HttpResponseMessage { Content = new ByteArrayContent(PartnerCenterFixture.Gzip("{}")) });

        await ReadAsync();

        Asked asked = fixture.Microsoft.Requests.Last();
        asked.Authorization.ShouldBeEmpty();
        asked.Address.Query.ShouldContain("skt=2023-12-13T00%3A37%3A17Z");
    }

    [Fact]
    public async Task ReadBlobAsync_SignatureLapsed_TakesAFreshOne()
    {
        fixture.Microsoft.OnSequence(
            Blobs,
            _ => FakeMicrosoft.Status(HttpStatusCode.Forbidden),
            _ => new HttpResponseMessage { Content = new ByteArrayContent(PartnerCenterFixture.Gzip("""{"Subtotal":1}""")) });
        LineExport export = (await ExportAsync())!;
        fixture.Microsoft.OnJson(Manifest, PartnerCenterFixture.Payload("10-graph-export-manifest.json").Replace("REDACTED", "FRESH", StringComparison.Ordinal));

        (List<InvoiceLine> lines, _) = await ReadAsync(export);

        lines.Count.ShouldBe(1);
        fixture.Microsoft.Requests.Last().Address.Query.ShouldEndWith("sig=FRESH");
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.97)]
    public async Task ReadBlobAsync_TruncatedFile_FailsNamingIt(double part)
    {
        string text = string.Join('\n', Enumerable.Range(0, 2000).Select(i => $$"""{"OrderId":"{{Guid.NewGuid()}}","Subtotal":{{i}} }"""));
        byte[] file = PartnerCenterFixture.Gzip(text);
        fixture.Microsoft.On(Blobs, _ => new HttpResponseMessage { Content = new ByteArrayContent(file[..(int)(file.Length * part)]) });

        PartnerCenterException exception = await Should.ThrowAsync<PartnerCenterException>(() => ReadAsync());

        exception.IsTransient.ShouldBeTrue();
        exception.Message.ShouldContain("part-00049");
        exception.ToString().ShouldNotContain("REDACTED");
    }

    [Fact]
    public async Task ReadBlobAsync_BreaksOffTwice_HandsEachLineOverOnce()
    {
        string text = string.Join('\n', Enumerable.Range(0, 2000).Select(i => $$"""{"OrderId":"{{Guid.NewGuid()}}","Subtotal":{{i}} }"""));
        byte[] file = PartnerCenterFixture.Gzip(text);
        fixture.Microsoft.OnSequence(Blobs, _ => Part(0.9), _ => Part(0.4), _ => Part(1));

        (List<InvoiceLine> lines, BlobReceipt receipt) = await ReadAsync();

        receipt.Rows.ShouldBe(2000);
        receipt.Bytes.ShouldBe(file.Length);
        lines.Select(line => line.Subtotal).ShouldBe(Enumerable.Range(0, 2000).Select(i => (decimal?)i));

        HttpResponseMessage Part(double part) => new() { Content = new ByteArrayContent(file[..(int)(file.Length * part)]) };
    }

    [Fact]
    public async Task ReadBlobAsync_FileAnnouncedAsEmpty_HasNoLines()
    {
        fixture.Microsoft.On(Blobs, _ => new HttpResponseMessage { Content = new ByteArrayContent([]) });

        (_, BlobReceipt receipt) = await ReadAsync();

        (receipt.Rows, receipt.Bytes).ShouldBe((0, 0L));
    }

    [Fact]
    public async Task ReadBlobAsync_BrokenLine_FailsNamingTheLine()
    {
        fixture.Microsoft.On(Blobs, _ => new HttpResponseMessage { Content = new ByteArrayContent(PartnerCenterFixture.Gzip("{\"Subtotal\":1}\n{\"Subtotal\":2}\n{\"Subtotal\" 3}\n")) });

        (await Should.ThrowAsync<PartnerCenterException>(() => ReadAsync())).Message.ShouldContain("line 3");
    }

    [Fact]
    public async Task ReadBlobAsync_TakerFails_PassesItsFaultThrough()
    {
        fixture.Microsoft.On(Blobs, _ => new HttpResponseMessage { Content = new ByteArrayContent(PartnerCenterFixture.Gzip("{}")) });
        LineExport export = (await ExportAsync())!;

        await Should.ThrowAsync<IOException>(() => fixture.Files.ReadAsync(
            PartnerCenterFixture.Tenant, export, InvoiceLine.Schema, _ => throw new IOException("disk full"), default));
    }

    public void Dispose() => fixture.Dispose();

    private Task<LineExport?> ExportAsync() => fixture.FinishAsync(fixture.Exports.ExportAsync(PartnerCenterFixture.Tenant, Query, default));

    private async Task<(List<InvoiceLine> Lines, BlobReceipt Receipt)> ReadAsync(LineExport? export = null)
    {
        export ??= (await ExportAsync())!;
        var lines = new List<InvoiceLine>();
        IReadOnlyList<BlobReceipt> receipts = await fixture.FinishAsync(
            fixture.Files.ReadAsync(PartnerCenterFixture.Tenant, export, InvoiceLine.Schema, lines.Add, default));
        return (lines, receipts.ShouldHaveSingleItem());
    }
}
