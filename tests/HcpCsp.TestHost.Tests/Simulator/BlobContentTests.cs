using System.IO.Compression;
using System.Text;
using System.Text.Json;
using HcpCsp.TestHost.Simulator;

namespace HcpCsp.TestHost.Tests.Simulator;

/// <summary>The faults that change what is inside a blob.</summary>
public sealed class BlobContentTests(SimulatorFixture fixture) : IClassFixture<SimulatorFixture>
{
    private SimulatorServer Server => fixture.Server;

    [Fact]
    public async Task CamelCase_On_NamesAttributesSo()
    {
        var usual = await TextAsync();
        var text = await TextAsync("camel-case");

        usual.ShouldContain("\"PCToBCExchangeRate\":");
        text.ShouldNotContain("\"CustomerName\":", Case.Sensitive);
        text.ShouldContain("\"customerName\":", Case.Sensitive);
    }

    [Fact]
    public async Task BomLines_On_StartsWithTheMark()
    {
        (await TextAsync()).ShouldStartWith("{");
        (await TextAsync("bom-lines")).ShouldBe("\uFEFF" + await TextAsync());
    }

    [Fact]
    public async Task JsonArray_On_IsOneArrayOfTheSameRows()
    {
        var rows = (await TextAsync()).TrimEnd().Split('\n');

        var array = JsonDocument.Parse(await TextAsync("json-array")).RootElement;

        array.EnumerateArray().Select(row => row.GetRawText()).ShouldBe(rows);
    }

    [Fact]
    public async Task BlankLines_On_AreAmongTheSameRows()
    {
        var rows = (await TextAsync()).TrimEnd().Split('\n');

        var lines = (await TextAsync("blank-lines")).Split('\n');

        lines.Count(string.IsNullOrWhiteSpace).ShouldBeGreaterThan(rows.Length / 10);
        lines.Where(line => !string.IsNullOrWhiteSpace(line)).ShouldBe(rows);
    }

    [Fact]
    public async Task NoLastNewline_On_EndsWithTheRow()
    {
        var usual = await TextAsync();

        usual.ShouldEndWith("}\n");
        (await TextAsync("no-last-newline")).ShouldBe(usual[..^1]);
    }

    [Fact]
    public async Task GzipMembers_On_AreSeveralOfTheSameText()
    {
        var (usual, several) = (await BytesAsync(), await BytesAsync("gzip-members"));

        Members(usual).ShouldBe(1);
        Members(several).ShouldBeGreaterThan(1);
        Unpack(several).ShouldBe(Unpack(usual));
    }

    [Theory]
    [InlineData("numbers-as-strings", true, false)]
    [InlineData("numbers-as-numbers", false, true)]
    [InlineData(null, true, true)]
    public async Task Numbers_UnderEachFault_AreStringsOrNot(string? fault, bool strings, bool numbers)
    {
        var text = fault is null ? await TextAsync() : await TextAsync(fault);

        var kinds = text.TrimEnd().Split('\n').Select(line => JsonDocument.Parse(line).RootElement.GetProperty("Subtotal").ValueKind).ToList();

        kinds.Contains(JsonValueKind.String).ShouldBe(strings);
        kinds.Contains(JsonValueKind.Number).ShouldBe(numbers);
    }

    [Fact]
    public async Task UnknownAttributes_On_HaveEveryType()
    {
        var row = JsonDocument.Parse((await TextAsync("unknown-attributes")).Split('\n')[0]).RootElement;

        row.EnumerateObject().Where(one => one.Name.StartsWith("Future", StringComparison.Ordinal)).Select(one => one.Value.ValueKind).ShouldBe(
            [JsonValueKind.String, JsonValueKind.Number, JsonValueKind.True, JsonValueKind.Null, JsonValueKind.Array, JsonValueKind.Object]);
    }

    [Fact]
    public async Task GzipBomb_On_HoldsALineWithoutEnd()
    {
        using var api = await ApiClient.SignInAsync(Server);
        var manifest = await api.ManifestAsync("reconciliation/billed", Server.World.Partners[0].Invoices.Documents[0].Id);
        using var faults = new FaultScope(Server, "gzip-bomb");
        using var http = new HttpClient();
        using var response = await http.GetAsync(ApiClient.BlobAddress(manifest, 0), HttpCompletionOption.ResponseHeadersRead);
        await using var gzip = new GZipStream(await response.Content.ReadAsStreamAsync(), CompressionMode.Decompress);

        var buffer = new byte[1 << 20];
        var read = 0L;
        while (read < 100L << 20)
        {
            var count = await gzip.ReadAsync(buffer);
            count.ShouldBeGreaterThan(0);
            buffer.AsSpan(0, count).Contains((byte)'\n').ShouldBeFalse();
            read += count;
        }

        response.Content.Headers.ContentLength.ShouldBeNull();
    }

    private async Task<byte[]> BytesAsync(params string[] faults)
    {
        using var api = await ApiClient.SignInAsync(Server);
        using var scope = new FaultScope(Server, faults);
        return await api.BlobAsync(await api.ManifestAsync("reconciliation/billed", Server.World.Partners[0].Invoices.Documents[0].Id), 0);
    }

    private async Task<string> TextAsync(params string[] faults) => Unpack(await BytesAsync(faults));

    private static string Unpack(byte[] packed)
    {
        using var gzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var text = new MemoryStream();
        gzip.CopyTo(text);
        return Encoding.UTF8.GetString(text.ToArray());
    }

    /// <summary>By the header that each begins with.</summary>
    private static int Members(ReadOnlySpan<byte> packed)
    {
        var count = 0;
        for (int at; (at = packed.IndexOf([(byte)0x1F, (byte)0x8B, (byte)8, (byte)0, (byte)0, (byte)0, (byte)0, (byte)0])) >= 0; packed = packed[(at + 8)..])
            count++;
        return count;
    }
}
