using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.Renewals;

/// <summary>A commitment of a customer that comes to its end.</summary>
/// <param name="On">Last day of the term.</param>
/// <param name="Scheduled">What is set to change, as one sentence; empty for nothing.</param>
internal sealed record Renewal(
    string AccountId, string CustomerId, string SubscriptionId, string Name, int Quantity, bool IsTrial, DateOnly On, RenewalOutlook Outlook, string Scheduled)
{
    /// <summary>Whether somebody should talk to the customer before then. What renews as it is, or as somebody has set it already, is noise.</summary>
    public bool NeedsDecision => Outlook is RenewalOutlook.Ends or RenewalOutlook.PriceMayChange;

    /// <summary>Null for what has no end, and for what is over already.</summary>
    public static Renewal? Find(string accountId, Subscription subscription) => subscription is { CommitmentEnd: { } end, Status: "active" or "suspended" }
        ? new Renewal(
            accountId, subscription.CustomerId, subscription.Id, subscription.Name, subscription.Quantity, subscription.IsTrial, end, OutlookOf(subscription), subscription.NextTerm)
        : null;

    private static RenewalOutlook OutlookOf(Subscription subscription)
    {
        // Microsoft sets a change up only for what goes on.
        bool changes = subscription.NextTerm.Length > 0;
        if (!subscription.AutoRenew && !changes)
            return RenewalOutlook.Ends;
        if (subscription.PromotionId.Length > 0)
            return RenewalOutlook.PriceMayChange;
        return changes ? RenewalOutlook.Changes : RenewalOutlook.RenewsAsItIs;
    }
}

internal enum RenewalOutlook
{
    /// <summary>It isn't set to renew.</summary>
    Ends,

    /// <summary>It goes on, and the promotion that it was bought under may not.</summary>
    PriceMayChange,

    /// <summary>Something is set up for the next term.</summary>
    Changes,

    RenewsAsItIs,
}
