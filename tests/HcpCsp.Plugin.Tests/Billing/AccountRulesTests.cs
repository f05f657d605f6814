using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Plans;
using HcpCsp.Plugin.Pricing;
using HcpCsp.Plugin.Store;
using HcpCsp.Plugin.Tests.Builders;
using HcpCsp.Plugin.Tests.Fakes;
using Microsoft.Extensions.Time.Testing;
using static HcpCsp.Plugin.Tests.Builders.BillingBuilders;

namespace HcpCsp.Plugin.Tests.Billing;

/// <summary>Rules are the same object until something of them changes, over the real store.</summary>
public sealed class AccountRulesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("hcp-csp-rules-").FullName;
    private readonly CspStore store;
    private readonly FakeTenants tenants = new();
    private readonly AccountRules accountRules;
    private readonly PartnerAccount account;
    private readonly PricingRules before;

    public AccountRulesTests()
    {
        store = new CspStore(folder, new FakeTimeProvider());
        accountRules = new AccountRules(store, store.Plans, tenants);
        account = store.SaveAccount(AnAccount(managed: 10m, nonManaged: 20m));
        before = accountRules.Get(account);
    }

    [Fact]
    public void Get_NothingChanged_IsTheSameObject() => accountRules.Get(store.FindAccount(AccountId)!).ShouldBeSameAs(before);

    [Fact]
    public void Get_CustomerGetsAMarkup_HasIt()
    {
        store.SaveCustomerSettings(new CustomerSettings { AccountId = AccountId, CustomerId = Contoso, MarkupPercent = 3m });

        accountRules.Get(account).Select(Contoso, September).ShouldBe(new PricingRule.CustomerMarkup(3m));
    }

    [Fact]
    public void Get_CustomerIsLinked_GoesByTheDefaultForManaged()
    {
        tenants.WithLink($"{AccountId}/{Contoso}", new DateTimeOffset(2026, 9, 1, 0, 0, 0, TimeSpan.Zero));

        accountRules.Get(account).Select(Contoso, September).ShouldBe(new PricingRule.AccountDefault(10m, Managed: true));
    }

    [Fact]
    public void Get_LinkHasEnded_KeepsThePastAsItWas()
    {
        store.SaveEndedLink(new EndedLink(AccountId, Contoso, "t1", new DateTimeOffset(2026, 9, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 10, 20, 0, 0, 0, TimeSpan.Zero)));

        accountRules.Get(account).Select(Contoso, September).ShouldBe(new PricingRule.AccountDefault(10m, Managed: true));
    }

    [Fact]
    public void Get_DefaultChanges_HasTheNewOne() =>
        accountRules.Get(account with { NonManagedMarkupPercent = 21m }).Select(Contoso, September).ShouldBe(new PricingRule.AccountDefault(21m, Managed: false));

    [Fact]
    public void Get_CustomerIsPutUnderAPlan_GoesByIt()
    {
        PricingPlan draft = store.Plans.SaveDraft(PlanBuilders.APlan(PlanBuilders.MarkUp(5m)) with { Status = PlanStatus.Draft, Published = null });
        var reference = new PlanReference(draft.Id, draft.Version);
        store.Plans.Publish(reference, draft.Revision, PlanBuilders.ByEva);
        store.Plans.Assign([new PlanAssignment { AccountId = AccountId, CustomerId = Contoso, Plan = reference, AppliedFrom = DateOnly.MinValue, Assigned = PlanBuilders.ByEva }]);

        accountRules.Get(account).Select(Contoso, September).ShouldBeOfType<PricingRule.Plan>();
    }

    public void Dispose()
    {
        store.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
