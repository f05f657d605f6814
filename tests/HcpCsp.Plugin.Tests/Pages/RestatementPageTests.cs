using System.Net;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Tests.Pages.Fakes;

namespace HcpCsp.Plugin.Tests.Pages;

public sealed class RestatementPageTests
{
    private const string Path = $"/csp/billing/{PagesWorld.AccountId}/{PagesWorld.Number}/restatements/v1/v2";
    private readonly PagesWorld world = new();

    [Fact]
    public async Task InvoicePage_Restated_ListsTheVersionsWithWhatEachChanged()
    {
        string body = (await world.Invoice.GetAsync(PagesWorld.ARequest(), default)).Body();

        body.ShouldContain("<h2>Versions</h2>");
        body.ShouldContain($"href=\"{Path}\"");
        body.ShouldContain("First version");
    }

    [Fact]
    public async Task InvoicePage_OneVersion_SaysNothingOfVersions()
    {
        world.Data.Versions.RemoveAt(1);

        (await world.Invoice.GetAsync(PagesWorld.ARequest(), default)).Body().ShouldNotContain("<h2>Versions</h2>");
    }

    [Fact]
    public async Task Get_TotalsAgree_ProvesThatTheChangesMakeTheDifference()
    {
        // 1,240.00 + 7.00 − 4.00 + 1.50 = 1,244.50, which is 4.50 more
        string body = WebUtility.HtmlDecode((await world.Restatement.GetAsync(PagesWorld.ARequest(), default)).Body());

        foreach (string figure in new[] { "1,240.00", "7.00", "4.00", "1.50", "1,244.50", "<strong>4.50" })
            body.ShouldContain(figure + "\u00a0USD");
        body.ShouldContain("</svg>Equal</span>");
        body.ShouldContain($"href=\"{Path}/{PagesWorld.CustomerIdValue}\"");
    }

    [Fact]
    public async Task Get_TotalsDontAgree_SaysSo()
    {
        world.Data.Restatements[0] = world.Data.Restatements[0] with { TotalAfter = 1244.51m };

        (await world.Restatement.GetAsync(PagesWorld.ARequest(), default)).Body().ShouldContain("</svg>Different</span>");
    }

    [Fact]
    public async Task Get_TwoCurrencies_AddsNothingAcrossThem()
    {
        world.Data.Restatements.Add(world.Data.Restatements[0] with { Currency = "EUR" });

        string body = WebUtility.HtmlDecode((await world.Restatement.GetAsync(PagesWorld.ARequest(), default)).Body());

        body.ShouldContain("1,244.50\u00a0EUR");
        body.ShouldContain("1,244.50\u00a0USD");
        body.ShouldNotContain("2,489.00");
    }

    [Fact]
    public async Task Get_UnchangedCustomer_IsCountedAndNotListed()
    {
        world.Data.Restatements.Add(new CustomerRestatement
        {
            CustomerId = "other", CustomerName = "Tailspin Toys", Currency = "USD", LinesBefore = 1, LinesAfter = 1, TotalBefore = 5m, TotalAfter = 5m,
            Added = default, Removed = default, ReRated = default,
        });

        string body = WebUtility.HtmlDecode((await world.Restatement.GetAsync(PagesWorld.ARequest(), default)).Body());

        body.ShouldContain("Customers without a change: 1");
        body.ShouldNotContain("Tailspin Toys");
    }

    [Fact]
    public async Task Get_VersionUnknown_IsNotFound() =>
        (await world.Restatement.GetAsync(PagesWorld.ARequest().At("earlier", "v9"), default)).ShouldBeOfType<PageResult.NotFound>();

    [Fact]
    public async Task GetCustomer_LineReRated_TellsQuantityPriceAndBothTotals()
    {
        LineRestatement changed = world.Data.LineRestatements[0];
        changed.After!.ShouldNotBeNull();
        world.Data.LineRestatements[0] = changed with { Before = new() { ProductName = "Microsoft 365 E3", BillableQuantity = 100m, EffectiveUnitPrice = 10m, Total = 1000m } };

        string body = WebUtility.HtmlDecode((await world.Restatement.GetCustomerAsync(PagesWorld.ARequest(), default)).Body());

        body.ShouldContain("Re-rated");
        body.ShouldContain("100 → 120");
        body.ShouldContain("10 → 10.2875");
        body.ShouldContain("1,000.00\u00a0USD");
        body.ShouldContain("Added");
    }

    [Fact]
    public async Task GetCustomer_NotOnTheDocument_IsNotFound() =>
        (await world.Restatement.GetCustomerAsync(PagesWorld.ARequest().At("customerId", "someone-else"), default)).ShouldBeOfType<PageResult.NotFound>();
}
