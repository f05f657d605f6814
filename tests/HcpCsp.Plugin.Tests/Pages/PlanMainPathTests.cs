using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Api.Plans;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Billing.Plans;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Model.Plans;
using HcpCsp.Plugin.Pages.Plans;
using HcpCsp.Plugin.Store;
using HcpCsp.Plugin.Tests.Fakes;
using HcpCsp.Plugin.Tests.Pages.Fakes;
using Microsoft.Extensions.Time.Testing;
using static HcpCsp.Plugin.Tests.Builders.BillingBuilders;
using FakeTenants = HcpCsp.Plugin.Tests.Fakes.FakeTenants;

namespace HcpCsp.Plugin.Tests.Pages;

/// <summary>From the form to the customer's bill: the pages over the plans' own store and the ledger that prices by them.</summary>
public sealed class PlanMainPathTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("hcpcsp-planpages-").FullName;
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 9, 15, 8, 0, 0, TimeSpan.Zero));
    private readonly InMemoryStore documents = new InMemoryStore().With(AnAccount(nonManaged: 20m));
    private readonly CspStore store;
    private readonly RecordingAudit audit = new();
    private readonly PagesWorld world = new();
    private readonly AccountRules rules;
    private readonly PlanBook book;

    public PlanMainPathTests()
    {
        store = new CspStore(folder, time);
        rules = new AccountRules(documents, store.Plans, new FakeTenants());
        book = new PlanBook(store.Plans, time);
    }

    [Fact]
    public async Task Plan_CreatedPublishedAssigned_PricesTheCustomersBill()
    {
        Put("G1", ALine(100m), ALine(100m, Fabrikam, "Fabrikam"));
        // The account's default: 100 × 1.2
        PriceOf(Contoso).ShouldBe(120m);

        PricingPlan plan = await CreateAsync("margin", "20");
        await Pages.PublishAsync(At(plan, ("revision", "2")), default);
        // Published, yet nobody is under it.
        PriceOf(Contoso).ShouldBe(120m);
        await Assign.PostAsync(At(plan, ("do", "assign"), ("account", AccountId), ("from", "2026-09-01"), ("customer", Contoso)), default);

        // 100 ÷ (1 − 0.2)
        PriceOf(Contoso).ShouldBe(125m);
        PriceOf(Fabrikam).ShouldBe(120m);
        audit.Entries.Select(entry => entry.EventType).ShouldBe(["csp.plan.created", "csp.plan.published", "csp.plan.assigned"]);
    }

    [Fact]
    public async Task Plan_AssignedThenEnded_PricesByTheMarkUpAgain()
    {
        Put("G1", ALine(100m));
        PricingPlan plan = await CreateAsync("markUp", "50");
        await Pages.PublishAsync(At(plan, ("revision", "2")), default);
        await Assign.PostAsync(At(plan, ("do", "assign"), ("account", AccountId), ("from", "2026-08-01"), ("customer", Contoso)), default);

        await Assign.PostAsync(At(plan, ("do", "assign"), ("account", AccountId), ("end", "1"), ("from", "2026-09-01"), ("customer", Contoso)), default);

        PriceOf(Contoso).ShouldBe(120m);
    }

    [Fact]
    public async Task WhatIf_Draft_ShowsNowAndThenWithGuardRails()
    {
        Put("G1", ALine(100m, product: "<script>alert(1)</script>"), ALine(40m, Fabrikam, "<script>alert(2)</script>"));
        PricingPlan plan = await CreateAsync("markUp", "50", ("leastMargin", "40"), ("leastAction", "flag"));

        string body = (await WhatIf.GetAsync(At(plan).Asking(("account", AccountId), ("invoice", "G1")), default)).Body();

        // now 120 + 48, then 150 + 60; both margins are a third, below 40 %
        body.ShouldContain("""<td class="num">168.00</td><td class="num">210.00</td><td class="num">42.00<span class="csp-sub">+25.0&#160;%</span></td>""");
        body.ShouldContain("2 marked");
        body.ShouldContain("&lt;script&gt;alert(1)&lt;/script&gt; (");
        body.ShouldNotContain("<script");
        body.ShouldContain("Publish this draft unchanged");
    }

    [Fact]
    public async Task WhatIf_PublishedUnchanged_PutsTheTriedDraftInForce()
    {
        Put("G1", ALine(100m));
        PricingPlan plan = await CreateAsync("markUp", "50");
        string body = (await WhatIf.GetAsync(At(plan).Asking(("account", AccountId), ("invoice", "G1")), default)).Body();

        await Pages.PublishAsync(At(plan, [.. FormFields.Of(body)]), default);

        store.Plans.FindPlan(new PlanReference(plan.Id, 1))!.Status.ShouldBe(PlanStatus.Published);
    }

    [Fact]
    public async Task WhatIf_ChangedSinceItWasTried_IsNotPublished()
    {
        Put("G1", ALine(100m));
        PricingPlan plan = await CreateAsync("markUp", "50");
        string body = (await WhatIf.GetAsync(At(plan).Asking(("account", AccountId), ("invoice", "G1")), default)).Body();
        store.Plans.SaveDraft(plan with { Name = "Theirs" });

        ((PageResult.View)await Pages.PublishAsync(At(plan, [.. FormFields.Of(body)]), default)).Status.ShouldBe(409);

        store.Plans.FindPlan(new PlanReference(plan.Id, 1))!.Status.ShouldBe(PlanStatus.Draft);
    }

    [Fact]
    public async Task WhatIf_NoInvoice_AsksForOne()
    {
        Put("G1", ALine(100m));
        PricingPlan plan = await CreateAsync("markUp", "50");

        var view = (await WhatIf.GetAsync(At(plan).Asking(("account", AccountId), ("run", "1")), default)).ShouldBeOfType<PageResult.View>();

        view.Status.ShouldBe(422);
        view.BodyHtml.ShouldContain("Choose at least one invoice.");
    }

    public void Dispose()
    {
        store.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private PlanActions Actions => new(store.Plans, book, audit);

    private PlanPage Pages => new(documents, store.Plans, book, new PlanCustomers(documents, store.Plans, time), Actions, world.Composer);

    private AssignPlanPage Assign => new(documents, store.Plans, rules, Actions, time, world.Composer);

    private PlanTrialPage WhatIf => new(documents, store.Plans, new PlanTrial(documents, rules), world.Composer);

    private async Task<PricingPlan> CreateAsync(string kind, string percent, params (string, string)[] more)
    {
        PageRequest request = PagesWorld.ARequest().Posting(
            [("do", "save"), ("version", "1"), ("items", "1"), ("name", "Standard"), ("item0.name", "All"), ("item0.kind", kind), ("item0.percent", percent), .. more]);
        await new EditPlanPage(store.Plans, Actions, world.Composer).PostNewAsync(request, default);
        return store.Plans.ListPlans().Single();
    }

    private static PageRequest At(PricingPlan plan, params (string, string)[] fields) => PagesWorld.ARequest().At("planId", plan.Id).At("version", "1").Posting(fields);

    private decimal PriceOf(string customerId) => new BillingLedger(documents, rules).FindCustomerBill(AccountId, "G1", customerId)!.Price.Amount;

    private void Put(string number, params InvoiceLine[] lines)
    {
        documents.Data(AccountId).With(AnInvoice(number, lines), lines);
        documents.Data(AccountId).Customers.AddRange(lines.Select(line => new Customer { Id = line.CustomerId!, Name = line.CustomerName!, FirstSeenAt = time.GetUtcNow() }));
    }
}
