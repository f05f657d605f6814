using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Pricing;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Billing;

/// <summary>Tells which document of a month a customer's monthly fees stand on: the first invoice that charges it anything in their currency.</summary>
/// <remarks>
/// So a fee is charged once per customer, currency and calendar month in which billing periods begin; never on a credit or a voided document, and
/// never in a month without an invoice. The fees are those of the plan in force on that document.
/// </remarks>
internal sealed class MonthlyFees(IAccountStore store)
{
    // Versions never change under their id.
    private readonly Dictionary<string, HashSet<(string, string)>> chargedByVersion = new(StringComparer.Ordinal);

    public IReadOnlyList<CustomerFee> List(Invoice invoice, IReadOnlyList<LineSummary> summaries, PricingRules rules)
    {
        var fees = new List<CustomerFee>();
        HashSet<(string, string)>? earlier = null;
        foreach (LineSummary summary in summaries.Where(summary => IsCharged(invoice, summary)))
        {
            string currency = LineAmounts.CurrencyOf(summary.Currency, invoice.Total.Currency);
            if (rules.Select(summary.CustomerId, invoice) is not PricingRule.Plan { InForce: { Fees.Count: > 0 } plan })
                continue;
            earlier ??= ListChargedBefore(invoice);
            if (!earlier.Contains((summary.CustomerId, currency)))
                fees.AddRange(plan.FeesIn(currency).Select(fee => new CustomerFee(summary.CustomerId, CustomerOrder.NameOf(summary), fee.Item.Name, fee.Amount)));
        }

        return fees;
    }

    private static bool IsCharged(Invoice invoice, LineSummary summary) => BearsFees(invoice) && summary.Subtotal > 0m;

    private static bool BearsFees(Invoice invoice) => !invoice.IsVoided && string.Equals(invoice.DocumentType, "invoice", StringComparison.OrdinalIgnoreCase);

    private HashSet<(string, string)> ListChargedBefore(Invoice invoice)
    {
        Invoice[] all = [.. store.ListInvoices()];
        Forget(all);
        return [.. all.Where(other => BearsFees(other) && SameMonth(other, invoice) && IsBefore(other, invoice)).SelectMany(ListCharged)];
    }

    private HashSet<(string, string)> ListCharged(Invoice invoice)
    {
        if (invoice.Lines is not { } version)
            return [];
        if (!chargedByVersion.TryGetValue(version.Id, out HashSet<(string, string)>? charged))
        {
            charged = [.. store.ListSummaries(version.Id)
                .Where(summary => IsCharged(invoice, summary))
                .Select(summary => (summary.CustomerId, LineAmounts.CurrencyOf(summary.Currency, invoice.Total.Currency)))];
            chargedByVersion.Add(version.Id, charged);
        }

        return charged;
    }

    private static bool SameMonth(Invoice left, Invoice right) =>
        left.Period.Start.Year == right.Period.Start.Year && left.Period.Start.Month == right.Period.Start.Month;

    private static bool IsBefore(Invoice left, Invoice right) =>
        left.InvoiceDate < right.InvoiceDate || (left.InvoiceDate == right.InvoiceDate && string.CompareOrdinal(left.Number, right.Number) < 0);

    private void Forget(Invoice[] all)
    {
        HashSet<string> known = [.. all.Select(invoice => invoice.Lines?.Id).OfType<string>()];
        foreach (string gone in chargedByVersion.Keys.Where(id => !known.Contains(id)).ToList())
            chargedByVersion.Remove(gone);
    }
}
