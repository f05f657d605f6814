using HcpCsp.Plugin.Model.Plans;

namespace HcpCsp.Plugin.Billing.Plans;

/// <summary>The days that an assignment counts on.</summary>
/// <param name="Assignment">Its first day is <see cref="PlanAssignment.AppliedFrom"/>.</param>
/// <param name="Until">Last day; null while no other follows.</param>
internal sealed record PlanSpan(PlanAssignment Assignment, DateOnly? Until)
{
    /// <summary>The spans of each customer, its earliest first. What another one of the same day replaced never counts, and has none.</summary>
    public static IEnumerable<PlanSpan> Of(IEnumerable<PlanAssignment> assignments) =>
        assignments.GroupBy(static one => one.CustomerId, StringComparer.Ordinal).SelectMany(OfCustomer);

    public bool IsOver(DateOnly today) => Until < today;

    private static IEnumerable<PlanSpan> OfCustomer(IEnumerable<PlanAssignment> history)
    {
        PlanAssignment[] counting =
        [
            .. history.GroupBy(static one => one.AppliedFrom).Select(static day => day.OrderByDescending(static one => one.Sequence).First())
                .OrderBy(static one => one.AppliedFrom),
        ];
        return counting.Select((one, index) => new PlanSpan(one, index + 1 < counting.Length ? counting[index + 1].AppliedFrom.AddDays(-1) : null));
    }
}
