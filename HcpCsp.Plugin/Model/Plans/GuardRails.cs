namespace HcpCsp.Plugin.Model.Plans;

/// <summary>Limits of a plan's prices, checked in this order after the items; so where they contradict each other, never below cost wins.</summary>
internal sealed record GuardRails
{
    public static readonly GuardRails None = new();

    /// <summary>Null for no such limit. A line without cost has no margin to check.</summary>
    public MarginRail? LeastMargin { get; init; }

    /// <inheritdoc cref="LeastMargin"/>
    public MarginRail? MostMargin { get; init; }

    /// <summary>Null for no such limit. Not checked where the list price isn't known.</summary>
    public RailAction? NeverAboveList { get; init; }

    /// <summary>Null for no such limit.</summary>
    public RailAction? NeverBelowCost { get; init; }
}

/// <param name="Percent">(Price − cost) ÷ price, in percent.</param>
internal sealed record MarginRail(decimal Percent, RailAction Action);

internal enum RailAction
{
    /// <summary>The price stays, and the line is marked.</summary>
    Flag,

    /// <summary>The price becomes the limit.</summary>
    Clamp,
}
