using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;

namespace HcpCsp.Plugin.Billing.Usage;

/// <summary>One day's use of one meter, with what the reader of a report is shown of it: our cost, or the customer's price.</summary>
/// <param name="Document">Number of the document that it stands behind.</param>
/// <param name="CustomerName">As the document has it.</param>
/// <param name="Amount">In billing currency; null when no charge was found for it.</param>
internal sealed record UsageEntry(string Document, string CustomerId, string CustomerName, UsageLine Line, string Currency, Money? Amount)
{
    /// <summary>The Azure subscription; the plan where Microsoft names none.</summary>
    public string SubscriptionId => (string.IsNullOrWhiteSpace(Line.EntitlementId) ? Line.SubscriptionId : Line.EntitlementId)?.Trim().ToLowerInvariant() ?? "";

    public string SubscriptionName => (string.IsNullOrWhiteSpace(Line.EntitlementId) ? Line.SubscriptionDescription : Line.EntitlementDescription)?.Trim() ?? "";

    /// <summary>In lower case: Azure spells it in any, and means the same one.</summary>
    public string ResourceGroup => Line.ResourceGroup?.Trim().ToLowerInvariant() ?? "";

    public DateOnly? Day => Line.UsageDate ?? Line.ChargeStartDate;
}
