using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Tests.Pages.Fakes;

namespace HcpCsp.Plugin.Tests.Pages.Billing;

public sealed class CheckPagesTests
{
    private readonly PagesWorld world = new();

    [Fact]
    public async Task TieOutPage_CustomerThatListsDoNotKnow_IsNamedWithItsSum()
    {
        string body = (await world.TieOut.GetAsync(PagesWorld.ARequest(), default)).Body();

        // The world keeps no sums: both lines are news.
        body.ShouldContain("2 lines read anew");
        body.ShouldContain("0 lines in lists, 2 counted.");
    }

    [Fact]
    public async Task TieOutPage_LineOffMicrosoftsRounding_IsForInformation()
    {
        // 10.2875 × 1.08 = 11.1105 → 11.11; × 120 = 1333.20, billed 1234.50
        world.Ledger.Lines[0].Line.ProductId = "CFQ7TTC0LF8Q";

        string body = (await world.TieOut.GetAsync(PagesWorld.ARequest(), default)).Body();

        body.ShouldContain("more than a cent off Microsoft&#39;s own rounding: 1");
        body.ShouldContain("1,333.20&#160;USD");
    }

    [Fact]
    public async Task TieOutPage_LinesNotRead_SaysWhatToDo()
    {
        world.Ledger.Bills[0] = world.Ledger.Bills[0] with { Invoice = world.Ledger.Bills[0].Invoice with { Lines = null } };

        (await world.TieOut.GetAsync(PagesWorld.ARequest(), default)).ShouldBeOfType<PageResult.Problem>().Status.ShouldBe(409);
    }

    [Fact]
    public async Task ReconciliationPage_UnknownSubscription_IsAFinding()
    {
        world.Data.Lines.Add(ASeatLine("dddddddd-0000-0000-0000-000000000009"));

        string body = (await world.Reconciliation.GetAsync(PagesWorld.ARequest(), default)).Body();

        // October has three documents with these lines, and one of them is void: 2 × 4 = 8
        body.ShouldContain("Lines bill 8 seats of a subscription that Microsoft doesn&#39;t list for this customer.");
        body.ShouldContain("What doesn&#39;t fit (2)");
    }

    [Fact]
    public async Task ReconciliationPage_Skipped_SaysWhy() =>
        (await world.Reconciliation.GetAsync(PagesWorld.ARequest().Asking(("show", "skipped")), default)).Body().ShouldContain("A trial: free.");

    [Fact]
    public async Task ReconciliationPage_OneCustomer_IsAboutItAlone()
    {
        string body = (await world.Reconciliation.GetAsync(PagesWorld.ARequest().Asking(("customer", "aaaaaaaa-4f89-41d3-9a0c-0305e82c3301"), ("show", "all")), default)).Body();

        body.ShouldContain("Tailspin Toys</bdi> (<a");
        body.ShouldContain("All (0)");
    }

    [Fact]
    public async Task ReconciliationPage_MonthWithoutLines_SaysSo() =>
        (await world.Reconciliation.GetAsync(PagesWorld.ARequest().At("month", "2019-01"), default)).Body().ShouldContain("No lines of this month are read");

    [Fact]
    public async Task ReconciliationPage_NoMonth_IsNotFound() =>
        (await world.Reconciliation.GetAsync(PagesWorld.ARequest().At("month", "October"), default)).ShouldBeOfType<PageResult.NotFound>();

    private static InvoiceLine ASeatLine(string subscription) => new()
    {
        CustomerId = PagesWorld.CustomerIdValue, CustomerName = "Fabrikam Inc.", ProductId = "CFQ7TTC0LF8Q", ProductName = "Microsoft 365 E3", SubscriptionId = subscription, BillableQuantity = 4m, Subtotal = 40m,
    };
}
