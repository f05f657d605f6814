using HcpCsp.Plugin.Tests.Pages.Fakes;

namespace HcpCsp.Plugin.Tests.Api.Invoices;

public sealed class InvoiceApiTests
{
    private readonly PagesWorld world = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task GetAsync_Known_HasThePagesFigures()
    {
        var invoice = (await world.InvoiceApi.GetAsync(PagesWorld.ARequest(), Token)).Results();

        var bill = world.Ledger.Bills[0];
        invoice.Number("price").ShouldBe(bill.Price.Amount);
        invoice.Number("margin").ShouldBe(bill.Price.Amount - bill.Cost.Amount);
        invoice.Number("header").ShouldBe(bill.Invoice.Total.Amount);
        invoice.Text("periodEnd").ShouldBe("2026-10-31");
        invoice.GetProperty("checks").GetArrayLength().ShouldBe(bill.TieOut.Checks.Count);
        invoice.GetProperty("amendments").EnumerateArray().Select(one => (one.Text("number"), one.Number("depth"))).ShouldBe([(PagesWorld.Number, 0m), (PagesWorld.VoidNumber, 1m)]);
    }

    [Fact]
    public async Task GetAsync_Unknown_IsNotFound() => (await world.InvoiceApi.GetAsync(PagesWorld.ARequest().At("number", "G0"), Token)).ShouldBeRefused(404, "csp.invoice.unknown");

    [Fact]
    public async Task GetTieOutAsync_Read_CountsItsLines()
    {
        var tieOut = (await world.InvoiceApi.GetTieOutAsync(PagesWorld.ARequest(), Token)).Results();

        tieOut.Number("lines").ShouldBe(2);
        tieOut.GetProperty("customers").GetArrayLength().ShouldBeGreaterThan(0);
        tieOut.GetProperty("findings").EnumerateArray().Select(kind => kind.Text("kind")).ShouldContain("NoAmount");
    }

    [Fact]
    public async Task GetTieOutAsync_Unread_IsAConflict()
    {
        world.Ledger.Bills[0] = world.Ledger.Bills[0] with { Invoice = world.Ledger.Bills[0].Invoice with { Lines = null } };

        (await world.InvoiceApi.GetTieOutAsync(PagesWorld.ARequest(), Token)).ShouldBeRefused(409, "csp.invoice.unread");
    }

    [Fact]
    public async Task GetVersionsAsync_Restated_AreTheNewestFirst()
    {
        var versions = (await world.InvoiceApi.GetVersionsAsync(PagesWorld.ARequest(), Token)).Results().EnumerateArray().ToList();

        versions.Select(one => one.Text("id")).ShouldBe(["v2", "v1"]);
        versions[1].Number("total").ShouldBe(1240m);
    }

    [Fact]
    public async Task GetRestatementAsync_Restated_ProvesItself()
    {
        var total = (await world.RestatementsApi.GetAsync(PagesWorld.ARequest(), Token)).Results().GetProperty("totals")[0];

        // 1240.00 + 7.00 − 4.00 + 1.50 = 1244.50
        (total.Number("totalBefore") + total.Number("added") - total.Number("removed") + total.Number("reRated")).ShouldBe(total.Number("totalAfter"));
        total.Number("delta").ShouldBe(4.5m);
        var customer = (await world.RestatementsApi.GetCustomersAsync(PagesWorld.ARequest(), Token)).Only();
        customer.Text("customer").ShouldBe("Fabrikam Inc.");
    }

    [Fact]
    public async Task GetRestatedLinesAsync_ReRatedAndAdded_TellWhich()
    {
        var result = await world.RestatementsApi.GetLinesAsync(PagesWorld.ARequest(), Token);

        result.Results().EnumerateArray().Select(line => line.Text("change")).ShouldBe(["ReRated", "Added"]);
        result.Results()[1].GetProperty("before").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        (await world.RestatementsApi.GetLinesAsync(PagesWorld.ARequest().Asking(("page", "1"), ("pageSize", "1")), Token)).Only().Text("change").ShouldBe("Added");
    }

    [Theory]
    [InlineData("earlier")]
    [InlineData("later")]
    public async Task GetRestatementAsync_VersionDropped_IsNotFound(string name) =>
        (await world.RestatementsApi.GetAsync(PagesWorld.ARequest().At(name, "v0"), Token)).ShouldBeRefused(404, "csp.version.unknown");
}
