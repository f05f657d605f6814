namespace HcpCsp.Plugin.Model.Plans;

/// <summary>One version of a pricing plan. Only a draft can be edited; what was published never changes.</summary>
internal sealed record PricingPlan
{
    /// <summary>Our id, the same for all versions: 12 lower-case hex digits.</summary>
    public required string Id { get; init; }

    /// <summary>From 1. At most one version, the newest, is a draft.</summary>
    public required int Version { get; init; }

    public PlanStatus Status { get; init; } = PlanStatus.Draft;

    public required string Name { get; init; }

    public string Description { get; init; } = "";

    /// <summary>In the order they are applied.</summary>
    public IReadOnlyList<PlanItem> Items { get; init; } = [];

    public GuardRails GuardRails { get; init; } = GuardRails.None;

    public required PlanMoment Created { get; init; }

    /// <summary>Null while it is a draft.</summary>
    public PlanMoment? Published { get; init; }

    /// <summary>Null until it is archived.</summary>
    public PlanMoment? Archived { get; init; }

    /// <summary>Rises with every save, so that the second of two editors is told.</summary>
    public int Revision { get; init; }
}

/// <summary>Archived plans stay in force for those they are assigned to, and can't be assigned any more.</summary>
internal enum PlanStatus
{
    Draft,
    Published,
    Archived,
}

/// <param name="At">UTC.</param>
/// <param name="By">User name.</param>
internal sealed record PlanMoment(DateTimeOffset At, string By);
