using System.IO.Compression;
using System.Text;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.PartnerCenter;
using HcpCsp.Plugin.PartnerCenter.Files;
using HcpCsp.Plugin.Tests.Fakes;

namespace HcpCsp.Plugin.Tests.PartnerCenter;

/// <summary>What may be inside a file, and how much.</summary>
[Collection(nameof(MeasuredAlone))]
public sealed class FileContentTests : IDisposable
{
    private readonly PartnerCenterFixture fixture = new();

    public static TheoryData<string, byte[]> Dresses => new()
    {
        { "several members", [.. PartnerCenterFixture.Gzip("{\"Subtotal\":1}\n{\"Subt"), .. PartnerCenterFixture.Gzip("otal\":2}\n"), .. PartnerCenterFixture.Gzip("{\"Subtotal\":3}")] },
        { "an empty member between", [.. PartnerCenterFixture.Gzip("{\"Subtotal\":1}\n"), .. PartnerCenterFixture.Gzip("\n"), .. PartnerCenterFixture.Gzip("{\"Subtotal\":2}{\"Subtotal\":3}")] },
        { "a byte order mark inside", PartnerCenterFixture.Gzip("\uFEFF{\"Subtotal\":1}\n{\"Subtotal\":2}\n{\"Subtotal\":3}\n") },
        { "an array", PartnerCenterFixture.Gzip("[{\"Subtotal\":1},\n{\"Subtotal\":2},{\"Subtotal\":3}]") },
        { "blank lines", PartnerCenterFixture.Gzip("\n\r\n{\"Subtotal\":1}\n\n \t\n{\"Subtotal\":2}\r\n\r\n{\"Subtotal\":3}\n\n\n") },
        { "no last newline", PartnerCenterFixture.Gzip("{\"Subtotal\":1}\n{\"Subtotal\":2}\n{\"Subtotal\":3}") },
    };

    [Theory]
    [MemberData(nameof(Dresses))]
    public async Task ReadAsync_FileInAnyDress_GivesItsLines(string dress, byte[] file)
    {
        (List<decimal?> lines, BlobReceipt receipt) = await ReadAsync(file);

        lines.ShouldBe([1m, 2m, 3m], dress);
        (receipt.Rows, receipt.Bytes).ShouldBe((3, file.Length));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"Subtotal\":1}\n")]
    [InlineData("{\"CustomerName\":\"")]
    public async Task ReadAsync_FileThatUnpacksWithoutMeasure_IsOneFailureInFlatMemory(string beginning)
    {
        // 1 GB of blanks, or of one text, is 1 MB as a gzip file.
        byte[] bomb = Bomb(beginning, megabytes: 1024);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        long most = 0;
        using var watch = new Timer(_ => most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: false)), null, 0, 5);

        PartnerCenterException exception = await Should.ThrowAsync<PartnerCenterException>(() => ReadAsync(bomb));

        exception.Call.ShouldBe("GET a.gz");
        (most - before).ShouldBeLessThan(256L * 1024 * 1024);
    }

    [Theory]
    [InlineData(1000, FileLimits.FreeBytes, 1, true)]
    [InlineData(1_000_000, FileLimits.FreeBytes + 1, 1, true)]
    [InlineData(1000, FileLimits.FreeBytes + 1, 1, false)]
    [InlineData(FileLimits.MostBytes, FileLimits.MostBytes + 1, 1, false)]
    [InlineData(FileLimits.MostBytes, FileLimits.MostBytes, FileLimits.MostRows + 1, false)]
    public void Check_PackedAgainstUnpacked_RefusesWhatNoFileIs(long packed, long unpacked, int rows, bool isTaken)
    {
        if (isTaken)
            FileLimits.Check("a.gz", packed, unpacked, rows);
        else
            Should.Throw<PartnerCenterException>(() => FileLimits.Check("a.gz", packed, unpacked, rows));
    }

    [Fact]
    public async Task ReadAsync_LineLongerThanAnyOfMicrosofts_IsOneFailure()
    {
        byte[] file = PartnerCenterFixture.Gzip($$"""{"CustomerName":"{{new string('x', 6 * 1024 * 1024)}}"}""");

        (await Should.ThrowAsync<PartnerCenterException>(() => ReadAsync(file))).Message.ShouldContain("longer");
    }

    [Fact]
    public async Task ReadAsync_TenTimesTheLines_KeepsNoMoreInMemory()
    {
        // Warm, so that what is made once isn't counted.
        await MeasureLiveAsync(10_000);

        long few = await MeasureLiveAsync(10_000);
        long many = await MeasureLiveAsync(100_000);

        // 90,000 lines of some 200 bytes would be 18 MB if they stayed; what is alive at any moment is the same buffers.
        (many - few).ShouldBeLessThan(6 * 1024 * 1024);
    }

    public void Dispose() => fixture.Dispose();

    private static byte[] Bomb(string beginning, int megabytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(beginning));
            byte[] blanks = new byte[1024 * 1024];
            blanks.AsSpan().Fill((byte)' ');
            for (int i = 0; i < megabytes; i++)
                gzip.Write(blanks);
        }

        return packed.ToArray();
    }

    /// <summary>The most that was alive, of several looks while the file is read.</summary>
    private async Task<long> MeasureLiveAsync(int lines)
    {
        using var file = new MemoryStream();
        using (var gzip = new GZipStream(file, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (int i = 0; i < lines; i++)
                gzip.Write(Encoding.UTF8.GetBytes($$"""{"OrderId":"{{Guid.NewGuid()}}","ReferenceId":"{{Guid.NewGuid()}}","Subtotal":{{i}} }""" + "\n"));
        }

        byte[] packed = file.ToArray();
        long before = GC.GetTotalMemory(forceFullCollection: true);
        long most = 0;
        int taken = 0;
        int every = lines / 5;
        await ReadAsync(packed, _ =>
        {
            if (++taken % every == 0)
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
        });
        taken.ShouldBe(lines);
        return most;
    }

    private async Task<(List<decimal?> Lines, BlobReceipt Receipt)> ReadAsync(byte[] file)
    {
        var lines = new List<decimal?>();
        return (lines, await ReadAsync(file, line => lines.Add(line.Subtotal)));
    }

    private async Task<BlobReceipt> ReadAsync(byte[] file, Action<InvoiceLine> onLine)
    {
        fixture.Microsoft.On("/files/", _ => new HttpResponseMessage { Content = new ByteArrayContent(file) });
        var export = new LineExport("v1", DateTimeOffset.UnixEpoch, ["a.gz"], new Uri("https://graph.microsoft.com/m"))
        {
            Access = new BlobAccess(new Uri("https://a.blob.core.windows.net/files"), "sig=x"),
        };
        return (await fixture.FinishAsync(fixture.Files.ReadAsync(PartnerCenterFixture.Tenant, export, InvoiceLine.Schema, onLine, default))).ShouldHaveSingleItem();
    }
}
