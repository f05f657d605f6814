using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Model.Plans;
using HcpCsp.Plugin.Tests.Builders;
using HcpCsp.Plugin.Tests.Pages.Fakes;

namespace HcpCsp.Plugin.Tests.Pages;

public sealed class AssignPlanPageTests
{
    private const string Tailspin = "aaaaaaaa-4f89-41d3-9a0c-0305e82c3301";
    private const string Wingtip = "bbbbbbbb-4f89-41d3-9a0c-0305e82c3301";

    private readonly PagesWorld world = new();

    [Fact]
    public async Task Post_Confirmed_PutsAllOfThemUnderThePlan()
    {
        PageResult result = await Post(("do", "assign"), ("from", "2026-12-01"), ("customer", Tailspin), ("customer", PagesWorld.CustomerIdValue));

        result.ShouldBe(new PageResult.Redirect($"/csp/plans/{PlanBuilders.PlanId}/1?done=plan-assigned"));
        world.Plans.ListAssignments(PagesWorld.AccountId).Where(one => one.AppliedFrom == new DateOnly(2026, 12, 1))
            .Select(one => (one.CustomerId, one.Plan, one.Assigned.By)).ShouldBe(
                [(PagesWorld.CustomerIdValue, new PlanReference(PlanBuilders.PlanId, 1), "Robin"), (Tailspin, new PlanReference(PlanBuilders.PlanId, 1), "Robin")], ignoreOrder: true);
        world.Audit.Entries.Single().Subject.ShouldBe("Standard, version 1: 2 customers of Contoso CSP (US) from 2026-12-01");
    }

    [Fact]
    public async Task Post_Chosen_AsksBeforeItAssigns()
    {
        string body = (await Post(("do", "review"), ("from", "2026-12-01"), ("customer", Tailspin))).Body();

        body.ShouldContain("1 customer of <bdi>Contoso CSP (US)</bdi>, from 1 Dec 2026");
        body.ShouldContain($"""<input type="hidden" name="customer" value="{Tailspin}">""");
        body.ShouldNotContain("Wingtip");
        world.Plans.ListAssignments(PagesWorld.AccountId).Count.ShouldBe(3);
    }

    [Fact]
    public async Task Post_Search_KeepsWhatIsTicked()
    {
        string body = (await Post(("do", "search"), ("q", "wing"), ("from", "2026-12-01"), ("customer", Tailspin))).Body();

        body.ShouldContain($"""value="{Tailspin}" checked""");
        body.ShouldContain($"""value="{Wingtip}">""");
        body.ShouldNotContain("Fabrikam Inc.");
        body.ShouldContain("""<option value="2026-12-01" selected>""");
    }

    [Theory]
    [InlineData("2026-12-02")]
    [InlineData("tomorrow")]
    public async Task Post_NobodyAndNoFirstDay_SaysBothAndAssignsNothing(string from)
    {
        var view = (await Post(("do", "assign"), ("from", from))).ShouldBeOfType<PageResult.View>();

        view.Status.ShouldBe(422);
        view.BodyHtml.ShouldContain("Choose at least one customer. Choose the first day of a billing period.");
        world.Plans.ListAssignments(PagesWorld.AccountId).Count.ShouldBe(3);
    }

    [Fact]
    public async Task Post_CustomerOfNobody_IsLeftOut() =>
        ((PageResult.View)await Post(("do", "assign"), ("from", "2026-12-01"), ("customer", "cccccccc-4f89-41d3-9a0c-0305e82c3301"))).Status.ShouldBe(422);

    [Fact]
    public async Task Post_End_TakesThemOffPlans()
    {
        await Post(("do", "assign"), ("end", "1"), ("from", "2026-12-01"), ("customer", Wingtip));

        world.Plans.ListAssignments(PagesWorld.AccountId)[^1].ShouldBe(
            new PlanAssignment { AccountId = PagesWorld.AccountId, CustomerId = Wingtip, Plan = null, AppliedFrom = new DateOnly(2026, 12, 1), Assigned = new PlanMoment(PagesWorld.Now, "Robin"), Sequence = 4 });
        world.Audit.Entries.Single().EventType.ShouldBe("csp.plan.assignments-ended");
    }

    [Fact]
    public async Task Get_End_ListsThoseUnderThePlanAlone()
    {
        string body = (await world.AssignPlan.GetAsync(PagesWorld.ARequest().Asking(("end", "1")), default)).Body();

        body.ShouldContain("Wingtip");
        body.ShouldNotContain("Tailspin Toys");
    }

    [Fact]
    public async Task Get_Draft_IsRefused()
    {
        world.Book.Edit(PlanBuilders.PlanId, "eva");

        (await world.AssignPlan.GetAsync(PagesWorld.ARequest().At("version", "2"), default)).ShouldBeOfType<PageResult.Problem>().Status.ShouldBe(409);
    }

    private Task<PageResult> Post(params (string Name, string Value)[] fields) =>
        world.AssignPlan.PostAsync(PagesWorld.ARequest().Posting([("account", PagesWorld.AccountId), .. fields]), default);
}
