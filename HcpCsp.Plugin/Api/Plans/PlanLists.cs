using HcpCsp.Plugin.Model.Plans;

namespace HcpCsp.Plugin.Api.Plans;

/// <summary>What lists of plans show.</summary>
internal static class PlanLists
{
    /// <summary>Null for all, and for a word that is none.</summary>
    public static PlanStatus? ReadState(string? text) => Enum.GetValues<PlanStatus>().Cast<PlanStatus?>()
        .FirstOrDefault(status => string.Equals(status.ToString(), text, StringComparison.OrdinalIgnoreCase));

    /// <summary>Each plan as it is at present, by name: its draft, if any, and the newest version besides.</summary>
    /// <param name="versions">Of all plans.</param>
    /// <param name="state">Plans of which a shown version is in it; null for all.</param>
    public static IEnumerable<PricingPlan[]> Shown(IEnumerable<PricingPlan> versions, PlanStatus? state) => versions
        .GroupBy(static plan => plan.Id, StringComparer.Ordinal)
        .Select(Shown)
        .Where(shown => state is null || shown.Any(plan => plan.Status == state))
        .OrderBy(static shown => shown[0].Name, StringComparer.InvariantCultureIgnoreCase);

    private static PricingPlan[] Shown(IEnumerable<PricingPlan> versions)
    {
        PricingPlan[] newestFirst = [.. versions.OrderByDescending(static plan => plan.Version)];
        return newestFirst[0].Status == PlanStatus.Draft ? [.. newestFirst.Take(2)] : [newestFirst[0]];
    }
}
