using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Pages;
using HcpCsp.Plugin.Pages.Views;
using HcpCsp.Plugin.Store;
using HcpCsp.Plugin.Tests.Pages.Fakes;
using Microsoft.Extensions.Time.Testing;
using static HcpCsp.Plugin.Tests.Builders.BillingBuilders;

namespace HcpCsp.Plugin.Tests.Pages;

/// <summary>What set a customer's prices, and when: kept by the real store, told by the customer's page.</summary>
public sealed class CustomerPricesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("hcpcsp-prices-").FullName;
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 9, 1, 8, 0, 0, TimeSpan.Zero));
    private readonly CspStore store;

    public CustomerPricesTests() => store = new CspStore(folder, time);

    public void Dispose()
    {
        store.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void List_MarkupChangedTwice_TellsBothChangesNewestFirst()
    {
        PartnerAccount account = store.SaveAccount(AnAccount(nonManaged: 20m));
        Save(12.5m, 0);
        time.Advance(TimeSpan.FromDays(10));
        Save(null, 1);

        List(account).ShouldBe([("11 Sep 2026", "Markup Percentage 12.5 % → the account's default"), ("1 Sep 2026", "Markup Percentage the account's default → 12.5 %")]);
    }

    [Fact]
    public void List_SavedWithTheSameMarkup_TellsNothing()
    {
        PartnerAccount account = store.SaveAccount(AnAccount(nonManaged: 20m));
        Save(12.5m, 0);
        Save(12.50m, 1);

        List(account).Count.ShouldBe(1);
    }

    [Fact]
    public void List_DefaultOfTheAccountChanged_TellsWhichAndWhen()
    {
        PartnerAccount account = store.SaveAccount(AnAccount(nonManaged: 20m));
        time.Advance(TimeSpan.FromDays(1));
        account = store.SaveAccount(account with { NonManagedMarkupPercent = 25m, Name = "Another name" });

        List(store.FindAccount(account.Id)!).ShouldBe([("2 Sep 2026", "Default for non-managed customers 20 % → 25 %")]);
    }

    [Fact]
    public void SaveAccount_NothingOfPricesChanged_KeepsTheHistory()
    {
        PartnerAccount account = store.SaveAccount(AnAccount(nonManaged: 20m));
        account = store.SaveAccount(account with { NonManagedMarkupPercent = 25m });

        store.SaveAccount(account with { Name = "Another name", FormerDefaults = [] });

        store.FindAccount(account.Id)!.FormerDefaults.ShouldHaveSingleItem().NonManaged.ShouldBe(20m);
    }

    [Fact]
    public async Task CustomerPage_Billed_TellsByDocumentWhatPricesIt()
    {
        string body = (await new PagesWorld().Customer.GetAsync(PagesWorld.ARequest(), default)).Body();

        body.ShouldContain("Not issued: moves with the rule");
        // Issued at 10 %, by today's 12.5 % it would be more.
        body.ShouldContain("at 1,357.95&#160;USD, 10&#160;% own");
        body.ShouldContain("Pricing plan Standard, version 1, from");
    }

    [Fact]
    public async Task CustomerPage_AzurePlan_LeadsToItsUsage()
    {
        string body = (await new PagesWorld().Customer.GetAsync(PagesWorld.ARequest(), default)).Body();

        // The open month's Azure plan: 170 at 190
        body.ShouldContain("/usage?month=2026-11&amp;currency=USD\">Nov 2026</a> <span class=\"badge state-halted\">Provisional</span></th><td class=\"num\">170.00&#160;USD</td><td class=\"num\">190.00&#160;USD</td>");
    }

    private void Save(decimal? percent, int version) => store.SaveCustomerSettings(new CustomerSettings { AccountId = AccountId, CustomerId = Contoso, MarkupPercent = percent, Version = version });

    private List<(string On, string What)> List(PartnerAccount account) =>
        [.. PriceHistoryView.List(account, store.GetCustomerSettings(account.Id, Contoso), [], [], null, new Formats(System.Globalization.CultureInfo.GetCultureInfo("en-US")))
            .Select(row => (row.On, row.What.Replace('\u00a0', ' ')))];
}
