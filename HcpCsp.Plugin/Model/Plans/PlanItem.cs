namespace HcpCsp.Plugin.Model.Plans;

/// <summary>One item of a plan: what it does to the running price, of which lines, and when.</summary>
internal sealed record PlanItem
{
    public required string Name { get; init; }

    public required PriceAdjustment Adjustment { get; init; }

    public ItemScope Scope { get; init; } = ItemScope.Everything;

    /// <summary>First day it counts; null for always.</summary>
    public DateOnly? StartDate { get; init; }

    /// <summary>Last day it counts, inclusive, as people say "until 31 December"; null for always.</summary>
    public DateOnly? EndDate { get; init; }

    /// <summary>Whether the items after it are left out for a line that it was applied to.</summary>
    public bool StopHere { get; init; }

    /// <param name="day">First day of the document's billing period: the one date that counts.</param>
    public bool IsInForceOn(DateOnly day) => (StartDate is not { } start || start <= day) && (EndDate is not { } end || day <= end);
}
