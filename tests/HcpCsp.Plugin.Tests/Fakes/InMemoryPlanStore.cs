using HcpCsp.Plugin.Model.Plans;
using HcpCsp.Plugin.Store;
using HcpCsp.Plugin.Tests.Builders;

namespace HcpCsp.Plugin.Tests.Fakes;

/// <summary>Plans and assignments as tests put them there; what pricing never asks is not supported.</summary>
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

    public void Assign(IReadOnlyList<PlanAssignment> assignments) => this.assignments.AddRange(assignments);

    public PricingPlan SaveDraft(PricingPlan draft) => throw new NotSupportedException();

    public PricingPlan Publish(PlanReference reference, int revision, PlanMoment published) => throw new NotSupportedException();

    public PricingPlan Archive(PlanReference reference, int revision, PlanMoment archived) => throw new NotSupportedException();

    public void DeleteDraft(PlanReference reference, int revision) => throw new NotSupportedException();
}
