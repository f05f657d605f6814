using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Plans;

namespace HcpCsp.Plugin.Pages.Views;

/// <summary>What set a customer's prices, and when somebody changed it: own mark-up, defaults, plans, tenant.</summary>
internal static class PriceHistoryView
{
    /// <summary>Newest first.</summary>
    public static IReadOnlyList<PriceEventRow> List(
        PartnerAccount account, CustomerSettings settings, IReadOnlyList<(PlanAssignment Assignment, PricingPlan? Plan)> plans, IEnumerable<EndedLink> links, DateTimeOffset? linkedAt, Formats formats)
    {
        List<(DateTimeOffset At, string What)> events =
        [
            .. Markups(settings, formats),
            .. Defaults(account, formats),
            .. plans.Select(one => (one.Assignment.Assigned.At, WordsOf(one.Assignment, one.Plan, formats))),
            .. links.SelectMany(static link => new[] { (link.LinkedAt, "Linked to a tenant: managed"), (link.EndedAt, "Un-linked from its tenant: non-managed") }),
        ];
        if (linkedAt is { } at)
            events.Add((at, "Linked to a tenant: managed"));
        return [.. events.OrderByDescending(static one => one.At).Select(one => new PriceEventRow(formats.Day(one.At), one.What))];
    }

    private static IEnumerable<(DateTimeOffset At, string What)> Markups(CustomerSettings settings, Formats formats)
    {
        decimal?[] values = [.. settings.FormerMarkups.Select(static former => former.Percent), settings.MarkupPercent];
        return settings.FormerMarkups.Select((former, index) => (former.ReplacedAt, $"Markup Percentage {Own(values[index])} → {Own(values[index + 1])}"));

        string Own(decimal? percent) => percent is { } known ? formats.Percent(known) : "the account's default";
    }

    private static IEnumerable<(DateTimeOffset At, string What)> Defaults(PartnerAccount account, Formats formats)
    {
        (decimal? Managed, decimal? NonManaged)[] values = [.. account.FormerDefaults.Select(static former => (former.Managed, former.NonManaged)), (account.ManagedMarkupPercent, account.NonManagedMarkupPercent)];
        for (int index = 0; index < account.FormerDefaults.Count; index++)
        {
            DateTimeOffset at = account.FormerDefaults[index].ReplacedAt;
            if (values[index].Managed != values[index + 1].Managed)
                yield return (at, $"Default for managed customers {None(values[index].Managed)} → {None(values[index + 1].Managed)}");
            if (values[index].NonManaged != values[index + 1].NonManaged)
                yield return (at, $"Default for non-managed customers {None(values[index].NonManaged)} → {None(values[index + 1].NonManaged)}");
        }

        string None(decimal? percent) => percent is { } known ? formats.Percent(known) : "none";
    }

    private static string WordsOf(PlanAssignment assignment, PricingPlan? plan, Formats formats) => plan is null
        ? $"Under no plan from {formats.Date(assignment.AppliedFrom)} on: the mark-up applies"
        : $"Pricing plan {plan.Name}, version {formats.Number(plan.Version)}, from {formats.Date(assignment.AppliedFrom)} on";
}

internal sealed record PriceEventRow(string On, string What);
