namespace HcpCsp.Plugin.Billing.Usage.Months;

/// <summary>Days on which a resource's use of a meter earned no partner-earned credit though it could have.</summary>
/// <param name="Days">In their order, each once.</param>
/// <param name="Cost">Of these days.</param>
/// <param name="Worth">What the credit would have been; null where the data don't tell it exactly.</param>
internal sealed record MissedCredit(UsePlace Place, UseMeter Meter, IReadOnlyList<DateOnly> Days, decimal Cost, decimal? Worth, MissedBecause Because);

/// <summary>How it is known that the credit could have been earned.</summary>
internal enum MissedBecause
{
    /// <summary>The same meter earned it on other days or resources of the month.</summary>
    MeterEarnsElsewhere,

    /// <summary>Nothing in the Azure subscription earned any all month: whether each meter could have isn't in the data.</summary>
    SubscriptionEarnsNothing,
}
