using System.Globalization;
using HcpCsp.Abstractions.Search;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Tests.Pages.Fakes;

namespace HcpCsp.Plugin.Tests.Pages.Search;

public class CspSearchTests
{
    private readonly PagesWorld world = new();

    private async Task<IReadOnlyList<SearchHit>> FindAsync(string text, int limit = 20) => await world.Search.Describe().Handler(
        new SearchRequest { Text = text, Limit = limit, User = PagesWorld.ARequest().User, Culture = CultureInfo.GetCultureInfo("en-US") },
        TestContext.Current.CancellationToken);

    private Customer AddCustomer(string id, string name, string domain = "")
    {
        var customer = new Customer { Id = id, Name = name, Domain = domain, FirstSeenAt = PagesWorld.Now };
        world.Data.Customers.Add(customer);
        return customer;
    }

    [Theory]
    [InlineData("graphic des")]
    [InlineData("INSTITUTE")]
    [InlineData("gdi.example")]
    [InlineData("9f0e-77")]
    public async Task Find_PartOfACustomersNameDomainOrId_FindsItsPage(string text)
    {
        AddCustomer("aaaa9f0e-7711-4444-8888-000000000001", "Graphic Design Institute", "gdi.example");

        SearchHit hit = (await FindAsync(text)).ShouldHaveSingleItem();

        hit.Kind.ShouldBe("Customers");
        hit.Path.ShouldBe($"/csp/customers/{PagesWorld.AccountId}/aaaa9f0e-7711-4444-8888-000000000001");
    }

    [Fact]
    public async Task Find_FormerName_FindsTheCustomer()
    {
        Customer customer = AddCustomer("c9", "Relecloud");
        world.Data.Customers[world.Data.Customers.IndexOf(customer)] = customer with { FormerNames = [new FormerName("Litware", PagesWorld.Now)] };

        (await FindAsync("litw")).ShouldHaveSingleItem().Title.ShouldBe("Relecloud");
    }

    [Fact]
    public async Task Find_SomeBeginWithIt_ComeFirst()
    {
        AddCustomer("c7", "A Datum South");
        AddCustomer("c8", "South Ridge Video");
        AddCustomer("c9", "South");

        (await FindAsync("south")).Select(hit => hit.Title).ShouldBe(["South", "South Ridge Video", "A Datum South"]);
    }

    [Fact]
    public async Task Find_MoreThanTheLimit_GivesOneMoreThanIt()
    {
        for (int number = 0; number < 5; number++)
            AddCustomer($"w{number}", $"Woodgrove Bank {number}");

        (await FindAsync("woodgrove", limit: 3)).Count.ShouldBe(4);
    }

    [Fact]
    public async Task Find_InvoiceNumber_FindsInvoiceAndNothingOfTheVoidOne()
    {
        SearchHit hit = (await FindAsync(PagesWorld.YenNumber)).ShouldHaveSingleItem();

        hit.Kind.ShouldBe("Invoices");
        hit.Path.ShouldBe($"/csp/billing/{PagesWorld.AccountId}/{PagesWorld.YenNumber}");
    }

    [Fact]
    public async Task Find_SubscriptionById_LeadsToItsCustomer()
    {
        Subscription subscription = world.Data.Subscriptions[0];

        SearchHit hit = (await FindAsync(subscription.Id)).Single(found => found.Kind == "Subscriptions");

        hit.Path.ShouldEndWith(subscription.CustomerId);
        hit.Detail.ShouldContain(subscription.Id);
    }

    [Fact]
    public async Task Find_ProductOnALine_LeadsToItsPage()
    {
        world.Data.Invoices[0] = world.Data.Invoices[0] with { Lines = AVersion("v-search") };
        world.Data.Summaries.Add(new HcpCsp.Plugin.Model.Lines.LineSummary
        {
            VersionId = "v-search", CustomerId = "c1", CustomerName = "Fabrikam", Currency = "EUR", LineCount = 1, Subtotal = 1m, Tax = 0m, Total = 1m,
            Buckets = [new HcpCsp.Plugin.Model.Lines.SummaryBucket { Family = HcpCsp.Plugin.Model.Lines.ProductFamily.Seat, ProductName = "Visio & Co Plan 2", SubscriptionId = "", ChargeType = "", LineCount = 1, Subtotal = 1m }],
        });

        (await FindAsync("visio")).ShouldHaveSingleItem().Path.ShouldBe("/csp/products?name=Visio%20%26%20Co%20Plan%202");
    }

    [Fact]
    public async Task Find_NothingLikeIt_FindsNothing() => (await FindAsync("no such thing")).ShouldBeEmpty();

    private static DocumentVersion AVersion(string id) => new()
    {
        Id = id, InvoiceNumber = PagesWorld.Number, Kind = LineKind.Billed, ETag = "", LoadedAt = PagesWorld.Now, LineCount = 1, Total = 1m,
    };
}
