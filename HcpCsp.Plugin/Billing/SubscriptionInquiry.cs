using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Reconciliation;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Billing;

/// <summary>Holds an account's subscriptions against the lines of a month, reading them one after another. On demand, since it takes a reading.</summary>
internal sealed class SubscriptionInquiry(ICspStore store)
{
    /// <param name="accountId">Account.</param>
    /// <param name="month">Calendar month in which billing periods begin.</param>
    /// <param name="customerId">Of whom alone; null for all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public MonthReconciliation Find(string accountId, BillingPeriod month, string? customerId, CancellationToken cancellationToken)
    {
        IAccountStore data = store.OpenAccount(accountId);
        Invoice[] documents = [.. data.ListInvoices().Where(invoice => !invoice.IsVoided && invoice.Period.Start >= month.Start && invoice.Period.Start < month.End)];
        var charges = new SeatCharges();
        foreach (DocumentVersion version in documents.Select(static invoice => invoice.Lines).OfType<DocumentVersion>())
        {
            foreach (InvoiceLine line in data.ReadLines(version.Id, customerId))
            {
                cancellationToken.ThrowIfCancellationRequested();
                charges.Add(line);
            }
        }

        var customers = data.ListCustomers()
            .Where(customer => customerId is null || string.Equals(customer.Id, customerId, StringComparison.Ordinal))
            .Select(customer => new HeldSubscriptions(customer.Id, customer.Name, data.ListSubscriptions(customer.Id)));
        return new MonthReconciliation(
            [.. documents.Where(static invoice => invoice.Lines is not null).Select(static invoice => invoice.Number)],
            [.. documents.Where(static invoice => invoice.Lines is null).Select(static invoice => invoice.Number)],
            [.. Reconciler.Reconcile(month, customers, charges)]);
    }
}

/// <param name="Documents">Whose lines were read.</param>
/// <param name="Unread">Whose lines aren't read yet: what they bill is missing.</param>
internal sealed record MonthReconciliation(IReadOnlyList<string> Documents, IReadOnlyList<string> Unread, IReadOnlyList<ReconciledSubscription> Subscriptions);
