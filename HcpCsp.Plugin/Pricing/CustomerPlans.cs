using System.Collections.Concurrent;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Plans;

namespace HcpCsp.Plugin.Pricing;

/// <summary>Which plan each customer of an account is under, and since when. Each plan is made ready once per billing period.</summary>
internal sealed class CustomerPlans
{
    public static readonly CustomerPlans None = new([], [], null);

    private readonly Dictionary<string, PlanAssignment[]> assignments;
    private readonly Dictionary<PlanReference, PricingPlan> plans;
    private readonly decimal? discountPercent;
    private readonly ConcurrentDictionary<(PlanReference, DateOnly, bool), PlanInForce> inForce = new();

    /// <param name="assignments">The history of the account's customers, in any order.</param>
    /// <param name="plans">The plans it names, at least.</param>
    /// <param name="discountPercent">The account's Microsoft Discount; null for none.</param>
    public CustomerPlans(IEnumerable<PlanAssignment> assignments, IEnumerable<PricingPlan> plans, decimal? discountPercent)
    {
        this.assignments = assignments
            .GroupBy(static assignment => assignment.CustomerId, StringComparer.Ordinal)
            .ToDictionary(
                static group => group.Key,
                static group => group.OrderByDescending(static one => one.AppliedFrom).ThenByDescending(static one => one.Sequence).ToArray(),
                StringComparer.Ordinal);
        this.plans = plans.ToDictionary(static plan => new PlanReference(plan.Id, plan.Version));
        this.discountPercent = discountPercent;
    }

    /// <summary>The plan of a customer's documents of that period; null when it is under none.</summary>
    public PlanInForce? Find(string customerId, BillingPeriod period, bool isLegacy)
    {
        if (FindAssignment(customerId, period.Start)?.Plan is not { } reference)
            return null;
        return inForce.GetOrAdd((reference, period.Start, isLegacy), static (key, self) => self.MakeReady(key), this);
    }

    /// <summary>The assignment that counts on a day; null when there was none by then.</summary>
    public PlanAssignment? FindAssignment(string customerId, DateOnly day) =>
        assignments.TryGetValue(customerId, out PlanAssignment[]? history) ? Array.Find(history, one => one.AppliedFrom <= day) : null;

    /// <summary>The same, but for some customers under another plan from the first day on: what would be if it were published and assigned.</summary>
    public CustomerPlans With(PricingPlan plan, IReadOnlyCollection<string> customerIds)
    {
        var reference = new PlanReference(plan.Id, plan.Version);
        HashSet<string> moved = new(customerIds, StringComparer.Ordinal);
        IEnumerable<PlanAssignment> others = assignments.Where(pair => !moved.Contains(pair.Key)).SelectMany(static pair => pair.Value);
        IEnumerable<PlanAssignment> tried = moved.Select(id => new PlanAssignment
        {
            AccountId = "",
            CustomerId = id,
            Plan = reference,
            AppliedFrom = DateOnly.MinValue,
            Assigned = plan.Created,
        });
        return new CustomerPlans([.. others, .. tried], [.. plans.Values.Where(other => other.Id != plan.Id || other.Version != plan.Version), plan], discountPercent);
    }

    private PlanInForce MakeReady((PlanReference Plan, DateOnly FirstDay, bool IsLegacy) key) =>
        plans.TryGetValue(key.Plan, out PricingPlan? plan)
            ? new PlanInForce(plan, key.FirstDay, key.IsLegacy ? discountPercent : null)
            : throw new InvalidOperationException($"Plan {key.Plan.PlanId} has no version {key.Plan.Version}, though customers are under it.");
}
