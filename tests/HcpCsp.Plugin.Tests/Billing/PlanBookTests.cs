using HcpCsp.Plugin.Billing.Plans;
using HcpCsp.Plugin.Model.Plans;
using HcpCsp.Plugin.Store;
using Microsoft.Extensions.Time.Testing;
using static HcpCsp.Plugin.Tests.Builders.BillingBuilders;
using static HcpCsp.Plugin.Tests.Builders.PlanBuilders;

namespace HcpCsp.Plugin.Tests.Billing;

public sealed class PlanBookTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("hcpcsp-planbook-").FullName;
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 9, 1, 8, 0, 0, TimeSpan.Zero));
    private readonly CspStore store;
    private readonly PlanBook book;

    public PlanBookTests()
    {
        store = new CspStore(folder, time);
        book = new PlanBook(store.Plans, time);
    }

    [Fact]
    public void Edit_PublishedPlan_DraftsTheNextVersionAndLeavesTheOldOne()
    {
        PricingPlan first = Publish(MarkUp(10m));

        PricingPlan draft = book.Edit(first.Id, "adam");

        (draft.Version, draft.Status, draft.Created.By).ShouldBe((2, PlanStatus.Draft, "adam"));
        store.Plans.FindPlan(Of(first)).ShouldBeThePlan(first);
    }

    [Fact]
    public void Edit_DraftIsThere_GoesOnWithIt()
    {
        PricingPlan first = Publish(MarkUp(10m));
        PricingPlan draft = book.Edit(first.Id, "adam");

        book.Edit(first.Id, "eva").ShouldBeThePlan(draft);
    }

    [Fact]
    public void Duplicate_PublishedPlan_IsADraftOfItsOwn()
    {
        PricingPlan original = Publish(MarkUp(10m));

        PricingPlan copy = book.Duplicate(Of(original), "adam");

        copy.Id.ShouldNotBe(original.Id);
        (copy.Version, copy.Status, copy.Name, copy.Items.Count).ShouldBe((1, PlanStatus.Draft, "Copy of Standard", 1));
    }

    [Fact]
    public void Publish_WithProblems_NamesThemAllAndStaysADraft()
    {
        PricingPlan draft = store.Plans.SaveDraft(book.Create("Standard", "eva") with { Items = [MarkUp(-200m), Margin(100m)] });

        book.Publish(Of(draft), draft.Revision, "eva").ShouldBeOfType<PublishOutcome.Refused>().Problems.Count.ShouldBe(2);

        store.Plans.FindPlan(Of(draft))!.Status.ShouldBe(PlanStatus.Draft);
    }

    [Fact]
    public void Publish_SavedMeanwhile_IsRefused()
    {
        PricingPlan draft = store.Plans.SaveDraft(book.Create("Standard", "eva") with { Items = [MarkUp(10m)] });
        store.Plans.SaveDraft(draft with { Items = [MarkUp(90m)] });

        Should.Throw<ConcurrentEditException>(() => book.Publish(Of(draft), draft.Revision, "eva"));
    }

    [Fact]
    public void ListHistory_AssignedTwice_NamesPlanDayAndUserNewestFirst()
    {
        PricingPlan plan = Publish(MarkUp(10m));
        book.Assign(AccountId, [Contoso, Fabrikam, Contoso], Of(plan), new DateOnly(2026, 9, 1), "eva");
        book.Assign(AccountId, [Contoso], null, new DateOnly(2026, 10, 1), "adam");

        book.ListHistory(AccountId, Contoso).Select(entry => (entry.Plan?.Name, entry.Assignment.AppliedFrom, entry.Assignment.Assigned.By)).ShouldBe(
        [
            (null, new DateOnly(2026, 10, 1), "adam"), ("Standard", new DateOnly(2026, 9, 1), "eva"),
        ]);
        book.ListHistory(AccountId, Fabrikam).Count.ShouldBe(1);
    }

    [Fact]
    public void Import_ExportedPlan_IsADraftOfTheSameContent()
    {
        PricingPlan original = Publish(MarkUp(12.50m), Fee(25m));

        PricingPlan draft = book.Import(System.Text.Encoding.UTF8.GetBytes(book.Export(Of(original))), "adam").ShouldBeOfType<ImportOutcome.Imported>().Draft;

        draft.ShouldBeThePlan(original with { Id = draft.Id, Status = PlanStatus.Draft, Created = draft.Created, Published = null, Revision = 1 });
        draft.Id.ShouldNotBe(original.Id);
    }

    public void Dispose()
    {
        store.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static PlanReference Of(PricingPlan plan) => new(plan.Id, plan.Version);

    private PricingPlan Publish(params PlanItem[] items)
    {
        PricingPlan draft = store.Plans.SaveDraft(book.Create("Standard", "eva") with { Items = items });
        return book.Publish(Of(draft), draft.Revision, "eva").ShouldBeOfType<PublishOutcome.Published>().Plan;
    }
}
