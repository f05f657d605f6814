using System.Net;
using System.Text;
using System.Text.Json;
using HcpCsp.TestHost.Simulator;

namespace HcpCsp.TestHost.Tests.Simulator;

/// <summary>What Partner Center's answers can look like, each switch on and off.</summary>
public sealed class WireFaultTests(SimulatorFixture fixture) : IClassFixture<SimulatorFixture>
{
    private const string Customers = "/v1/customers?size=5";

    private SimulatorServer Server => fixture.Server;

    [Theory]
    [InlineData(null, "EF-BB-BF-7B")]
    [InlineData("no-bom", "7B-22")]
    [InlineData("utf16", "FF-FE-7B-00")]
    public async Task Bytes_OfAnAnswer_BeginAsSwitched(string? fault, string first)
    {
        using var switched = Switch(fault);
        using var api = await ApiClient.SignInAsync(Server);

        using var response = await api.GetAsync("/v1/profiles/mpn");

        BitConverter.ToString(await response.Content.ReadAsByteArrayAsync()).ShouldStartWith(first);
    }

    [Theory]
    [InlineData(null, "totalCount", "items")]
    [InlineData("pascal-case", "TotalCount", "Items")]
    public async Task Names_OfAnAnswer_AreCasedAsSwitched(string? fault, params string[] names)
    {
        using var switched = Switch(fault);
        using var api = await ApiClient.SignInAsync(Server);

        var page = await api.ReadAsync(Customers);

        foreach (var name in names)
            page.TryGetProperty(name, out var found).ShouldBeTrue($"{name} {found}");
    }

    [Theory]
    [InlineData(null, "Z")]
    [InlineData("dates-offset", "-08:00")]
    [InlineData("dates-bare", "00")]
    public async Task Dates_OfInvoices_AreZonedAsSwitched(string? fault, string ending)
    {
        using var switched = Switch(fault);
        using var api = await ApiClient.SignInAsync(Server);

        var start = (await api.ReadAsync("/v1/invoices")).GetProperty("items")[0].GetProperty("billingPeriodStartDate").GetString()!;

        start.ShouldEndWith(ending);
        // The moment stays the same: the period starts at midnight in UTC.
        DateTimeOffset.Parse(start, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal).UtcDateTime
            .ShouldBe(Server.World.Partners[0].Invoices.Documents[0].Month.First.ToDateTime(TimeOnly.MinValue));
    }

    [Fact]
    public async Task UnknownValues_Switched_AddPropertiesAndWords()
    {
        using var api = await ApiClient.SignInAsync(Server);
        var before = await api.ReadAsync(Customers);
        using var switched = Switch("unknown-values");

        var after = await api.ReadAsync(Customers);

        before.GetRawText().ShouldNotContain("simulatedUnknown");
        after.GetProperty("items").EnumerateArray().ShouldAllBe(item => item.GetProperty("simulatedUnknown").ValueKind == JsonValueKind.Object);
        Relationships(before).Distinct().ShouldBe(["reseller"]);
        Relationships(after).ShouldContain("somethingNew");

        static IEnumerable<string?> Relationships(JsonElement page) =>
            page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("relationshipToPartner").GetString());
    }

    [Theory]
    [InlineData(null, JsonValueKind.Number, JsonValueKind.String)]
    [InlineData("code-as-number", JsonValueKind.Number, JsonValueKind.Number)]
    [InlineData("code-as-string", JsonValueKind.String, JsonValueKind.String)]
    public async Task Codes_OfErrors_AreTypedAsSwitched(string? fault, JsonValueKind invalid, JsonValueKind notFound)
    {
        using var switched = Switch(fault);
        using var api = await ApiClient.SignInAsync(Server);

        using var mpn = await api.GetAsync("/v1/profiles/mpn?mpnId=9999999");
        using var invoice = await api.GetAsync("/v1/invoices/G000000001");

        (await ApiClient.JsonOf(mpn)).GetProperty("code").ValueKind.ShouldBe(invalid);
        (await ApiClient.JsonOf(invoice)).GetProperty("code").ValueKind.ShouldBe(notFound);
    }

    [Theory]
    [InlineData(null, "/customers?size=5&seekOperation=Next")]
    [InlineData("clean-links", "/v1/customers?size=5&seekOperation=Next")]
    [InlineData("double-question-mark", "/customers?size=5?seekOperation=Next")]
    [InlineData("misspelt-links", "/customers?size=5&eekOperation=Next")]
    [InlineData("absolute-links", "http://localhost:PORT/v1/customers?size=5&seekOperation=Next")]
    [InlineData("foreign-links", "http://127.0.0.1:PORT/v1/customers?size=5&seekOperation=Next")]
    [InlineData("broken-links", "http://[broken//customers?size=5&seekOperation=Next")]
    public async Task Next_OfCustomers_IsWrittenAsSwitched(string? fault, string expected)
    {
        using var switched = Switch(fault);
        using var api = await ApiClient.SignInAsync(Server);

        var next = (await api.ReadAsync(Customers)).GetProperty("links").GetProperty("next");

        next.GetProperty("uri").GetString().ShouldBe(expected.Replace("PORT", $"{Server.Address.Port}", StringComparison.Ordinal));
        next.GetProperty("headers")[0].GetProperty("key").GetString().ShouldBe("MS-ContinuationToken");
    }

    [Fact]
    public async Task Next_OfLineItems_MisspellsTheTypeAsTheSampleDoes()
    {
        using var switched = Switch("misspelt-links");
        using var api = await ApiClient.SignInAsync(Server);
        var id = Server.World.Partners[0].Invoices.Documents[0].Id;

        var page = await api.ReadAsync($"/v1/invoices/{id}/lineitems?provider=onetime&invoicelineitemtype=billinglineitems&size=2");

        page.GetProperty("links").GetProperty("next").GetProperty("uri").GetString()!.ShouldContain("&nvoicelineitemtype=");
    }

    [Theory]
    [InlineData(null, true, true)]
    [InlineData("token-in-body", true, false)]
    [InlineData("token-in-links", false, true)]
    public async Task Token_OfAPage_StandsWhereSwitched(string? fault, bool inBody, bool inLinks)
    {
        using var switched = Switch(fault);
        using var api = await ApiClient.SignInAsync(Server);

        var page = await api.ReadAsync(Customers);

        (page.TryGetProperty("continuationToken", out var body) && body.ValueKind == JsonValueKind.String).ShouldBe(inBody);
        page.GetProperty("links").TryGetProperty("next", out var next).ShouldBe(inLinks, $"{next}");
    }

    [Theory]
    [InlineData("odd-tokens")]
    [InlineData("unicode-tokens")]
    public async Task Token_WithOddLetters_LeadsOnOnlyToTheLetter(string fault)
    {
        using var switched = Switch(fault);
        using var api = await ApiClient.SignInAsync(Server);

        var token = (await api.ReadAsync(Customers)).GetProperty("continuationToken").GetString()!;
        using var second = await api.GetAsync(Customers + "&seekOperation=Next", ("MS-ContinuationToken", token));
        using var decoded = await api.GetAsync(Customers + "&seekOperation=Next", ("MS-ContinuationToken", Uri.UnescapeDataString(token)[..^1]));

        second.StatusCode.ShouldBe(HttpStatusCode.OK);
        decoded.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task SecondPage_RepeatSwitched_LeadsToItself()
    {
        using var switched = Switch("repeat-page");
        using var api = await ApiClient.SignInAsync(Server);

        var token = (await api.ReadAsync(Customers)).GetProperty("continuationToken").GetString()!;
        var second = await api.ReadAsync(Customers + "&seekOperation=Next", ("MS-ContinuationToken", token));

        second.GetProperty("continuationToken").GetString().ShouldBe(token);
    }

    [Fact]
    public async Task SecondPage_EmptySwitched_HasNoItemsAndLosesNone()
    {
        using var api = await ApiClient.SignInAsync(Server);
        var all = await api.ItemsAsync(Customers);
        using var switched = Switch("empty-page");

        var token = (await api.ReadAsync(Customers)).GetProperty("continuationToken").GetString()!;
        var second = await api.ReadAsync(Customers + "&seekOperation=Next", ("MS-ContinuationToken", token));

        second.GetProperty("items").GetArrayLength().ShouldBe(0);
        second.GetProperty("links").TryGetProperty("next", out var next).ShouldBeTrue($"{next}");
        (await api.ItemsAsync(Customers)).Count.ShouldBe(all.Count);
    }

    [Fact]
    public async Task Pages_SmallSwitched_AreSmallAndLoseNone()
    {
        using var api = await ApiClient.SignInAsync(Server);
        var all = await api.ItemsAsync(Customers);
        using var switched = Switch("small-pages=2");

        var first = await api.ReadAsync(Customers);

        first.GetProperty("items").GetArrayLength().ShouldBe(2);
        (await api.ItemsAsync(Customers)).Count.ShouldBe(all.Count);
    }

    [Fact]
    public async Task Invoices_PagingSwitched_AreCutBySizeAndOffset()
    {
        using var api = await ApiClient.SignInAsync(Server);
        var all = (await api.ReadAsync("/v1/invoices?size=5")).GetProperty("items");
        using var switched = Switch("invoice-paging");

        var page = await api.ReadAsync("/v1/invoices?size=5&offset=5");

        all.GetArrayLength().ShouldBe(12);
        page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString())
            .ShouldBe(all.EnumerateArray().Skip(5).Take(5).Select(item => item.GetProperty("id").GetString()));
        page.GetProperty("links").GetProperty("next").GetProperty("uri").GetString().ShouldBe("/invoices?size=5&offset=10");
    }

    [Fact]
    public async Task Restated_Switched_MovesTheHeader()
    {
        using var api = await ApiClient.SignInAsync(Server);
        var before = await api.ReadAsync("/v1/invoices");
        using var switched = Switch("restated");

        var after = await api.ReadAsync("/v1/invoices");

        Totals(before).Zip(Totals(after)).Count(pair => pair.First != pair.Second).ShouldBe(1);

        static IEnumerable<decimal> Totals(JsonElement page) => page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("totalCharges").GetDecimal());
    }

    private SwitchedFaults Switch(string? fault) => new(Server, fault is null ? [] : [fault]);
}
