using HcpCsp.TestHost.Simulator;
using HcpCsp.TestHost.Simulator.Data;

namespace HcpCsp.TestHost.Tests.Simulator;

/// <summary>What a manifest can look like, and where it can be.</summary>
public sealed class ManifestFaultTests(SimulatorFixture fixture) : IClassFixture<SimulatorFixture>
{
    private const string Lines = "reconciliation/billed";

    private SimulatorServer Server => fixture.Server;

    private string Invoice => Server.World.Partners[0].Invoices.Documents[0].Id;

    [Fact]
    public async Task ResourceLocationString_On_IsAPlainLink()
    {
        using var api = await ApiClient.SignInAsync(Server);
        using var faults = new FaultScope(Server, "resource-location-string");

        var operation = await api.FinishedAsync(Lines, Invoice);

        operation.TryGetProperty("resourceLocation@odata.navigationLink", out _).ShouldBeFalse();
        (await api.PollAsync(operation.GetProperty("resourceLocation").GetString()!)).GetProperty("blobCount").GetInt32().ShouldBe(3);
    }

    [Fact]
    public async Task InlineManifest_On_IsTheManifestItself()
    {
        using var api = await ApiClient.SignInAsync(Server);
        using var faults = new FaultScope(Server, "inline-manifest");

        var operation = await api.FinishedAsync(Lines, Invoice);

        operation.GetProperty("resourceLocation").GetProperty("blobs").GetArrayLength().ShouldBe(3);
    }

    [Fact]
    public async Task ForeignManifestLink_On_NamesAnotherHost()
    {
        using var api = await ApiClient.SignInAsync(Server);
        var usual = (await api.FinishedAsync(Lines, Invoice)).GetProperty("resourceLocation@odata.navigationLink").GetString()!;
        using var faults = new FaultScope(Server, "foreign-manifest-link");

        var foreign = (await api.FinishedAsync(Lines, Invoice)).GetProperty("resourceLocation@odata.navigationLink").GetString()!;

        new Uri(usual).Host.ShouldBe(Server.Address.Host);
        new Uri(foreign).Host.ShouldNotBe(Server.Address.Host);
    }

    [Theory]
    [InlineData(null, "compressedJSON")]
    [InlineData("documented-name", "compressedJSONLines")]
    [InlineData("uncompressed-name", "JSONLines")]
    public async Task DataFormat_UnderEachFault_IsNamedOtherwise(string? fault, string expected)
    {
        using var api = await ApiClient.SignInAsync(Server);
        using var faults = new FaultScope(Server, fault is null ? [] : [fault]);

        var manifest = await api.ManifestAsync(Lines, Invoice);

        manifest.GetProperty("dataFormat").GetString().ShouldBe(expected);
        (await api.BlobAsync(manifest, 0)).Take(2).ShouldBe([(byte)0x1F, (byte)0x8B], "compressed whatever it is called");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(200)]
    public async Task Blobs_AnyNumber_HoldTheSameRows(int count)
    {
        using var api = await ApiClient.SignInAsync(Server);
        var usual = await api.RowsAsync(Lines, Invoice);
        using var faults = new FaultScope(Server, $"blobs={count}");

        var manifest = await api.ManifestAsync(Lines, Invoice);
        var rows = await api.RowsAsync(Lines, Invoice);

        manifest.GetProperty("blobs").GetArrayLength().ShouldBe(count);
        rows.Sum(row => ApiClient.Number(row, "Total")).ShouldBe(usual.Sum(row => ApiClient.Number(row, "Total")));
        rows.Count.ShouldBe(usual.Count);
    }

    [Fact]
    public async Task BlobCountMismatch_On_AnnouncesOneTooMany()
    {
        using var api = await ApiClient.SignInAsync(Server);
        using var faults = new FaultScope(Server, "blob-count-mismatch");

        var manifest = await api.ManifestAsync(Lines, Invoice);

        manifest.GetProperty("blobCount").GetInt32().ShouldBe(manifest.GetProperty("blobs").GetArrayLength() + 1);
    }

    [Fact]
    public async Task Restated_NewestInvoice_HasAnotherVersionOfItsData()
    {
        using var api = await ApiClient.SignInAsync(Server);
        var newest = Server.World.Partners[0].Invoices.Documents.First(document => document.Type == DocumentType.Invoice).Id;
        var (before, sum) = (await api.ManifestAsync(Lines, newest), await SumAsync(api, newest));
        using var faults = new FaultScope(Server, "restated");

        var after = await api.ManifestAsync(Lines, newest);

        foreach (var name in new[] { "eTag", "rootDirectory", "createdDateTime" })
            after.GetProperty(name).GetString().ShouldNotBe(before.GetProperty(name).GetString(), name);
        var header = await api.ReadAsync("/v1/invoices/" + newest);
        (await SumAsync(api, newest)).ShouldBe(header.GetProperty("totalCharges").GetDecimal());
        (await SumAsync(api, newest)).ShouldNotBe(sum);
    }

    private static async Task<decimal> SumAsync(ApiClient api, string invoice) =>
        (await api.RowsAsync(Lines, invoice)).Sum(row => ApiClient.Number(row, "Total"));
}
