using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Model.Plans;
using HcpCsp.Plugin.Tests.Builders;
using HcpCsp.Plugin.Tests.Pages.Fakes;

namespace HcpCsp.Plugin.Tests.Pages;

public sealed class EditPlanPageTests
{
    private static readonly (string, string)[] TwoItems =
    [
        ("version", "2"), ("revision", "0"), ("items", "2"), ("name", "Standard"),
        ("item0.name", "First"), ("item0.kind", "markUp"), ("item0.percent", "20"), ("item0.base", "cost"),
        ("item1.name", "Second"), ("item1.kind", "margin"), ("item1.percent", "a lot"),
    ];

    private readonly PagesWorld world = new();

    [Fact]
    public async Task Post_NewPlanOfAGermanReader_ReadsItsNumbersAndDates()
    {
        PageResult result = await world.EditPlan.PostNewAsync(
            PagesWorld.ARequest(culture: "de-DE").Posting(
                ("do", "save"), ("version", "1"), ("items", "2"), ("name", "Basis"), ("leastMargin", "7,5"), ("leastAction", "clamp"), ("neverBelowCost", "flag"),
                ("item0.name", "Sitze"), ("item0.kind", "margin"), ("item0.percent", "12,5 %"), ("item0.base", "list"), ("item0.families", "seat"), ("item0.families", "software"),
                ("item0.productIds", "A\r\n B \r\n\r\n"), ("item0.startDate", "01.07.2026"), ("item0.endDate", "2026-12-31"), ("item0.stopHere", "1"),
                ("item1.name", "Dienst"), ("item1.kind", "monthlyFee"), ("item1.amount", "25,50"), ("item1.currency", "eur")),
            default);

        PricingPlan saved = world.Plans.ListPlans().Single(plan => plan.Name == "Basis");
        result.ShouldBe(new PageResult.Redirect($"/csp/plans/{saved.Id}/1?done=plan-saved"));
        saved.Status.ShouldBe(PlanStatus.Draft);
        saved.GuardRails.ShouldBe(new GuardRails { LeastMargin = new MarginRail(7.5m, RailAction.Clamp), NeverBelowCost = RailAction.Flag });
        saved.Items[0].Adjustment.ShouldBe(new PriceAdjustment.Margin(12.5m, PriceBase.List));
        saved.Items[0].Scope.Families.ShouldBe([ProductFamily.Seat, ProductFamily.Software]);
        saved.Items[0].Scope.ProductIds.ShouldBe(["A", "B"]);
        (saved.Items[0].StartDate, saved.Items[0].EndDate, saved.Items[0].StopHere).ShouldBe((new DateOnly(2026, 7, 1), new DateOnly(2026, 12, 31), true));
        saved.Items[1].Adjustment.ShouldBe(new PriceAdjustment.MonthlyFee(new Money(25.5m, "EUR")));
        world.Audit.Entries.Single().EventType.ShouldBe("csp.plan.created");
    }

    [Theory]
    [InlineData("en-US")]
    [InlineData("de-DE")]
    public async Task Get_ThenPostedAsShown_ChangesNothing(string culture)
    {
        PricingPlan before = world.Plans.FindPlan(new PlanReference(PlanBuilders.PlanId, 1))!;
        string body = (await world.EditPlan.GetAsync(PagesWorld.ARequest(culture: culture), default)).Body();

        await world.EditPlan.PostAsync(PagesWorld.ARequest(culture: culture).Posting([.. FormFields.Of(body), ("do", "save")]), default);

        PricingPlan after = world.Plans.FindPlan(new PlanReference(PlanBuilders.PlanId, 2))!;
        after.ShouldBeThePlan(before with { Version = 2, Status = PlanStatus.Draft, Created = after.Created, Published = null, Revision = after.Revision });
    }

    [Fact]
    public async Task Post_WrongEntries_ShowsEveryErrorAtItsFieldAndKeepsThem()
    {
        var view = (await Post("save", [.. TwoItems, ("leastMargin", "50"), ("mostMargin", "10"), ("item0.startDate", "soon"), ("item0.subscriptionIds", "S1")])).ShouldBeOfType<PageResult.View>();

        view.Status.ShouldBe(422);
        view.BodyHtml.ShouldContain("""id="e-item1.percent">Write a number such as 12.5.""");
        view.BodyHtml.ShouldContain("""id="e-item0.startDate">Write a date such as 12/31/2026.""");
        view.BodyHtml.ShouldContain("""id="e-mostMargin">Below the least margin.""");
        view.BodyHtml.ShouldContain("""<a href="#f-item1.percent">Item 2, Percent</a>""");
        view.BodyHtml.ShouldContain("value=\"a lot\"");
        view.BodyHtml.ShouldContain("value=\"soon\"");
        view.BodyHtml.ShouldContain("S1</textarea>");
        world.Plans.ListPlans().Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("up:1", "Second,First")]
    [InlineData("down:0", "Second,First")]
    [InlineData("up:0", "First,Second")]
    [InlineData("remove:0", "Second")]
    [InlineData("add", "First,Second,")]
    public async Task Post_ButtonOfAnItem_RearrangesTheFormAndSavesNothing(string button, string names)
    {
        var view = (await Post(button, TwoItems)).ShouldBeOfType<PageResult.View>();

        view.Status.ShouldBe(200);
        string.Join(',', FormFields.Of(view.BodyHtml).Where(field => field.Name.EndsWith(".name", StringComparison.Ordinal)).Select(field => field.Value)).ShouldBe(names);
        view.BodyHtml.ShouldContain("value=\"a lot\"");
        world.Plans.ListPlans().Count.ShouldBe(1);
        world.Audit.Entries.ShouldBeEmpty();
    }

    [Fact]
    public async Task Post_SecondEditorOfADraft_IsToldAndKeepsEntries()
    {
        PricingPlan draft = world.Book.Edit(PlanBuilders.PlanId, "adam");
        world.Plans.SaveDraft(draft with { Name = "Theirs" });

        var view = (await Post("save", Mine(2, revision: 1))).ShouldBeOfType<PageResult.View>();

        view.Status.ShouldBe(409);
        view.BodyHtml.ShouldContain("Somebody else saved this draft meanwhile.");
        view.BodyHtml.ShouldContain("value=\"Mine\"");
        view.BodyHtml.ShouldContain("name=\"revision\" value=\"2\"");
        world.Plans.FindPlan(new PlanReference(PlanBuilders.PlanId, 2))!.Name.ShouldBe("Theirs");
    }

    [Fact]
    public async Task Post_AgainAfterBeingTold_ReplacesTheirs()
    {
        world.Plans.SaveDraft(world.Book.Edit(PlanBuilders.PlanId, "adam") with { Name = "Theirs" });
        string told = (await Post("save", Mine(2, revision: 1))).Body();

        await Post("save", [.. FormFields.Of(told)]);

        world.Plans.FindPlan(new PlanReference(PlanBuilders.PlanId, 2))!.Name.ShouldBe("Mine");
    }

    [Fact]
    public async Task Post_BothBeganFromThePublishedVersion_TellsTheSecond()
    {
        await Post("save", Mine(2, revision: 0));

        ((PageResult.View)await Post("save", Mine(2, revision: 0))).Status.ShouldBe(409);
    }

    [Fact]
    public async Task Post_PublishedMeanwhile_KeepsEntriesForTheNextVersion()
    {
        PricingPlan draft = world.Book.Edit(PlanBuilders.PlanId, "adam");
        world.Book.Publish(new PlanReference(draft.Id, 2), draft.Revision, "adam");

        var view = (await Post("save", Mine(2, revision: 1))).ShouldBeOfType<PageResult.View>();

        view.Status.ShouldBe(409);
        view.BodyHtml.ShouldContain("was published meanwhile");
        view.BodyHtml.ShouldContain("name=\"version\" value=\"3\"");
    }

    [Fact]
    public async Task Post_FirstSaveAfterAPublication_DraftsTheNextVersion()
    {
        await Post("save", Mine(2, revision: 0));

        PricingPlan draft = world.Plans.FindPlan(new PlanReference(PlanBuilders.PlanId, 2))!;
        (draft.Status, draft.Name).ShouldBe((PlanStatus.Draft, "Mine"));
        world.Plans.FindPlan(new PlanReference(PlanBuilders.PlanId, 1))!.Name.ShouldBe("Standard");
        world.Audit.Entries.Single().EventType.ShouldBe("csp.plan.draft-saved");
    }

    private static (string, string)[] Mine(int version, int revision) =>
    [
        ("version", version.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("revision", revision.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        ("items", "1"), ("name", "Mine"), ("item0.name", "All"), ("item0.kind", "markUp"), ("item0.percent", "20"),
    ];

    private Task<PageResult> Post(string button, (string Name, string Value)[] fields) => world.EditPlan.PostAsync(PagesWorld.ARequest().Posting([.. fields, ("do", button)]), default);
}
