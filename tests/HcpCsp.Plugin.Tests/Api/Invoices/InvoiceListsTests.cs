using HcpCsp.Plugin.Api.Invoices;
using HcpCsp.Plugin.Api.Statements;
using HcpCsp.Plugin.Tests.Pages.Fakes;

namespace HcpCsp.Plugin.Tests.Api.Invoices;

public sealed class InvoiceListsTests
{
    private readonly PagesWorld world = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task InvoicesGetAsync_Sorted_IsAsThePage()
    {
        var invoices = (await new InvoicesApi(world.Store, world.Ledger).GetAsync(PagesWorld.ARequest().Asking(("sort", "-price"), ("currency", "USD")), Token)).Results();

        decimal[] prices = [.. invoices.EnumerateArray().Select(one => one.Number("price"))];
        prices.ShouldBe(prices.OrderDescending());
        prices.Length.ShouldBe(11);
    }

    [Fact]
    public async Task CustomersGetAsync_SearchedAndSorted_IsAsThePage()
    {
        var api = new CustomerBillsApi(world.Store, world.Ledger);

        (await api.GetCustomersAsync(PagesWorld.ARequest().Asking(("sort", "price")), Token)).Results().EnumerateArray().Select(one => one.Text("name")).ShouldBe(["(no customer named)", "Fabrikam Inc."]);
        (await api.GetCustomersAsync(PagesWorld.ARequest().Asking(("q", "fabrikam")), Token)).TotalElements.ShouldBe(1);
    }

    [Fact]
    public async Task LinesGetAsync_Priced_TellTheirStoryUpToThePrice()
    {
        var line = (await new CustomerBillsApi(world.Store, world.Ledger).GetLinesAsync(PagesWorld.ARequest(), Token)).Results()[0];

        var story = line.GetProperty("story").EnumerateArray().ToList();
        story.Select(step => step.Text("step")).ShouldBe(["Source", "Base", "Rule", "Arithmetic"]);
        story[^1].GetProperty("figure").Number("amount").ShouldBe(line.Number("price"));
    }

    [Fact]
    public async Task StatementsGetAsync_Searched_FindsByCustomerAndNothingElse()
    {
        var api = new StatementsApi(world.Store, world.StatementRuns);

        (await api.GetAsync(PagesWorld.ARequest().Asking(("q", "fabrikam")), Token)).Only().Text("number").ShouldBe(world.IssuedStatement.Number);
        (await api.GetAsync(PagesWorld.ARequest().Asking(("q", "nobody")), Token)).TotalElements.ShouldBe(0);
    }
}
