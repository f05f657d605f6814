using HcpCsp.Abstractions.Jobs;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Statements;
using HcpCsp.Plugin.Tests.Builders;
using HcpCsp.Plugin.Tests.Pages.Fakes;

namespace HcpCsp.Plugin.Tests.Pages;

public sealed class StatementPagesTests
{
    private readonly PagesWorld world = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private PageRequest OfStatement => PagesWorld.ARequest().At("number", world.IssuedStatement.Number);

    [Fact]
    public async Task StatementPage_RuleChanged_TellsBothCausesAndOffersToReissue()
    {
        string body = (await world.Statement.GetAsync(OfStatement, Token)).Body();

        // 1234.50 × 1.10 = 1357.95 as issued, and so under its rule today
        body.ShouldContain("data-testid=\"issued\">1,357.95<");
        body.ShouldContain("data-testid=\"of-data\">0.00<");
        body.ShouldContain("Reissue as a new version");
        body.ShouldContain(new string('a', 64));
    }

    [Fact]
    public async Task StatementPage_Superseded_NamesItsSuccessorAndIsNotHeldAgainstToday()
    {
        world.Store.Statements.Issue([(world.IssuedStatement with { Version = 2 }).Issued(new FrozenPrice(0, new Money(1m, "USD")))]);

        string body = (await world.Statement.GetAsync(OfStatement, Token)).Body();

        body.ShouldContain("Superseded");
        body.ShouldContain("Version 2");
        body.ShouldNotContain("Reissue as a new version");
    }

    [Theory]
    [InlineData("number", "S-0")]
    [InlineData("version", "9")]
    [InlineData("accountId", "unknown")]
    public async Task StatementPage_Unknown_IsNotFound(string name, string value) =>
        (await world.Statement.GetAsync(OfStatement.At(name, value), Token)).ShouldBeOfType<PageResult.NotFound>();

    [Fact]
    public async Task DownloadAsync_FileLost_IsToldInWordsAndNothingIsSent()
    {
        PageResult.Problem problem = (await world.Statement.DownloadAsync(OfStatement, Token)).ShouldBeOfType<PageResult.Problem>();

        problem.Detail.ShouldContain("is missing");
    }

    [Fact]
    public async Task StatementsPage_Search_FindsByCustomerAndKeepsTheFilter()
    {
        (await world.Statements.GetAsync(PagesWorld.ARequest().Asking(("q", "fabrikam")), Token)).Body().ShouldContain(world.IssuedStatement.Number);

        (await world.Statements.GetAsync(PagesWorld.ARequest().Asking(("q", "nobody")), Token)).Body().ShouldContain("Nothing contains “<bdi>nobody</bdi>”");
    }

    [Fact]
    public async Task StatementsPage_FiguresChanged_SaysThatItDiffers() =>
        (await world.Statements.GetAsync(PagesWorld.ARequest(), Token)).Body().ShouldContain("Differs from v1");

    [Fact]
    public async Task StatementsPage_IssuingGoesOn_TellsHowFar()
    {
        world.StatementRuns.Newest = world.StatementRuns.Newest! with { State = JobRunState.Running, Progress = new JobProgress(30, "12 of 40 statements") };

        (await world.Statements.GetAsync(PagesWorld.ARequest(), Token)).Body().ShouldContain("12 of 40 statements");
    }

    [Fact]
    public async Task InvoiceStatementsPage_LiveAndIssued_ShowsEachAndOffersWhatCanBeIssued()
    {
        string live = (await world.InvoiceStatements.GetAsync(PagesWorld.ARequest().At("number", "G104501008"), Token)).Body();
        string issued = (await world.InvoiceStatements.GetAsync(PagesWorld.ARequest().At("number", PagesWorld.IssuedNumber), Token)).Body();

        live.ShouldContain("Live");
        issued.ShouldContain("Differs from v1");
        issued.ShouldContain("Nobody");
        issued.ShouldNotContain("aria-label=\"Issue the statement");
    }

    [Fact]
    public async Task IssueInvoiceAsync_TieOutDifferent_IsRefusedInWordsAndNothingStarts()
    {
        (await world.Issue.IssueInvoiceAsync(PagesWorld.ARequest(), Token)).ShouldBeOfType<PageResult.Problem>().Detail.ShouldContain("tie-out");

        world.StatementRuns.Started.ShouldBeEmpty();
    }

    [Fact]
    public async Task ReissueInvoiceAsync_StatementDiffers_StartsAndIsAudited()
    {
        int index = world.Ledger.Bills.FindIndex(bill => bill.Invoice.Number is PagesWorld.IssuedNumber);
        world.Ledger.Bills[index] = world.Ledger.Bills[index] with { TieOut = new HcpCsp.Plugin.Reconciliation.TieOut([]) };
        PageRequest request = PagesWorld.ARequest().At("number", PagesWorld.IssuedNumber);
        string path = $"/csp/billing/{PagesWorld.AccountId}/{PagesWorld.IssuedNumber}";

        (await world.InvoiceStatements.GetAsync(request, Token)).Body().ShouldContain($"<form method=\"post\" action=\"{path}/reissue\"><input type=\"hidden\" name=\"__token\"");
        PageResult result = await world.Issue.ReissueInvoiceAsync(request, Token);

        result.ShouldBeOfType<PageResult.Redirect>().Location.ShouldBe(path + "/statements?done=statements-reissuing");
        world.StatementRuns.Reissued.ShouldBe([(PagesWorld.AccountId, PagesWorld.IssuedNumber)]);
        world.Audit.Entries.ShouldContain(entry => entry.EventType == "csp.statements.reissuing");
    }

    [Fact]
    public async Task InvoiceStatementsPage_NothingIssued_OffersNoReissue() =>
        (await world.InvoiceStatements.GetAsync(PagesWorld.ARequest().At("number", "G104501008"), Token)).Body().ShouldNotContain("Reissue all");

    [Fact]
    public async Task IssueAccountAsync_Known_StartsAndIsAudited()
    {
        PageResult result = await world.Issue.IssueAccountAsync(PagesWorld.ARequest().Posting(("account", PagesWorld.AccountId)), Token);

        result.ShouldBeOfType<PageResult.Redirect>().Location.ShouldBe($"/csp/statements?account={PagesWorld.AccountId}&done=statements-issuing");
        world.StatementRuns.Started.ShouldBe([(PagesWorld.AccountId, null)]);
        world.Audit.Entries.ShouldContain(entry => entry.EventType == "csp.statements.issuing");
    }

    [Theory]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa  Fabrikam a.xlsx")]
    [InlineData("aaaaaaaa aaaaaaaa aaaaaaaa aaaaaaaa aaaaaaaa aaaaaaaa aaaaaaaa aaaaaaaa")]
    public async Task VerifyPage_FileOfAStatement_IsUnchanged(string typed) =>
        (await world.Verify.GetAsync(PagesWorld.ARequest().Asking(("sha256", typed)), Token)).Body().ShouldContain("Issued by us, unchanged.");

    [Fact]
    public async Task VerifyPage_OtherFile_IsNot() =>
        (await world.Verify.GetAsync(PagesWorld.ARequest().Asking(("sha256", new string('b', 64))), Token)).Body().ShouldContain("Not issued here, or changed since.");

    [Fact]
    public async Task VerifyPage_FileThatSaysItIsAStatement_WasChanged()
    {
        string body = (await world.Verify.PostAsync(PagesWorld.ARequest().Uploading(AWorkbook.Saying(world.IssuedStatement.Number + " v1"), name: "Oct <b>.xlsx"), Token)).Body();

        body.ShouldContain($"It says it is statement {world.IssuedStatement.Number}, version 1, but it is not the file that was issued: it was changed.");
        body.ShouldContain("Oct &lt;b&gt;.xlsx");
        body.ShouldNotContain("Issued by us, unchanged.");
    }

    [Fact]
    public async Task VerifyPage_Superseded_NamesTheVersionInForce()
    {
        world.Store.Statements.Issue([(world.IssuedStatement with { Version = 2, Files = [] }).Issued()]);

        string body = (await world.Verify.PostAsync(PagesWorld.ARequest().Posting(("sha256", new string('a', 64))), Token)).Body();

        body.ShouldContain("Issued by us, unchanged.");
        body.ShouldContain($"/csp/statements/{PagesWorld.AccountId}/{world.IssuedStatement.Number}/2\">version 2</a> has taken its place");
    }

    [Fact]
    public async Task VerifyPage_NeitherFileNorHash_AsksForOne()
    {
        var view = (await world.Verify.PostAsync(PagesWorld.ARequest(), Token)).ShouldBeOfType<PageResult.View>();

        view.Status.ShouldBe(422);
        view.BodyHtml.ShouldContain("Choose a file, or type its SHA-256.");
    }

    [Fact]
    public async Task VerifyPage_NoHash_IsRefused()
    {
        var view = (await world.Verify.GetAsync(PagesWorld.ARequest().Asking(("sha256", "abc")), Token)).ShouldBeOfType<PageResult.View>();

        view.Status.ShouldBe(422);
        view.BodyHtml.ShouldContain("This is no SHA-256");
    }

    [Fact]
    public async Task GetCustomerWorkbookAsync_StatementIssued_LeadsToTheIssuedFile() =>
        (await world.WorkbookPages.GetCustomerWorkbookAsync(PagesWorld.ARequest().At("number", PagesWorld.IssuedNumber), Token))
            .ShouldBeOfType<PageResult.Redirect>().Location.ShouldBe($"/csp/statements/{PagesWorld.AccountId}/{world.IssuedStatement.Number}/1/workbook.xlsx");
}
