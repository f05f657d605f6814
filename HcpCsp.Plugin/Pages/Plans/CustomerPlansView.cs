using HcpCsp.Plugin.Billing.Plans;
using HcpCsp.Plugin.Model.Plans;

namespace HcpCsp.Plugin.Pages.Plans;

/// <summary>Which plan a customer is under, and was.</summary>
/// <param name="Current">The assignment that counts today; null when there is none, or it took the customer off plans.</param>
/// <param name="History">The newest first.</param>
internal sealed record CustomerPlansView(CustomerPlanRow? Current, IReadOnlyList<CustomerPlanRow> History, string PlansPath)
{
    public static CustomerPlansView For(IReadOnlyList<(PlanAssignment Assignment, PricingPlan? Plan)> history, DateOnly today, Formats formats)
    {
        PlanSpan[] spans = [.. PlanSpan.Of(history.Select(static one => one.Assignment))];
        PlanAssignment? current = spans.LastOrDefault(span => span.Assignment.AppliedFrom <= today)?.Assignment;
        CustomerPlanRow[] rows = [.. history.Select(one => CustomerPlanRow.For(one.Assignment, one.Plan, Array.Find(spans, span => span.Assignment == one.Assignment), formats))];
        int at = history.Select(static one => one.Assignment).ToList().FindIndex(one => one == current);
        return new CustomerPlansView(at >= 0 && current?.Plan is not null ? rows[at] : null, rows, CspPaths.Plans);
    }
}

/// <param name="Path">Empty where it took the customer off plans.</param>
internal sealed record CustomerPlanRow(string Name, string Path, string Version, string From, string Until, string Published, string Assigned)
{
    /// <param name="assignment">It.</param>
    /// <param name="plan">Null where it took the customer off plans.</param>
    /// <param name="span">Null where another one of the same day replaced it.</param>
    /// <param name="formats">The reader's.</param>
    public static CustomerPlanRow For(PlanAssignment assignment, PricingPlan? plan, PlanSpan? span, Formats formats) => new(
        plan?.Name ?? "No plan: mark-up",
        plan is null ? "" : CspPaths.Plan(plan),
        plan is null ? Formats.None : formats.Number(plan.Version),
        formats.Date(assignment.AppliedFrom),
        span is null ? "Replaced" : span.Until is { } until ? formats.Date(until) : Formats.None,
        plan?.Published is { } published ? formats.Day(published.At) : Formats.None,
        $"{formats.Day(assignment.Assigned.At)}, {assignment.Assigned.By}");
}
