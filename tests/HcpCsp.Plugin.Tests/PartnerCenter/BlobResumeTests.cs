using System.Globalization;
using System.Security.Cryptography;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.PartnerCenter;

namespace HcpCsp.Plugin.Tests.PartnerCenter;

/// <summary>Files over real connections that break off: what was had isn't fetched again, and the data is the same to the byte.</summary>
public sealed class BlobResumeTests : IAsyncDisposable
{
    private const int LineCount = 3000;
    private const string Tag = "\"v1\"";
    private static readonly byte[] File = MakeFile(LineCount);
    private readonly List<IAsyncDisposable> servers = [];

    [Fact]
    public async Task ReadAsync_KilledAtEveryTenth_FetchesTheMissingBytesOnly()
    {
        RawServer storage = Serve(request => Part(request.From, Tag) with { EndAfter = ToNextTenth(request.From) });

        await ReadAndExpectTheSameDataAsync(storage);

        storage.Requests.Select(request => request.From).ShouldBe(Enumerable.Range(0, 10).Select(tenth => Tenth(tenth)));
        storage.Requests.Skip(1).ShouldAllBe(request => request.Header("If-Range") == Tag);
    }

    [Theory]
    [InlineData(Tag)]
    [InlineData("W/\"v1\"")]
    [InlineData(null)]
    public async Task ReadAsync_KilledAtEveryTenthByAStorageThatIgnoresRanges_EndsInTheSameData(string? tag)
    {
        int asked = 0;
        RawServer storage = Serve(_ => Whole(tag) with { EndAfter = Tenth(++asked) });

        await ReadAndExpectTheSameDataAsync(storage);

        asked.ShouldBe(10);
    }

    [Theory]
    [InlineData("W/\"v1\"")]
    [InlineData(null)]
    public async Task ReadAsync_NoStrongTag_AsksForNoPart(string? tag)
    {
        int asked = 0;
        RawServer storage = Serve(_ => Whole(tag) with { EndAfter = ++asked == 1 ? Tenth(5) : null });

        await ReadAndExpectTheSameDataAsync(storage);

        storage.Requests.ShouldAllBe(request => !request.Headers.ContainsKey("Range"));
    }

    [Fact]
    public async Task ReadAsync_NoLengthAnnounced_GoesOnFromWhereTheStorageEnded()
    {
        // Chunked bodies and those that end with their connection look whole when they are cut: the gzip stream knows better.
        int asked = 0;
        RawServer storage = Serve(_ => ++asked == 1 ? Whole(tag: null) with { Announced = null, EndAfter = Tenth(5) } : Whole(tag: null) with { Announced = null });

        await ReadAndExpectTheSameDataAsync(storage);
    }

    [Fact]
    public async Task ReadAsync_NoByteMoreEachTime_GivesUp()
    {
        RawServer storage = Serve(request => Part(request.From, Tag) with { EndAfter = request.From == 0 ? Tenth(3) : 0 });

        PartnerCenterException exception = await ReadAndFailAsync(storage);

        (exception.IsTransient, exception.Call).ShouldBe((true, "GET part-0.json.gz"));
        storage.Requests.Count.ShouldBe(4);
    }

    [Fact]
    public async Task ReadAsync_ConnectionFallsSilent_GoesOnWithAnother()
    {
        RawServer storage = Serve(request => Part(request.From, Tag) with { EndAfter = request.From == 0 ? Tenth(3) : null, FallsSilent = request.From == 0 });

        await ReadAndExpectTheSameDataAsync(storage);
    }

    [Fact]
    public async Task ReadAsync_AnotherVersionAtTheResume_IsNotJoined()
    {
        RawServer storage = Serve(request => request.From == 0 ? Whole(Tag) with { EndAfter = Tenth(3) } : Whole("\"v2\""));

        (await ReadAndFailAsync(storage)).IsTransient.ShouldBeTrue();
    }

    [Fact]
    public async Task ReadAsync_OtherBytesWithoutATag_AreNotJoined()
    {
        int asked = 0;
        byte[] other = MakeFile(LineCount);
        RawServer storage = Serve(_ => ++asked == 1 ? Whole(tag: null) with { EndAfter = Tenth(3) } : new RawAnswer(200, other));

        PartnerCenterException exception = await ReadAndFailAsync(storage);

        (exception.IsTransient, exception.Call).ShouldBe((true, "GET part-0.json.gz"));
        exception.Message.ShouldContain("replaced");
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(1, 0)]
    [InlineData(0, 1)]
    public async Task ReadAsync_PartOfAnotherPlaceOrLength_IsNotJoined(int shift, int longer)
    {
        RawServer storage = Serve(request => request.From == 0
            ? Whole(Tag) with { EndAfter = Tenth(3) }
            : new RawAnswer(206, File[request.From..], ("ETag", Tag), ("Content-Range", Range(request.From + shift, File.Length + longer))));

        (await ReadAndFailAsync(storage)).IsTransient.ShouldBeTrue();
    }

    [Theory]
    [InlineData(403, "")]
    [InlineData(403, "AuthenticationFailed")]
    [InlineData(401, "InvalidAuthenticationInfo")]
    [InlineData(404, "AuthenticationFailed")]
    public async Task ReadAsync_SignatureLapsesInMidFile_GoesOnWithAFreshOne(int status, string code)
    {
        RawServer storage = Serve(request => request switch
        {
            { Target: "/manifest" } => Manifest(request, "v1", "part-0.json.gz"),
            _ when request.Target.EndsWith("fresh", StringComparison.Ordinal) => Part(request.From, Tag),
            { From: > 0 } => new RawAnswer(status, [], ("x-ms-error-code", code)),
            _ => Part(request.From, Tag) with { EndAfter = Tenth(4) },
        });

        await ReadAndExpectTheSameDataAsync(storage);

        storage.Requests.Select(request => request.From).ShouldBe([0, Tenth(4), 0, Tenth(4)]);
    }

    [Fact]
    public async Task ReadAsync_SignatureLapsesForSeveralFiles_RenewsItOnce()
    {
        string[] names = ["part-0.json.gz", "part-1.json.gz", "part-2.json.gz"];
        RawServer storage = Serve(request => request switch
        {
            { Target: "/manifest" } => Manifest(request, "v1", names),
            _ when request.Target.EndsWith("fresh", StringComparison.Ordinal) => Whole(Tag),
            _ => new RawAnswer(403, []),
        });

        (List<InvoiceLine> lines, _) = await ReadAsync(storage, names);

        lines.Count.ShouldBe(3 * LineCount);
        storage.Requests.Count(request => request.Target == "/manifest").ShouldBe(1);
    }

    [Theory]
    [InlineData("v2", "part-0.json.gz")]
    [InlineData("v1", "part-9.json.gz")]
    public async Task ReadAsync_OtherDataAtTheRenewal_MustBeReadAnew(string tag, string name)
    {
        RawServer storage = Serve(request => request.Target == "/manifest" ? Manifest(request, tag, name) : new RawAnswer(403, []));

        PartnerCenterException exception = await ReadAndFailAsync(storage);

        (exception.IsTransient, exception.Call).ShouldBe((true, "GET manifest"));
        exception.Message.ShouldContain("new version");
    }

    [Fact]
    public async Task ReadAsync_FreshSignatureRefusedToo_GivesUp()
    {
        RawServer storage = Serve(request => request.Target == "/manifest" ? Manifest(request, "v1", "part-0.json.gz") : new RawAnswer(403, [], ("x-ms-request-id", "s-1")));

        PartnerCenterException exception = await ReadAndFailAsync(storage);

        (exception.Status, exception.RequestId, exception.IsTransient).ShouldBe((403, "s-1", true));
        exception.ToString().ShouldNotContain("sig=");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (IAsyncDisposable server in servers)
            await server.DisposeAsync();
    }

    private static int Tenth(int count) => File.Length * count / 10;

    // The bytes from here to the next tenth of the whole.
    private static int? ToNextTenth(int from) => Enumerable.Range(1, 10).Select(Tenth).First(end => end > from) - from;

    private static string Range(int from, int length) => string.Create(CultureInfo.InvariantCulture, $"bytes {from}-{length - 1}/{length}");

    private static RawAnswer Whole(string? tag) => tag is null ? new RawAnswer(200, File) : new RawAnswer(200, File, ("ETag", tag));

    private static RawAnswer Part(int from, string tag) =>
        from == 0 ? Whole(tag) : new RawAnswer(206, File[from..], ("ETag", tag), ("Content-Range", Range(from, File.Length)));

    private static RawAnswer Manifest(RawRequest request, string tag, params string[] names) => RawAnswer.Json($$"""
        {"id":"m","eTag":"{{tag}}","partnerTenantId":"{{PartnerCenterFixture.TenantId}}","rootDirectory":"http://{{request.Header("Host")}}/files","sasToken":"?sig=fresh",
         "blobCount":{{names.Length}},"blobs":[{{string.Join(',', names.Select(name => $$"""{"name":"{{name}}"}"""))}}]}
        """);

    private static byte[] MakeFile(int lines) => PartnerCenterFixture.Gzip(
        string.Join('\n', Enumerable.Range(0, lines).Select(i => $$"""{"OrderId":"{{Guid.NewGuid()}}","Subtotal":{{i}} }""")));

    private RawServer Serve(Func<RawRequest, RawAnswer> answer)
    {
        var server = new RawServer(answer);
        servers.Add(server);
        return server;
    }

    private static async Task<(List<InvoiceLine> Lines, IReadOnlyList<BlobReceipt> Receipts)> ReadAsync(RawServer storage, params string[] names)
    {
        using PartnerCenterFixture fixture = PartnerCenterFixture.OverHttp(storage.Address);
        var export = new LineExport("v1", DateTimeOffset.UnixEpoch, names, new Uri(storage.Address, "manifest"))
        {
            Access = new BlobAccess(new Uri(storage.Address, "files"), "sig=first"),
        };
        var lines = new List<InvoiceLine>();
        return (lines, await fixture.FinishAsync(fixture.Files.ReadAsync(PartnerCenterFixture.Tenant, export, InvoiceLine.Schema, lines.Add, default)));
    }

    private static Task<PartnerCenterException> ReadAndFailAsync(RawServer storage) =>
        Should.ThrowAsync<PartnerCenterException>(() => ReadAsync(storage, "part-0.json.gz"));

    private static async Task ReadAndExpectTheSameDataAsync(RawServer storage)
    {
        (List<InvoiceLine> lines, IReadOnlyList<BlobReceipt> receipts) = await ReadAsync(storage, "part-0.json.gz");

        lines.Select(line => line.Subtotal).ShouldBe(Enumerable.Range(0, LineCount).Select(i => (decimal?)i));
        receipts.ShouldBe([new BlobReceipt("part-0.json.gz", LineCount, File.Length, Convert.ToHexStringLower(SHA256.HashData(File)))]);
    }
}
