using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Model.Plans;
using HcpCsp.Plugin.Store;
using LiteDB;
using Microsoft.Extensions.Time.Testing;
using static HcpCsp.Plugin.Tests.Builders.BillingBuilders;
using static HcpCsp.Plugin.Tests.Builders.PlanBuilders;

namespace HcpCsp.Plugin.Tests.Store;

public sealed class PlanStoreTests : IDisposable
{
    private static readonly PlanReference First = new(PlanId, 1);

    private readonly string folder = Directory.CreateTempSubdirectory("hcpcsp-plans-").FullName;
    private CspStore store;

    public PlanStoreTests() => store = Open();

    private IPlanStore Plans => store.Plans;

    [Fact]
    public void SaveDraft_New_IsFoundWithEveryField()
    {
        PricingPlan saved = Plans.SaveDraft(ADraft() with
        {
            Description = "For everybody",
            Items =
            [
                MarkUp(12.50m, PriceBase.Cost, new ItemScope { Families = [ProductFamily.Seat], SkuIds = ["0001", "0002"], Meters = ["Bandwidth"] }, stop: true),
                Margin(5m, PriceBase.List) with { StartDate = new DateOnly(2026, 1, 1), EndDate = new DateOnly(2026, 12, 31) },
                OffList(1m), UnitPrice(1.5m), PerUnit(0.123456m, "KWD"), Fee(25m),
            ],
            GuardRails = new GuardRails { LeastMargin = new MarginRail(5m, RailAction.Flag), NeverAboveList = RailAction.Clamp },
        });

        Reopen();

        Plans.FindPlan(First).ShouldBeThePlan(saved);
        saved.Revision.ShouldBe(1);
    }

    [Fact]
    public void SaveDraft_SecondOfTwoEditors_IsRefused()
    {
        PricingPlan opened = Plans.SaveDraft(ADraft());
        Plans.SaveDraft(opened with { Name = "first" });

        Should.Throw<ConcurrentEditException>(() => Plans.SaveDraft(opened with { Name = "second" }));

        Plans.FindPlan(First)!.Name.ShouldBe("first");
    }

    [Fact]
    public void SaveDraft_PublishedMeanwhile_IsRefused()
    {
        PricingPlan opened = Plans.SaveDraft(ADraft());
        Plans.Publish(First, 1, ByEva);

        Should.Throw<ConcurrentEditException>(() => Plans.SaveDraft(opened with { Name = "late" }));
    }

    [Fact]
    public void SaveDraft_OverAPublishedPlan_IsRefusedWhateverItsRevision()
    {
        Plans.SaveDraft(ADraft());
        Plans.Publish(First, 1, ByEva);

        Should.Throw<InvalidOperationException>(() => Plans.SaveDraft(ADraft() with { Revision = 2, Name = "other" }));

        Plans.FindPlan(First)!.Name.ShouldBe("Standard");
    }

    [Fact]
    public void Publish_Twice_IsRefused()
    {
        Plans.SaveDraft(ADraft());
        Plans.Publish(First, 1, ByEva).Published.ShouldBe(ByEva);

        Should.Throw<InvalidOperationException>(() => Plans.Publish(First, 2, ByEva));
    }

    [Fact]
    public void DeleteDraft_Published_IsRefused()
    {
        Plans.SaveDraft(ADraft());
        Plans.Publish(First, 1, ByEva);

        Should.Throw<InvalidOperationException>(() => Plans.DeleteDraft(First, 2));
    }

    [Fact]
    public void DeleteDraft_Draft_IsGone()
    {
        Plans.SaveDraft(ADraft());

        Plans.DeleteDraft(First, 1);

        Plans.FindPlan(First).ShouldBeNull();
    }

    [Fact]
    public void Assign_SeveralTimes_KeepsTheHistoryInOrder()
    {
        PricingPlan plan = Published();
        Plans.Assign([Assigned(Contoso, plan), Assigned(Fabrikam, plan)]);
        Plans.Assign([Assigned(Contoso, null, new DateOnly(2026, 6, 1))]);

        Reopen();

        Plans.ListAssignments(AccountId).ShouldBe(
        [
            Assigned(Contoso, plan, sequence: 1), Assigned(Contoso, null, new DateOnly(2026, 6, 1), sequence: 2), Assigned(Fabrikam, plan, sequence: 1),
        ]);
    }

    [Fact]
    public void Assign_OneOfManyIsWrong_AssignsNone()
    {
        PricingPlan plan = Published();

        Should.Throw<InvalidOperationException>(() => Plans.Assign([Assigned(Contoso, plan), Assigned(Fabrikam, plan with { Version = 7 })]));

        Plans.ListAssignments(AccountId).ShouldBeEmpty();
    }

    [Fact]
    public void Assign_ArchivedPlan_IsRefusedAndThoseUnderItStay()
    {
        PricingPlan plan = Published();
        Plans.Assign([Assigned(Contoso, plan)]);
        Plans.Archive(First, 2, ByEva);

        Should.Throw<InvalidOperationException>(() => Plans.Assign([Assigned(Fabrikam, plan)]));

        Plans.ListAssignments(AccountId).Single().CustomerId.ShouldBe(Contoso);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public void RemoveAccount_WithOrWithoutHistory_KeepsOrTakesItsAssignments(bool keepHistory, int left)
    {
        Plans.Assign([Assigned(Contoso, Published())]);
        Plans.ListAssignments(AccountId).Count.ShouldBe(1);

        store.RemoveAccount(AccountId, keepHistory);

        Plans.ListAssignments(AccountId).Count.ShouldBe(left);
    }

    [Fact]
    public void Open_FileOfTheFirstSchema_GetsPlansAndKeepsItsData()
    {
        store.SaveAccount(AnAccount());
        store.Dispose();
        using (var database = new LiteDatabase(Path.Combine(folder, "csp.db"), new BsonMapper()))
        {
            database.DropCollection("plans");
            database.DropCollection("planAssignments");
            database.UserVersion = 1;
        }

        store = Open();

        Plans.SaveDraft(ADraft()).Revision.ShouldBe(1);
        store.FindAccount(AccountId).ShouldNotBeNull();
    }

    public void Dispose()
    {
        store.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static PricingPlan ADraft() => APlan(MarkUp(10m)) with { Status = PlanStatus.Draft, Published = null };

    private PricingPlan Published()
    {
        Plans.SaveDraft(ADraft());
        return Plans.Publish(First, 1, ByEva);
    }

    private CspStore Open() => new(folder, new FakeTimeProvider());

    private void Reopen()
    {
        store.Dispose();
        store = Open();
    }
}
