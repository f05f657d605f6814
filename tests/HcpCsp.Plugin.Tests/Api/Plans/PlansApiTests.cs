using HcpCsp.Abstractions.Api;
using HcpCsp.Plugin.Model.Plans;
using HcpCsp.Plugin.Tests.Builders;
using HcpCsp.Plugin.Tests.Pages.Fakes;

namespace HcpCsp.Plugin.Tests.Api.Plans;

public sealed class PlansApiTests
{
    private const string Json = """{"format":"hcp-csp-pricing-plan/1","name":"Gold","items":[{"name":"All","kind":"markUp","percent":12.5}]}""";

    private readonly PagesWorld world = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task GetAsync_All_HaveTheirStateAndCustomers()
    {
        var plan = (await world.PlansApi.GetAsync(PagesWorld.ARequest(), Token)).Only();

        plan.Text("name").ShouldBe("Standard");
        plan.Text("state").ShouldBe("Published");
        plan.Number("itemCount").ShouldBe(3);
        plan.Number("customers").ShouldBe(1);
        (await world.PlansApi.GetAsync(PagesWorld.ARequest().Asking(("state", "draft")), Token)).TotalElements.ShouldBe(0);
    }

    [Fact]
    public async Task PostAsync_File_IsADraftThatReadsBackAsTheFile()
    {
        ApiResult result = await world.PlansApi.PostAsync(PagesWorld.ARequest().Posting(("json", Json)), Token);

        result.Status.ShouldBe(201);
        result.Results().GetProperty("plan").Text("state").ShouldBe("Draft");
        string file = result.Results().GetProperty("file").GetRawText();
        (await world.PlansApi.PostAsync(PagesWorld.ARequest().Posting(("json", file)), Token)).Results().GetProperty("file").GetRawText().ShouldBe(file);
        world.Audit.Entries[0].EventType.ShouldBe("csp.plan.imported");
    }

    [Fact]
    public async Task PostAsync_WrongFile_HasAMessageForEachPath() =>
        (await world.PlansApi.PostAsync(PagesWorld.ARequest().Posting(("json", """{"format":"hcp-csp-pricing-plan/1","name":"","items":[{"name":"All","kind":"markUp","percent":"ten"}]}""")), Token))
            .ShouldBeRefused(422, "csp.plan.items[0].percent", "csp.plan.name");

    [Fact]
    public async Task PostDraftAsync_OfAPublishedPlan_BeginsItsNextVersion()
    {
        var detail = (await world.PlansApi.PostDraftAsync(PagesWorld.ARequest().Posting(("json", Json), ("version", "2")), Token)).Results();

        detail.GetProperty("plan").Number("version").ShouldBe(2);
        detail.GetProperty("versions").EnumerateArray().Select(one => one.Text("state")).ShouldBe(["Draft", "Published"]);
        detail.GetProperty("file").GetProperty("items")[0].Number("percent").ShouldBe(12.5m);
    }

    [Fact]
    public async Task PostDraftAsync_SavedByAnotherMeanwhile_IsAConflict()
    {
        await world.PlansApi.PostDraftAsync(PagesWorld.ARequest().Posting(("json", Json), ("version", "2")), Token);

        var result = await world.PlansApi.PostDraftAsync(PagesWorld.ARequest().Posting(("json", Json), ("version", "2"), ("revision", "0")), Token);

        result.ShouldBeRefused(409, "csp.plan.conflict");
        result.Messages[0].Text.ShouldContain("version 2, Draft, revision");
    }

    [Fact]
    public async Task PublishAsync_LookedAtAnOlderOne_ChangesNothing()
    {
        var draft = (await world.PlansApi.PostAsync(PagesWorld.ARequest().Posting(("json", Json)), Token)).Results().GetProperty("plan");
        var request = PagesWorld.ARequest().At("planId", draft.Text("id"));

        (await world.PlanApi.PublishAsync(request.Posting(("revision", "99")), Token)).ShouldBeRefused(409, "csp.plan.conflict");
        (await world.PlanApi.PublishAsync(request.Posting(("revision", draft.Number("revision").ToString("0", null))), Token)).Results().GetProperty("plan").Text("state").ShouldBe("Published");
        (await world.PlanApi.PublishAsync(request.Posting(("revision", "99")), Token)).ShouldBeRefused(409, "csp.plan.state");
    }

    [Fact]
    public async Task ArchiveAndDuplicate_Published_AreOneArchivedAndADraft()
    {
        var copy = await world.PlanApi.DuplicateAsync(PagesWorld.ARequest(), Token);
        var archived = await world.PlanApi.ArchiveAsync(PagesWorld.ARequest().Posting(("revision", "2")), Token);

        copy.Status.ShouldBe(201);
        copy.Results().GetProperty("plan").Text("name").ShouldBe("Copy of Standard");
        archived.Results().GetProperty("plan").Text("state").ShouldBe("Archived");
    }

    [Fact]
    public async Task DiscardAsync_Draft_IsGone()
    {
        var draft = (await world.PlansApi.PostAsync(PagesWorld.ARequest().Posting(("json", Json)), Token)).Results().GetProperty("plan");
        var request = PagesWorld.ARequest().At("planId", draft.Text("id")).Posting(("revision", draft.Number("revision").ToString("0", null)));

        (await world.PlanApi.DiscardAsync(request, Token)).Messages.ShouldHaveSingleItem().Key.ShouldBe("csp.plan.discarded");
        (await world.PlanApi.GetAsync(request, Token)).ShouldBeRefused(404, "csp.plan.unknown");
    }

    [Fact]
    public async Task GetAssignmentsAsync_EndedAndInForce_TellWhich()
    {
        var assignments = (await world.PlanApi.GetAssignmentsAsync(PagesWorld.ARequest(), Token)).Results().EnumerateArray().ToList();

        assignments.Select(one => (one.Text("customer"), one.Text("state"))).ShouldBe([("Wingtip", "InForce"), ("Fabrikam Inc.", "Ended")]);
        assignments[1].Text("until").ShouldBe("2026-02-28");
    }

    [Fact]
    public async Task TryAsync_NoInvoice_IsRefused() =>
        (await world.PlanApi.TryAsync(PagesWorld.ARequest().Asking(("account", PagesWorld.AccountId), ("invoice", "none")), Token)).ShouldBeRefused(422, "csp.plan.invoice");

    [Fact]
    public async Task TryAsync_Invoice_HasTheFiguresOfTheTrial()
    {
        string version = world.Ledger.Bills[0].Invoice.Lines!.Id; // Every bill of this world has lines.
        world.Data.Summaries.Add(world.Data.Summaries[0] with { VersionId = version });

        var trial = (await world.PlanApi.TryAsync(PagesWorld.ARequest().Asking(("account", PagesWorld.AccountId), ("invoice", PagesWorld.Number)), Token)).Results();

        foreach (var total in trial.GetProperty("totals").EnumerateArray())
            total.Number("delta").ShouldBe(total.Number("priceThen") - total.Number("priceNow"));
        trial.GetProperty("customers").GetArrayLength().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task AssignAsync_CustomerFromADay_IsUnderThePlan()
    {
        var result = await world.AssignApi.PostAsync(PagesWorld.ARequest(culture: "de-DE").Posting(("account", PagesWorld.AccountId), ("customer", PagesWorld.CustomerIdValue), ("from", "2026-12-01")), Token);

        result.Messages.ShouldHaveSingleItem().Key.ShouldBe("csp.plan.assigned");
        PlanAssignment assigned = world.Plans.ListAssignments(PagesWorld.AccountId).MaxBy(one => one.Sequence)!;
        assigned.Plan.ShouldBe(new PlanReference(PlanBuilders.PlanId, 1));
        assigned.AppliedFrom.ShouldBe(new DateOnly(2026, 12, 1));
    }

    [Fact]
    public async Task AssignAsync_WrongEntries_HaveAMessageEachAndChangeNothing()
    {
        int before = world.Plans.ListAssignments(PagesWorld.AccountId).Count;

        (await world.AssignApi.PostAsync(PagesWorld.ARequest().Posting(("account", PagesWorld.AccountId), ("customer", PagesWorld.CustomerIdValue), ("customer", "cccccccc-4f89-41d3-9a0c-0305e82c3301"), ("from", "2026-12-02")), Token))
            .ShouldBeRefused(422, "csp.plan.from", "csp.plan.customer");

        world.Plans.ListAssignments(PagesWorld.AccountId).Count.ShouldBe(before);
        (await world.AssignApi.PostAsync(PagesWorld.ARequest(), Token)).ShouldBeRefused(404, "csp.account.unknown");
    }
}
