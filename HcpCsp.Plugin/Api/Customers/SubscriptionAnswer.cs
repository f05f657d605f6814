using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.Api.Customers;

/// <summary>A subscription of a customer, with its renewal and what happens then.</summary>
/// <param name="Term">ISO 8601 such as P1Y; empty for Azure plan.</param>
/// <param name="RenewsOn">Last day of the commitment; null for none.</param>
/// <param name="Renewal">NoCommitment, Renews, Ends, or Changes: see <c>nextTerm</c>.</param>
/// <param name="NextTerm">What is set for the next term, one sentence; empty for nothing.</param>
internal sealed record SubscriptionAnswer(
    string Id, string Name, string Offer, int Quantity, string UnitType, string Status, bool Trial, string Term, string BillingCycle, bool AutoRenew, DateOnly? StartedOn, DateOnly? RenewsOn,
    string Renewal, string NextTerm)
{
    public static SubscriptionAnswer From(Subscription one) => new(
        one.Id, one.Name, one.OfferName, one.Quantity, one.UnitType, one.Status, one.IsTrial, one.Term, one.BillingCycle, one.AutoRenew, one.EffectiveStart, one.CommitmentEnd,
        one.NextTerm.Length > 0 ? "Changes" : one.CommitmentEnd is null ? "NoCommitment" : one.AutoRenew ? "Renews" : "Ends",
        one.NextTerm);
}
