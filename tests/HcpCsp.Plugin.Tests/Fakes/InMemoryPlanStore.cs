using HcpCsp.Plugin.Model.Plans;
using HcpCsp.Plugin.Store;
using HcpCsp.Plugin.Tests.Builders;

namespace HcpCsp.Plugin.Tests.Fakes;

/// <summary>Plans and assignments as tests put them there, with the same rules about revisions and states.</summary>
internal sealed class InMemoryPlanStore : IPlanStore
{
    private readonly List<PricingPlan> plans = [];
    private readonly List<PlanAssignment> assignments = [];

    /// <summary>Puts a plan there and customers under it from the beginning of 2026.</summary>
    public InMemoryPlanStore With(PricingPlan plan, params string[] customerIds)
    {
        plans.Add(plan);
        foreach (string customerId in customerIds)
            assignments.Add(PlanBuilders.Assigned(customerId, plan, sequence: assignments.Count + 1));
        return this;
    }

    public IReadOnlyList<PricingPlan> ListPlans() => [.. plans];

    public PricingPlan? FindPlan(PlanReference reference) => plans.Find(plan => new PlanReference(plan.Id, plan.Version) == reference);

    public IReadOnlyList<PlanAssignment> ListAssignments(string accountId) => [.. assignments.Where(one => string.Equals(one.AccountId, accountId, StringComparison.Ordinal))];

    public void Assign(IReadOnlyList<PlanAssignment> assignments)
    {
        if (assignments.Any(one => one.Plan is { } plan && FindPlan(plan) is not { Status: PlanStatus.Published }))
            throw new InvalidOperationException("Only a published plan can be assigned.");
        foreach (PlanAssignment one in assignments)
            this.assignments.Add(one with { Sequence = this.assignments.Count + 1 });
    }

    public PricingPlan SaveDraft(PricingPlan draft) => Change(new PlanReference(draft.Id, draft.Version), draft.Revision, PlanStatus.Draft, _ => draft, draft);

    public PricingPlan Publish(PlanReference reference, int revision, PlanMoment published) =>
        Change(reference, revision, PlanStatus.Draft, plan => plan with { Status = PlanStatus.Published, Published = published });

    public PricingPlan Archive(PlanReference reference, int revision, PlanMoment archived) =>
        Change(reference, revision, PlanStatus.Published, plan => plan with { Status = PlanStatus.Archived, Archived = archived });

    public void DeleteDraft(PlanReference reference, int revision)
    {
        Change(reference, revision, PlanStatus.Draft, plan => plan);
        plans.RemoveAll(plan => new PlanReference(plan.Id, plan.Version) == reference);
    }

    private PricingPlan Change(PlanReference reference, int revision, PlanStatus needed, Func<PricingPlan, PricingPlan> change, PricingPlan? added = null)
    {
        PricingPlan? stored = FindPlan(reference);
        if ((stored?.Revision ?? 0) != revision)
            throw new ConcurrentEditException("Somebody else saved.");
        if (stored is not null && stored.Status != needed)
            throw new InvalidOperationException($"It is {stored.Status}.");
        PricingPlan saved = change(stored ?? added ?? throw new InvalidOperationException("There is no such plan.")) with { Revision = revision + 1 };
        plans.RemoveAll(plan => new PlanReference(plan.Id, plan.Version) == reference);
        plans.Add(saved);
        return saved;
    }
}
