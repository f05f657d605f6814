using HcpCsp.Plugin.Model.Plans;
using HcpCsp.Plugin.Model.Statements;
using HcpCsp.Plugin.Pricing;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Billing.Statements;

/// <summary>Keeps the rule of a statement, and brings it back to price other lines by.</summary>
internal static class FrozenRules
{
    private static readonly Dictionary<string, decimal> NoPercents = [];
    private static readonly Dictionary<string, DateTimeOffset> NoLinks = [];

    public static FrozenRule Freeze(PricingRule rule) => rule switch
    {
        PricingRule.Plan { InForce: var plan } => new FrozenRule.Plan(new PlanReference(plan.Plan.Id, plan.Plan.Version), plan.DiscountPercent),
        PricingRule.CustomerMarkup own => new FrozenRule.CustomerMarkup(own.Percent),
        PricingRule.AccountDefault byDefault => new FrozenRule.AccountDefault(byDefault.Percent, byDefault.Managed),
        PricingRule.None => new FrozenRule.None(),
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "Not a pricing rule."),
    };

    /// <summary>Rules that come to the statement's own for its customer, whatever the document.</summary>
    public static PricingRules Thaw(Statement statement, IPlanStore plans) => statement.Rule switch
    {
        FrozenRule.Plan plan => Rules() with { Plans = UnderPlan(statement, plan, plans) },
        FrozenRule.CustomerMarkup own => Rules() with { CustomerPercents = new Dictionary<string, decimal>(StringComparer.Ordinal) { [statement.CustomerId] = own.Percent } },
        FrozenRule.AccountDefault { Managed: true } managed => Rules() with
        {
            ManagedDefault = managed.Percent,
            LinkedAt = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal) { [statement.CustomerId] = DateTimeOffset.MinValue },
        },
        FrozenRule.AccountDefault other => Rules() with { NonManagedDefault = other.Percent },
        _ => Rules(),
    };

    private static PricingRules Rules() => new(null, null, NoPercents, NoLinks);

    private static CustomerPlans UnderPlan(Statement statement, FrozenRule.Plan frozen, IPlanStore plans)
    {
        PricingPlan plan = plans.FindPlan(frozen.Reference)
            ?? throw new InvalidOperationException($"Plan {frozen.Reference.PlanId} has no version {frozen.Reference.Version}, though statement {statement.Number} goes by it.");
        var assignment = new PlanAssignment
        {
            AccountId = statement.AccountId,
            CustomerId = statement.CustomerId,
            Plan = frozen.Reference,
            AppliedFrom = DateOnly.MinValue,
            Assigned = plan.Created,
        };
        return new CustomerPlans([assignment], [plan], frozen.DiscountPercent);
    }
}
