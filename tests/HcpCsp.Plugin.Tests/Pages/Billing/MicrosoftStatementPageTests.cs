using System.Text;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.PartnerCenter;
using HcpCsp.Plugin.Tests.Pages.Fakes;

namespace HcpCsp.Plugin.Tests.Pages.Billing;

public sealed class MicrosoftStatementPageTests
{
    private readonly PagesWorld world = new();

    [Fact]
    public async Task GetAsync_MicrosoftHasIt_IsSentUnderItsNumber()
    {
        var file = (await GetAsync()).ShouldBeOfType<PageResult.File>();
        using var sent = new MemoryStream();
        await file.WriteAsync(sent, default);

        (file.ContentType, file.DownloadName).ShouldBe(("application/pdf", "Microsoft G104500001.pdf"));
        Encoding.UTF8.GetString(sent.ToArray()).ShouldBe("%PDF-1.7");
        world.InvoiceCalls.Opened.ShouldBe([(new PartnerTenant(PagesWorld.AccountId, world.Account.TenantId), PagesWorld.Number)]);
    }

    [Fact]
    public async Task GetAsync_MicrosoftHasNone_SaysSo()
    {
        world.InvoiceCalls.Failure = new PartnerCenterException("Not found.") { Status = 404 };

        var problem = (await GetAsync()).ShouldBeOfType<PageResult.Problem>();

        (problem.Status, problem.Title).ShouldBe((404, "Microsoft has no PDF of this document"));
    }

    [Fact]
    public async Task GetAsync_NobodySignedIn_SaysWhatToDo()
    {
        world.InvoiceCalls.Failure = new SignInNeededException(TokenState.NeedsSignIn, "The consent was taken back.", innerException: null);

        (await GetAsync()).ShouldBeOfType<PageResult.Problem>().Detail.ShouldStartWith("The consent was taken back. Microsoft gives the PDF to a signed-in person only");
    }

    [Fact]
    public async Task GetAsync_MicrosoftRefuses_NamesAdviceAndRequestId()
    {
        world.InvoiceCalls.Failure = new PartnerCenterException("Access denied.") { Status = 403, Advice = "Sign in again.", RequestId = "6c1f" };

        (await GetAsync()).ShouldBeOfType<PageResult.Problem>().Detail.ShouldBe("Access denied. Sign in again. Microsoft's request id: 6c1f.");
    }

    [Fact]
    public async Task GetAsync_BreaksOffMidway_IsAnErrorPageRatherThanABrokenFile()
    {
        world.InvoiceCalls.Pdf = static () => new BrokenStream();

        (await GetAsync()).ShouldBeOfType<PageResult.Problem>().Status.ShouldBe(502);
    }

    [Fact]
    public async Task GetAsync_UnknownInvoice_AsksMicrosoftNothing()
    {
        (await world.MicrosoftStatement.GetAsync(PagesWorld.ARequest().At("number", "G0"), default)).ShouldBeOfType<PageResult.NotFound>();

        world.InvoiceCalls.Opened.ShouldBeEmpty();
    }

    private Task<PageResult> GetAsync() => world.MicrosoftStatement.GetAsync(PagesWorld.ARequest(), default);

    private sealed class BrokenStream : MemoryStream
    {
        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) =>
            throw new PartnerCenterException("The document broke off.");
    }
}
