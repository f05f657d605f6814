using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Billing.Plans;
using HcpCsp.Plugin.Model.Plans;
using HcpCsp.Plugin.Tests.Builders;
using HcpCsp.Plugin.Tests.Pages.Fakes;

namespace HcpCsp.Plugin.Tests.Pages;

public sealed class PlanPagesTests
{
    private const string Wingtip = "bbbbbbbb-4f89-41d3-9a0c-0305e82c3301";

    private static readonly PlanReference Standard = new(PlanBuilders.PlanId, 1);

    private readonly PagesWorld world = new();

    [Fact]
    public async Task Tiles_PlanWithADraft_ShowsBothVersionsAndItsCustomers()
    {
        world.Book.Edit(PlanBuilders.PlanId, "eva");

        string body = (await world.PlanTiles.GetAsync(PagesWorld.ARequest(), default)).Body();

        body.IndexOf("New pricing plan", StringComparison.Ordinal).ShouldBeLessThan(body.IndexOf("Standard", StringComparison.Ordinal));
        body.ShouldContain("</svg>Draft");
        body.ShouldContain("</svg>Published");
        body.ShouldContain("3 items · 1 customer<");
    }

    [Fact]
    public async Task Tiles_FilteredByState_LeavesOutTheOthers()
    {
        string body = (await world.PlanTiles.GetAsync(PagesWorld.ARequest().Asking(("state", "archived")), default)).Body();

        body.ShouldNotContain("Standard");
        body.ShouldContain("No plan is Archived.");
    }

    [Fact]
    public async Task Plan_Published_SaysItsItemsInWords()
    {
        string body = (await world.Plan.GetAsync(PagesWorld.ARequest(), default)).Body();

        body.ShouldContain("20&#160;% mark-up on the cost");
        body.ShouldContain("Family: Seat");
        body.ShouldContain("From 1 Jan 2026");
        body.ShouldContain("Stops here");
        body.ShouldContain("12.50&#160;USD per unit");
        body.ShouldContain("Margin of at least 5&#160;%: else the price becomes the limit.");
        body.ShouldContain("20 % mark-up on 100 is 120; 20 % margin on 100 is 125");
    }

    [Fact]
    public async Task Plan_CustomersUnderIt_TellsSinceWhenAndByWhom()
    {
        string body = (await world.Plan.GetAsync(PagesWorld.ARequest(), default)).Body();

        body.ShouldContain($"/csp/customers/{PagesWorld.AccountId}/{Wingtip}");
        body.ShouldContain("</svg>In force");
        // The other one's ended with February: from March, it goes by its mark-up.
        body.ShouldContain("28 Feb 2026");
        body.ShouldContain("</svg>Ended");
        body.ShouldContain("1 Aug 2026, eva");
    }

    [Fact]
    public async Task Plan_UnknownVersion_IsNotFound() =>
        (await world.Plan.GetAsync(PagesWorld.ARequest().At("version", "7"), default)).ShouldBeOfType<PageResult.NotFound>();

    [Fact]
    public async Task Publish_EmptyDraft_SaysWhyAndPublishesNothing()
    {
        PricingPlan draft = world.Book.Create("Empty", "eva");

        var view = (await world.Plan.PublishAsync(At(draft).Posting(("revision", "1")), default)).ShouldBeOfType<PageResult.View>();

        view.Status.ShouldBe(422);
        view.BodyHtml.ShouldContain("A plan needs an item");
        world.Plans.FindPlan(new PlanReference(draft.Id, 1))!.Status.ShouldBe(PlanStatus.Draft);
        world.Audit.Entries.ShouldBeEmpty();
    }

    [Fact]
    public async Task Publish_SavedByAnotherMeanwhile_PublishesNothing()
    {
        PricingPlan draft = world.Book.Edit(PlanBuilders.PlanId, "eva");
        world.Plans.SaveDraft(draft with { Name = "Theirs" });

        var view = (await world.Plan.PublishAsync(At(draft).Posting(("revision", "1")), default)).ShouldBeOfType<PageResult.View>();

        view.Status.ShouldBe(409);
        view.BodyHtml.ShouldContain("Somebody else changed it");
        world.Plans.FindPlan(new PlanReference(draft.Id, 2))!.Status.ShouldBe(PlanStatus.Draft);
    }

    [Fact]
    public async Task Discard_Draft_TakesItAwayAndLeavesWhatIsPublished()
    {
        PricingPlan draft = world.Book.Edit(PlanBuilders.PlanId, "eva");

        PageResult result = await world.Plan.DiscardAsync(At(draft).Posting(("revision", "1")), default);

        result.ShouldBe(new PageResult.Redirect("/csp/plans?done=plan-discarded"));
        world.Plans.FindPlan(new PlanReference(draft.Id, 2)).ShouldBeNull();
        world.Plans.FindPlan(Standard)!.Status.ShouldBe(PlanStatus.Published);
        world.Audit.Entries.Single().EventType.ShouldBe("csp.plan.draft-discarded");
    }

    [Fact]
    public async Task Discard_SavedByAnotherMeanwhile_LeavesTheirs()
    {
        PricingPlan draft = world.Book.Edit(PlanBuilders.PlanId, "eva");
        world.Plans.SaveDraft(draft with { Name = "Theirs" });

        var view = (await world.Plan.DiscardAsync(At(draft).Posting(("revision", "1")), default)).ShouldBeOfType<PageResult.View>();

        view.Status.ShouldBe(409);
        world.Plans.FindPlan(new PlanReference(draft.Id, 2))!.Name.ShouldBe("Theirs");
    }

    [Fact]
    public async Task Discard_Published_IsRefused()
    {
        var view = (await world.Plan.DiscardAsync(PagesWorld.ARequest().Posting(("revision", "2")), default)).ShouldBeOfType<PageResult.View>();

        view.Status.ShouldBe(409);
        world.Plans.FindPlan(Standard).ShouldNotBeNull();
    }

    [Fact]
    public async Task Archive_Published_TakesItOutOfUse()
    {
        PageResult result = await world.Plan.ArchiveAsync(PagesWorld.ARequest().Posting(("revision", "2")), default);

        result.ShouldBe(new PageResult.Redirect($"/csp/plans/{PlanBuilders.PlanId}/1?done=plan-archived"));
        world.Plans.FindPlan(Standard)!.Status.ShouldBe(PlanStatus.Archived);
        world.Audit.Entries.Single().EventType.ShouldBe("csp.plan.archived");
    }

    [Fact]
    public async Task Duplicate_Published_LeadsToTheCopy()
    {
        var redirect = (await world.Plan.DuplicateAsync(PagesWorld.ARequest(), default)).ShouldBeOfType<PageResult.Redirect>();

        PricingPlan copy = world.Plans.ListPlans().Single(plan => plan.Id != PlanBuilders.PlanId);
        redirect.Location.ShouldBe($"/csp/plans/{copy.Id}/1?done=plan-duplicated");
        copy.Name.ShouldBe("Copy of Standard");
    }

    [Fact]
    public async Task Export_ThenImport_GivesTheSamePlan()
    {
        var file = (await world.Plan.ExportAsync(PagesWorld.ARequest(), default)).ShouldBeOfType<PageResult.File>();
        using var written = new MemoryStream();
        await file.WriteAsync(written, TestContext.Current.CancellationToken);
        string json = System.Text.Encoding.UTF8.GetString(written.ToArray());

        await world.ImportPlan.PostAsync(PagesWorld.ARequest().Posting(("json", json)), default);

        PricingPlan original = world.Plans.FindPlan(Standard)!;
        PricingPlan imported = world.Plans.ListPlans().Single(plan => plan.Id != PlanBuilders.PlanId);
        imported.ShouldBeThePlan(original with { Id = imported.Id, Status = PlanStatus.Draft, Created = imported.Created, Published = null, Revision = 1 });
        file.DownloadName.ShouldBe("Standard, version 1.json");
    }

    [Fact]
    public async Task Import_WrongFile_NamesEveryPathAndKeepsTheText()
    {
        const string Json = """{"format":"hcp-csp-pricing-plan/1","name":"","items":[{"name":"A","kind":"markUp","percent":"x"}]}""";

        var view = (await world.ImportPlan.PostAsync(PagesWorld.ARequest().Posting(("json", Json)), default)).ShouldBeOfType<PageResult.View>();

        view.Status.ShouldBe(422);
        view.BodyHtml.ShouldContain("items[0].percent");
        view.BodyHtml.ShouldContain(">name</span>");
        view.BodyHtml.ShouldContain("&quot;percent&quot;:&quot;x&quot;");
    }

    [Fact]
    public async Task CustomerPage_UnderAPlan_LinksToIt()
    {
        string body = (await world.Customer.GetAsync(PagesWorld.ARequest().At("customerId", Wingtip), default)).Body();

        body.ShouldContain($"""Under <a href="/csp/plans/{PlanBuilders.PlanId}/1">Standard</a>, version 1, since 1 Jan 2026.""");
    }

    [Fact]
    public async Task CustomerPage_TakenOffPlans_ShowsTheHistory()
    {
        string body = (await world.Customer.GetAsync(PagesWorld.ARequest(), default)).Body();

        body.ShouldContain("Under no plan today");
        body.ShouldContain("No plan: mark-up");
        body.ShouldContain("1 Mar 2026");
    }

    private static PageRequest At(PricingPlan plan) =>
        PagesWorld.ARequest().At("planId", plan.Id).At("version", plan.Version.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
