using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.Reconciliation;

/// <summary>Whether a subscription must have a line in a month: not what is free, paid by use, or billed in another month.</summary>
internal static class ExpectedLine
{
    private const string AzurePlanOffer = "DZH318Z0BPS6";
    private const string LegacyAzureOffer = "MS-AZR-";

    /// <summary>Null when it must.</summary>
    public static NotComparedReason? FindReasonAgainst(Subscription subscription, BillingPeriod month)
    {
        if (IsByUse(subscription))
            return NotComparedReason.ByUse;
        if (subscription.IsTrial)
            return NotComparedReason.Trial;
        if (!Is(subscription.Status, "active"))
            return NotComparedReason.NotActive;
        if (subscription.EffectiveStart >= month.End)
            return NotComparedReason.StartsLater;
        return IsBilledIn(subscription, month) ? null : NotComparedReason.BilledInAnotherMonth;
    }

    private static bool IsByUse(Subscription subscription) =>
        Is(subscription.BillingType, "usage")
        || Is(subscription.UnitType, "usage-based")
        || subscription.OfferId.StartsWith(AzurePlanOffer, StringComparison.OrdinalIgnoreCase)
        || subscription.OfferId.StartsWith(LegacyAzureOffer, StringComparison.OrdinalIgnoreCase);

    // A cycle longer than a month bills in the month it began in, and every so many months from then on.
    private static bool IsBilledIn(Subscription subscription, BillingPeriod month)
    {
        int? cycle = subscription.BillingCycle.ToLowerInvariant() switch
        {
            "one_time" or "onetime" or "none" => null,
            "annual" => 12,
            "biennial" => 24,
            "triennial" => 36,
            _ => 1,
        };
        if (subscription.EffectiveStart is not { } start)
            return cycle is 1;
        int since = ((month.Start.Year - start.Year) * 12) + month.Start.Month - start.Month;
        return cycle is { } months ? since % months == 0 : since == 0;
    }

    private static bool Is(string text, string word) => string.Equals(text, word, StringComparison.OrdinalIgnoreCase);
}
