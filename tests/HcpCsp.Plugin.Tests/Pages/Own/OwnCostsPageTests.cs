using System.Globalization;
using HcpCsp.Abstractions;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Abstractions.Services;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Billing.Own;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Pages.Own;
using HcpCsp.Plugin.Tests.Pages.Fakes;

namespace HcpCsp.Plugin.Tests.Pages.Own;

public class OwnCostsPageTests
{
    private readonly PagesWorld world = new();

    private static PageRequest AsTenant(string? tenant) => PagesWorld.ARequest("/csp/own") with
    {
        User = new HcpUser { Id = "t", Name = "Toni", Roles = new HashSet<string>(StringComparer.Ordinal) { HcpRoles.TenantAdmin }, TenantId = tenant },
    };

    private void Link(string tenant) => world.Tenants.Links.Add(new TenantLink(AccountRules.CustomerKey(PagesWorld.AccountId, PagesWorld.CustomerIdValue), tenant, PagesWorld.Now));

    private async Task<string> ShowAsync(string? tenant) =>
        (await world.OwnCosts.GetAsync(AsTenant(tenant), TestContext.Current.CancellationToken)).ShouldBeOfType<PageResult.View>().BodyHtml;

    [Theory]
    [InlineData("t1")]
    [InlineData(null)]
    public async Task Get_TenantOfNoCustomer_SaysWhatToDo(string? tenant) => (await ShowAsync(tenant)).ShouldContain("isn't linked yet");

    [Fact]
    public async Task Get_LinkedTenant_ShowsPricesAndNothingOfCosts()
    {
        Link("t1");
        world.Ledger.Bills.Clear();
        world.Ledger.Bills.Add(world.ABill(PagesWorld.Number, "USD", 1234.5m, 1388.81m));

        string html = await ShowAsync("t1");

        html.ShouldContain("Fabrikam Inc.");
        html.ShouldContain("1,388.81");
        // What we pay for it, and what of it is ours: 1388.81 - 1234.50 = 154.31.
        foreach (string secret in new[] { "1,234.5", "154.31", "Margin", "Mark-up", "Contoso CSP (US)" })
            html.ShouldNotContain(secret);
    }

    [Fact]
    public async Task Get_OtherTenant_SeesNothingOfTheCustomer()
    {
        Link("t1");

        (await ShowAsync("t2")).ShouldNotContain("Fabrikam");
    }

    [Fact]
    public async Task Download_StatementOfAnother_DoesNotExist()
    {
        Link("t1");
        PageRequest request = AsTenant("t2").At("number", world.IssuedStatement.Number).At("version", "1");

        (await world.OwnCosts.DownloadAsync(request, TestContext.Current.CancellationToken)).ShouldBeOfType<PageResult.NotFound>();
    }
}
