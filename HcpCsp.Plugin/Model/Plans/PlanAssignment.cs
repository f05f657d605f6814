namespace HcpCsp.Plugin.Model.Plans;

/// <summary>That a customer is under a plan, or under none, from a day on. Never changed: the next one follows it in the history.</summary>
/// <remarks>
/// It names the version, so that publishing a newer one moves nobody. A document goes by the assignment with the latest
/// <see cref="AppliedFrom"/> up to the first day of its billing period; of several from one day, by the one made last.
/// </remarks>
internal sealed record PlanAssignment
{
    public required string AccountId { get; init; }

    public required string CustomerId { get; init; }

    /// <summary>Null takes the customer off plans, back to its mark-up.</summary>
    public PlanReference? Plan { get; init; }

    public required DateOnly AppliedFrom { get; init; }

    public required PlanMoment Assigned { get; init; }

    /// <summary>Counts the customer's assignments from 1; 0 until saved.</summary>
    public int Sequence { get; init; }
}

/// <summary>One version of a plan.</summary>
internal sealed record PlanReference(string PlanId, int Version);
