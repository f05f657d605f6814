using HcpCsp.TestHost.Demo;

namespace HcpCsp.TestHost.Tests.MainJob;

/// <summary>A second start with the same data folder.</summary>
public sealed class RestartTests(SmallJobFixture fixture) : IClassFixture<SmallJobFixture>
{
    [Fact]
    public async Task Start_SameDataFolder_ShowsEverythingWithoutANewSignIn()
    {
        DemoInvoice invoice = fixture.Result.Invoices[0];
        DemoAccount account = fixture.Result.Accounts.Single(candidate => candidate.Name == invoice.Account);
        DemoCustomer customer = invoice.Customers[0];

        await fixture.RestartHostAsync();
        using HostVisitor admin = await HostVisitor.SignInAsync(fixture.Host.Address, "Cloud Admin", CancellationToken.None);

        BrowserPage accountPage = await admin.GetPageAsync($"/csp/accounts/{account.Id}", CancellationToken.None);
        accountPage.Document.Body!.TextContent.ShouldContain("Discovery Completed");
        BrowserPage bill = await admin.GetPageAsync($"/csp/billing/{account.Id}/{invoice.Id}/{customer.Id}", CancellationToken.None);
        WorkbookFigures.ReadFirst(bill.Document.QuerySelector("[data-testid=bill-price]")!.TextContent).ShouldBe(customer.Price);

        // The kept sign-in still reads from Microsoft: another discovery completes without anybody signing in there.
        await admin.SubmitAsync(accountPage, accountPage.GetForm($"/csp/accounts/{account.Id}/discovery"), CancellationToken.None);
        string state = "In Progress";
        for (int waited = 0; waited < 240 && state == "In Progress"; waited++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(250), TimeProvider.System);
            string text = (await admin.GetPageAsync("/api/csp/accounts", CancellationToken.None)).Text;
            state = text.Contains("In Progress", StringComparison.Ordinal) ? "In Progress" : text;
        }

        state.ShouldContain("Discovery Completed");
        state.ShouldNotContain("\"state\":\"ERROR\"");
    }
}
