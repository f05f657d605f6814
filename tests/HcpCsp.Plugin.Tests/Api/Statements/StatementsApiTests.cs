using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Reconciliation;
using HcpCsp.Plugin.Tests.Pages.Fakes;

namespace HcpCsp.Plugin.Tests.Api.Statements;

public sealed class StatementsApiTests
{
    private readonly PagesWorld world = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task GetAsync_RuleChanged_TellsBothCauses()
    {
        var detail = (await world.StatementApi.GetAsync(PagesWorld.ARequest().At("number", world.IssuedStatement.Number), Token)).Results();

        detail.GetProperty("statement").GetProperty("amounts")[0].Number("price").ShouldBe(1357.95m);
        detail.GetProperty("statement").GetProperty("files")[0].Text("apiPath").ShouldBe($"/api/csp/accounts/{PagesWorld.AccountId}/statements/{world.IssuedStatement.Number}/1/workbook.xlsx");
        var difference = detail.GetProperty("difference");
        difference.GetProperty("differs").GetBoolean().ShouldBeTrue();
        difference.GetProperty("currencies")[0].Number("issued").ShouldBe(1357.95m);
        difference.GetProperty("currencies")[0].Number("ofData").ShouldBe(0m);
    }

    [Theory]
    [InlineData("number", "S-0")]
    [InlineData("version", "9")]
    [InlineData("id", "unknown")]
    public async Task GetAsync_Unknown_IsNotFound(string name, string value) =>
        (await world.StatementApi.GetAsync(PagesWorld.ARequest().At("number", world.IssuedStatement.Number).At(name, value), Token)).ShouldBeRefused(404, "csp.statement.unknown");

    [Fact]
    public async Task GetOfInvoiceAsync_LiveAndIssued_TellWhereTheyStand()
    {
        var live = (await world.StatementApi.GetOfInvoiceAsync(PagesWorld.ARequest(), Token)).Results().EnumerateArray().First();
        var issued = (await world.StatementApi.GetOfInvoiceAsync(PagesWorld.ARequest().At("number", PagesWorld.IssuedNumber), Token)).Results().EnumerateArray().First();

        live.Text("standing").ShouldBe("Live");
        live.GetProperty("today")[0].Number("amount").ShouldBe(1388.81m);
        issued.Text("standing").ShouldBe("Differs");
        issued.GetProperty("issued")[0].Number("amount").ShouldBe(1357.95m);
    }

    [Fact]
    public async Task IssueInvoiceAsync_CountingAndVoided_IsBegunOrRefused()
    {
        LetFiguresAgree(PagesWorld.Number);
        (await world.IssueApi.IssueInvoiceAsync(PagesWorld.ARequest(), Token)).Status.ShouldBe(202);
        (await world.IssueApi.ReissueInvoiceAsync(PagesWorld.ARequest(), Token)).Status.ShouldBe(202);
        (await world.IssueApi.IssueInvoiceAsync(PagesWorld.ARequest().At("number", PagesWorld.VoidNumber), Token)).ShouldBeRefused(409, "csp.statement.refused");

        world.StatementRuns.Started.ShouldBe([(PagesWorld.AccountId, PagesWorld.Number)]);
        world.StatementRuns.Reissued.ShouldBe([(PagesWorld.AccountId, PagesWorld.Number)]);
    }

    [Fact]
    public async Task IssueAccountAsync_Known_IsBegunAndNoted()
    {
        (await world.IssueApi.IssueAccountAsync(PagesWorld.ARequest(), Token)).Messages.ShouldHaveSingleItem().Key.ShouldBe("csp.statements.issuing");
        (await world.IssueApi.IssueAccountAsync(PagesWorld.ARequest().At("id", "nope"), Token)).ShouldBeRefused(404, "csp.account.unknown");

        world.StatementRuns.Started.ShouldBe([(PagesWorld.AccountId, null)]);
        world.Audit.Entries.ShouldHaveSingleItem().EventType.ShouldBe("csp.statements.issuing");
    }

    [Fact]
    public async Task IssueOneAsync_Issued_IsAnsweredAsItIs()
    {
        var result = await world.IssueApi.IssueOneAsync(PagesWorld.ARequest().At("number", PagesWorld.IssuedNumber), Token);

        result.Status.ShouldBe(200);
        result.Results().Text("number").ShouldBe(world.IssuedStatement.Number);
        world.Audit.Entries.ShouldBeEmpty();
    }

    [Fact]
    public async Task IssueOneAsync_Nobodys_IsRefused() =>
        (await world.IssueApi.IssueOneAsync(PagesWorld.ARequest().At("customerId", CustomerId.Unassigned), Token)).ShouldBeRefused(409, "csp.statement.refused");

    [Fact]
    public async Task ReissueAsync_Differing_IsItsNextVersion()
    {
        LetFiguresAgree(PagesWorld.IssuedNumber);

        var result = await world.IssueApi.ReissueAsync(PagesWorld.ARequest().At("number", world.IssuedStatement.Number), Token);

        string.Join(' ', result.Messages.Select(message => message.Text)).ShouldBeEmpty();
        result.Status.ShouldBe(201);
        result.Results().Number("version").ShouldBe(2);
        world.Audit.Entries.ShouldHaveSingleItem().EventType.ShouldBe("csp.statement.issued");
    }

    private void LetFiguresAgree(string number)
    {
        int index = world.Ledger.Bills.FindIndex(bill => bill.Invoice.Number == number);
        InvoiceBill bill = world.Ledger.Bills[index];
        world.Ledger.Bills[index] = bill with { TieOut = new TieOut([]), Customers = [bill.Customers[0] with { Price = new Money(1388.81m, "USD") }] };
    }
}
