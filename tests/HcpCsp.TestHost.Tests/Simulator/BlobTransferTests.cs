using System.Net;
using System.Security.Cryptography;
using HcpCsp.TestHost.Simulator;
using Microsoft.Extensions.Time.Testing;

namespace HcpCsp.TestHost.Tests.Simulator;

/// <summary>How blobs come over the wire: ranges, conditions, signatures and bad lines.</summary>
public sealed class BlobTransferTests(SimulatorFixture fixture) : IClassFixture<SimulatorFixture>
{
    private SimulatorServer Server => fixture.Server;

    [Fact]
    public async Task Get_Whole_NamesLengthTagAndRequest()
    {
        using var api = await ApiClient.SignInAsync(Server);
        using var response = await api.RawAsync(HttpMethod.Get, await AddressAsync(api));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentLength.ShouldBe((await response.Content.ReadAsByteArrayAsync()).Length);
        response.Headers.ETag.ShouldNotBeNull();
        response.Headers.AcceptRanges.ShouldBe(["bytes"]);
        response.Headers.GetValues("x-ms-request-id").Single().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Head_Blob_HasHeadersAndNoBody()
    {
        using var api = await ApiClient.SignInAsync(Server);
        var address = await AddressAsync(api);
        var whole = await BytesAsync(api, address);

        using var response = await api.RawAsync(HttpMethod.Head, address);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentLength.ShouldBe(whole.Length);
        (await response.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Range_OfABlob_IsThatPart()
    {
        using var api = await ApiClient.SignInAsync(Server);
        var address = await AddressAsync(api);
        var whole = await BytesAsync(api, address);

        using var response = await api.RawAsync(HttpMethod.Get, address, ("Range", "bytes=1000-"));

        response.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        response.Content.Headers.ContentRange!.ToString().ShouldBe($"bytes 1000-{whole.Length - 1}/{whole.Length}");
        (await response.Content.ReadAsByteArrayAsync()).ShouldBe(whole[1000..]);
    }

    [Fact]
    public async Task Range_BehindTheEnd_IsRefusedInXml()
    {
        using var api = await ApiClient.SignInAsync(Server);

        using var response = await api.RawAsync(HttpMethod.Get, await AddressAsync(api), ("Range", "bytes=99999999-"));

        await ShouldBeStorageErrorAsync(response, HttpStatusCode.RequestedRangeNotSatisfiable, "InvalidRange");
    }

    [Fact]
    public async Task NoRange_On_SendsTheWhole()
    {
        using var api = await ApiClient.SignInAsync(Server);
        var address = await AddressAsync(api);
        var whole = await BytesAsync(api, address);
        using var faults = new FaultScope(Server, "no-range");

        using var response = await api.RawAsync(HttpMethod.Get, address, ("Range", "bytes=1000-"));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadAsByteArrayAsync()).ShouldBe(whole);
    }

    [Fact]
    public async Task IfMatch_AnotherTag_IsRefusedInXml()
    {
        using var api = await ApiClient.SignInAsync(Server);

        using var response = await api.RawAsync(HttpMethod.Get, await AddressAsync(api), ("If-Match", "\"other\""), ("Range", "bytes=10-"));

        await ShouldBeStorageErrorAsync(response, HttpStatusCode.PreconditionFailed, "ConditionNotMet");
    }

    [Theory]
    [InlineData(true, HttpStatusCode.PartialContent)]
    [InlineData(false, HttpStatusCode.OK)]
    public async Task IfRange_SameOrAnotherTag_IsThePartOrTheWhole(bool isSame, HttpStatusCode expected)
    {
        using var api = await ApiClient.SignInAsync(Server);
        var address = await AddressAsync(api);
        using var head = await api.RawAsync(HttpMethod.Head, address);

        using var response = await api.RawAsync(HttpMethod.Get, address, ("If-Range", isSame ? head.Headers.ETag!.Tag : "\"other\""), ("Range", "bytes=10-"));

        response.StatusCode.ShouldBe(expected);
    }

    [Fact]
    public async Task Md5_On_IsThatOfTheBlob()
    {
        using var api = await ApiClient.SignInAsync(Server);
        var address = await AddressAsync(api);
        using var usual = await api.RawAsync(HttpMethod.Get, address);
        using var faults = new FaultScope(Server, "md5");

        using var whole = await api.RawAsync(HttpMethod.Get, address);
        using var part = await api.RawAsync(HttpMethod.Get, address, ("Range", "bytes=10-"));

#pragma warning disable CA5351 // The header is made of it.
        var expected = MD5.HashData(await whole.Content.ReadAsByteArrayAsync());
#pragma warning restore CA5351
        usual.Content.Headers.ContentMD5.ShouldBeNull();
        whole.Content.Headers.ContentMD5.ShouldBe(expected);
        part.Content.Headers.ContentMD5.ShouldBeNull();
        part.Headers.GetValues("x-ms-blob-content-md5").ShouldBe([Convert.ToBase64String(expected)]);
    }

    [Fact]
    public async Task TruncatedBlob_FirstTime_EndsAsIfThatWereAll()
    {
        using var api = await ApiClient.SignInAsync(Server);
        var address = await AddressAsync(api, document: 1);
        var whole = await BytesAsync(api, address);
        using var faults = new FaultScope(Server, "truncated-blob");

        using var first = await api.RawAsync(HttpMethod.Get, address);

        first.Headers.TransferEncodingChunked.ShouldBe(true);
        (await first.Content.ReadAsByteArrayAsync()).ShouldBe(whole[..(whole.Length / 2)]);
        (await BytesAsync(api, address)).ShouldBe(whole);
    }

    [Fact]
    public async Task DropBlob_FirstTime_BreaksShortOfItsLength()
    {
        using var api = await ApiClient.SignInAsync(Server);
        var address = await AddressAsync(api, document: 1);
        var whole = await BytesAsync(api, address);
        using var faults = new FaultScope(Server, "drop-blob=25");

        var (announced, came) = await ReadUntilItBreaksAsync(address);

        announced.ShouldBe(whole.Length);
        came.ShouldBe(whole[..(whole.Length / 4)]);
        (await BytesAsync(api, address)).ShouldBe(whole);
    }

    [Fact]
    public async Task SasLapse_SecondBlob_IsCutAndOpensAgainWithANewSignature()
    {
        using var api = await ApiClient.SignInAsync(Server);
        var operation = await api.FinishedAsync("reconciliation/billed", Server.World.Partners[0].Invoices.Documents[0].Id);
        var link = operation.GetProperty("resourceLocation@odata.navigationLink").GetString()!;
        var manifest = await api.PollAsync(link);
        var whole = await api.BlobAsync(manifest, 1);
        using var faults = new FaultScope(Server, "sas-lapse=2");

        await api.BlobAsync(manifest, 0);
        var (_, came) = await ReadUntilItBreaksAsync(ApiClient.BlobAddress(manifest, 1));
        using var old = await api.RawAsync(HttpMethod.Get, ApiClient.BlobAddress(manifest, 1));
        using var rest = await api.RawAsync(HttpMethod.Get, ApiClient.BlobAddress(await api.PollAsync(link), 1), ("Range", $"bytes={came.Length}-"));

        came.ShouldBe(whole[..(whole.Length / 2)]);
        await ShouldBeStorageErrorAsync(old, HttpStatusCode.Forbidden, "AuthenticationFailed");
        (await rest.Content.ReadAsByteArrayAsync()).ShouldBe(whole[came.Length..]);
    }

    [Fact]
    public async Task SasLife_Over_IsRefusedUntilTheManifestIsReadAgain()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var server = await SimulatorServer.StartAsync(SimulatorFixture.Options with { Clock = time }, CancellationToken.None);
        using var api = await ApiClient.SignInAsync(server);
        using var faults = new FaultScope(server, "sas-life=90");
        var operation = await api.FinishedAsync("reconciliation/billed", server.World.Partners[0].Invoices.Documents[0].Id);
        var link = operation.GetProperty("resourceLocation@odata.navigationLink").GetString()!;
        var address = ApiClient.BlobAddress(await api.PollAsync(link), 0);

        time.Advance(TimeSpan.FromSeconds(80));
        using var before = await api.RawAsync(HttpMethod.Head, address);
        time.Advance(TimeSpan.FromSeconds(20));
        using var after = await api.RawAsync(HttpMethod.Get, address);
        using var again = await api.RawAsync(HttpMethod.Get, ApiClient.BlobAddress(await api.PollAsync(link), 0));

        before.StatusCode.ShouldBe(HttpStatusCode.OK);
        await ShouldBeStorageErrorAsync(after, HttpStatusCode.Forbidden, "AuthenticationFailed");
        again.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task SlowBlob_OneKilobyteASecond_WaitsForTheClock()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var server = await SimulatorServer.StartAsync(SimulatorFixture.Options with { Clock = time }, CancellationToken.None);
        using var api = await ApiClient.SignInAsync(server);
        var manifest = await api.ManifestAsync("reconciliation/billed", server.World.Partners[0].Invoices.Documents[0].Id);
        var whole = await api.BlobAsync(manifest, 0);
        using var faults = new FaultScope(server, "slow-blob=1");
        var started = time.GetUtcNow();

        var reading = api.BlobAsync(manifest, 0);
        while (!reading.IsCompleted)
        {
            time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }

        (await reading).ShouldBe(whole);
        (time.GetUtcNow() - started).TotalSeconds.ShouldBeGreaterThanOrEqualTo(whole.Length / 1100d);
    }

    [Fact]
    public async Task Blob503_EverySecond_IsBusyInXml()
    {
        using var api = await ApiClient.SignInAsync(Server);
        var address = await AddressAsync(api);
        using var faults = new FaultScope(Server, "blob-503=2");

        using var first = await api.RawAsync(HttpMethod.Get, address);
        using var second = await api.RawAsync(HttpMethod.Get, address);

        first.StatusCode.ShouldBe(HttpStatusCode.OK);
        await ShouldBeStorageErrorAsync(second, HttpStatusCode.ServiceUnavailable, "ServerBusy");
    }

    [Fact]
    public async Task Get_UnknownBlobOfASignedDirectory_IsNotFoundInXml()
    {
        using var api = await ApiClient.SignInAsync(Server);

        using var response = await api.RawAsync(HttpMethod.Get, (await AddressAsync(api)).Replace("/part-", "/gone-", StringComparison.Ordinal));

        await ShouldBeStorageErrorAsync(response, HttpStatusCode.NotFound, "BlobNotFound");
    }

    private static async Task ShouldBeStorageErrorAsync(HttpResponseMessage response, HttpStatusCode status, string code)
    {
        response.StatusCode.ShouldBe(status);
        response.Headers.GetValues("x-ms-error-code").ShouldBe([code]);
        response.Headers.GetValues("x-ms-request-id").Single().ShouldNotBeEmpty();
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/xml");
        (await response.Content.ReadAsStringAsync()).ShouldContain($"<Error><Code>{code}</Code><Message>");
    }

    private async Task<string> AddressAsync(ApiClient api, int document = 0) =>
        ApiClient.BlobAddress(await api.ManifestAsync("reconciliation/billed", Server.World.Partners[0].Invoices.Documents[document].Id), 0);

    private static async Task<byte[]> BytesAsync(ApiClient api, string address)
    {
        using var response = await api.RawAsync(HttpMethod.Get, address);
        return await response.Content.ReadAsByteArrayAsync();
    }

    private static async Task<(long? Announced, byte[] Came)> ReadUntilItBreaksAsync(string address)
    {
        using var http = new HttpClient();
        using var response = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead);
        await using var content = await response.Content.ReadAsStreamAsync();
        using var came = new MemoryStream();
        await Should.ThrowAsync<HttpIOException>(() => content.CopyToAsync(came));
        return (response.Content.Headers.ContentLength, came.ToArray());
    }
}
