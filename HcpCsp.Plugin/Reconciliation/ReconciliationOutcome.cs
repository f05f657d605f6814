namespace HcpCsp.Plugin.Reconciliation;

/// <summary>What came of holding a subscription against the lines of a month.</summary>
internal abstract record ReconciliationOutcome
{
    /// <summary>Billed for what is held.</summary>
    public sealed record Matched(decimal Seats) : ReconciliationOutcome;

    /// <summary>Seats are billed of a subscription that isn't known, or of none at all.</summary>
    public sealed record MissingSubscription(decimal Seats) : ReconciliationOutcome;

    /// <summary>Active, and nothing is billed of it.</summary>
    public sealed record MissingLine(int Seats) : ReconciliationOutcome;

    /// <summary>Other seats are billed than held.</summary>
    public sealed record Different(decimal Billed, int Held) : ReconciliationOutcome;

    /// <param name="Seats">Billed all the same, such as by a change in the middle of a term; zero for none.</param>
    public sealed record NotCompared(NotComparedReason Reason, decimal Seats) : ReconciliationOutcome;
}

internal enum NotComparedReason
{
    /// <summary>Azure plan and the like: no seats.</summary>
    ByUse,

    /// <summary>Free.</summary>
    Trial,

    /// <summary>Suspended, deleted, expired: what it holds says nothing of what the month was billed for.</summary>
    NotActive,
    StartsLater,

    /// <summary>Paid by the year, or once.</summary>
    BilledInAnotherMonth,

    /// <summary>Is billed, but not by seats: software, marketplace, reservations.</summary>
    NoSeats,

    /// <summary>A legacy subscription, which has become another one.</summary>
    Migrated,
}

/// <param name="SubscriptionId">Empty where lines name none.</param>
internal sealed record ReconciledSubscription(string CustomerId, string CustomerName, string SubscriptionId, string Name, ReconciliationOutcome Outcome)
{
    public bool IsFinding => Outcome is not (ReconciliationOutcome.Matched or ReconciliationOutcome.NotCompared);
}
