using HcpCsp.Abstractions.Api;
using HcpCsp.Plugin.Billing.Plans;
using HcpCsp.Plugin.Model.Plans;
using HcpCsp.Plugin.Pricing;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Api.Plans;

/// <summary>What the routes of plans have in common.</summary>
internal static class PlanRoute
{
    public static ApiParameter PlanId { get; } = new("planId", "Id of the plan, the same for all its versions.");

    public static ApiParameter Version { get; } = new("version", "Version of the plan, from 1.") { Type = ApiValueType.WholeNumber };

    public static ApiStatus NoPlan { get; } = new(404, "There is no such version of a plan.");

    public static ApiStatus Conflict { get; } = new(409, "Its state doesn't allow it, or somebody else changed it meanwhile.");

    public static ApiResult Unknown { get; } = ApiAnswers.Unknown("csp.plan.unknown", "There is no such version of a pricing plan.");

    /// <summary>Each problem by its path: <c>csp.plan.items[2].percent</c>.</summary>
    public static ApiResult Refused(IReadOnlyList<PlanProblem> problems) =>
        new() { Status = 422, Messages = [.. problems.Select(static problem => new ApiMessage("ERROR", problem.Path.Length == 0 ? "csp.plan" : "csp.plan." + problem.Path, problem.Message))] };

    public static PlanDetailAnswer Detail(PricingPlan plan, IPlanStore plans, PlanCustomers customers) => new(
        PlanAnswer.Of(plan, customers.Count().GetValueOrDefault(plan.Id)),
        PlanFileWriter.FileOf(plan),
        [.. plans.ListPlans().Where(one => string.Equals(one.Id, plan.Id, StringComparison.Ordinal)).OrderByDescending(static one => one.Version).Select(static one => new PlanVersionAnswer(one.Version, one.Status))]);
}
