using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Pages.Views;

namespace HcpCsp.Plugin.Pages.Customers;

/// <summary>A subscription with what matters before its renewal.</summary>
internal sealed record SubscriptionRow(string Name, string Offer, string Id, string Quantity, string Term, string Cycle, string RenewsOn, string Renewal, StateView State, bool IsTrial)
{
    public static SubscriptionRow For(Subscription subscription, Formats formats) => new(
        subscription.Name,
        string.Equals(subscription.OfferName, subscription.Name, StringComparison.Ordinal) ? "" : subscription.OfferName,
        subscription.Id,
        formats.Number(subscription.Quantity),
        TermOf(subscription.Term),
        Words(subscription.BillingCycle),
        subscription.CommitmentEnd is { } end ? formats.Date(end) : Formats.None,
        RenewalOf(subscription),
        new StateView(KindOf(subscription.Status), Words(subscription.Status)),
        subscription.IsTrial);

    private static string RenewalOf(Subscription subscription)
    {
        if (subscription.NextTerm.Length > 0)
            return string.Join(", ", subscription.NextTerm.Split(", ").Select(TermOf));
        if (subscription.CommitmentEnd is null)
            return "No commitment";
        return subscription.AutoRenew ? "Renews as it is" : "Ends";
    }

    /// <summary>ISO 8601 in words; what isn't known stays as Microsoft writes it.</summary>
    private static string TermOf(string term) => term.ToUpperInvariant() switch
    {
        "" => Formats.None,
        "P1M" => "1 month",
        "P1Y" => "1 year",
        "P3Y" => "3 years",
        _ => term,
    };

    private static string Words(string text) =>
        text.Length == 0 ? Formats.None : char.ToUpperInvariant(text[0]) + text[1..].Replace('_', ' ');

    private static string KindOf(string status) => status switch
    {
        "active" => "good",
        "suspended" or "disabled" => "halted",
        _ => "idle",
    };
}
