using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Tests.Pages.Fakes;

namespace HcpCsp.Plugin.Tests.Pages.Reports;

public sealed class RecipientsTests
{
    private readonly PagesWorld world = new();

    [Fact]
    public async Task SaveSettings_AddressesOneALine_AreKeptAndShown()
    {
        await world.Customer.SaveSettingsAsync(PagesWorld.ARequest().Posting(("recipients", "accounts@fabrikam.com\r\n it@fabrikam.com "), ("version", "0")), default);

        world.Store.GetCustomerSettings(PagesWorld.AccountId, PagesWorld.CustomerIdValue).ReportRecipients.ShouldBe(["accounts@fabrikam.com", "it@fabrikam.com"]);
        (await world.Customer.GetAsync(PagesWorld.ARequest(), default)).Body().ShouldContain("\naccounts@fabrikam.com\nit@fabrikam.com</textarea>");
    }

    [Theory]
    [InlineData("accounts", "Mail can&#39;t be sent to &#39;accounts&#39;.")]
    [InlineData("a@fabrikam.com\nA@FABRIKAM.COM", "An address is named twice.")]
    public async Task SaveSettings_NoAddress_IsRefusedAndKept(string typed, string said)
    {
        var view = (await world.Customer.SaveSettingsAsync(PagesWorld.ARequest().Posting(("markup", "20"), ("recipients", typed), ("version", "0")), default)).ShouldBeOfType<PageResult.View>();

        view.Status.ShouldBe(422);
        view.BodyHtml.ShouldContain(said);
        view.BodyHtml.ShouldContain("value=\"20\"");
        view.BodyHtml.ShouldContain("\n" + typed + "</textarea>");
        world.Store.GetCustomerSettings(PagesWorld.AccountId, PagesWorld.CustomerIdValue).ReportRecipients.ShouldBeEmpty();
    }
}
