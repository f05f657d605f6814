using System.Globalization;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Model.Plans;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Api.Plans;

/// <summary>Which version of a plan an address is about.</summary>
internal static class PlanSubject
{
    public static PricingPlan? Find(PageRequest request, IPlanStore plans) =>
        int.TryParse(request.RouteValues["version"], NumberStyles.None, CultureInfo.InvariantCulture, out int version)
            ? plans.FindPlan(new PlanReference(request.RouteValues["planId"], version))
            : null;

    public static PricingPlan? FindNewest(string planId, IPlanStore plans) =>
        plans.ListPlans().Where(plan => string.Equals(plan.Id, planId, StringComparison.Ordinal)).MaxBy(static plan => plan.Version);

    public static PlanReference Reference(PricingPlan plan) => new(plan.Id, plan.Version);

    /// <summary>As audit entries name it.</summary>
    public static string Name(PricingPlan plan) => string.Create(CultureInfo.InvariantCulture, $"{plan.Name}, version {plan.Version}");

    public static int Number(PageRequest request, string field) =>
        int.TryParse(request.FindForm(field), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;
}
