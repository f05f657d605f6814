using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Reconciliation;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Billing;

/// <summary>Holds an account's subscriptions against the lines of a month, reading them one after another. On demand, since it takes a reading.</summary>
internal sealed class SubscriptionInquiry(ICspStore store)
{
    private const int MostMonths = 6;

    private readonly RecentAnswers<(string Account, BillingPeriod Month, string? Customer), long, MonthReconciliation> recent = new(MostMonths);

    /// <param name="accountId">Account.</param>
    /// <param name="month">Calendar month in which billing periods begin.</param>
    /// <param name="customerId">Of whom alone; null for all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public MonthReconciliation Find(string accountId, BillingPeriod month, string? customerId, CancellationToken cancellationToken)
    {
        IAccountStore data = store.OpenAccount(accountId);
        return recent.Get((accountId, month, customerId), data.Revision, () => Read(data, month, customerId, cancellationToken));
    }

    private static MonthReconciliation Read(IAccountStore data, BillingPeriod month, string? customerId, CancellationToken cancellationToken)
    {
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

        return new MonthReconciliation(
            [.. documents.Where(static invoice => invoice.Lines is not null).Select(static invoice => invoice.Number)],
            [.. documents.Where(static invoice => invoice.Lines is null).Select(static invoice => invoice.Number)],
            [
                .. Reconciler.Reconcile(month, ListHeld(data, customerId), charges)
                    .OrderBy(static one => one.CustomerName, StringComparer.InvariantCultureIgnoreCase)
                    .ThenBy(static one => one.Name, StringComparer.InvariantCultureIgnoreCase),
            ]);
    }

    private static IEnumerable<HeldSubscriptions> ListHeld(IAccountStore data, string? customerId)
    {
        if (customerId is not null)
            return data.FindCustomer(customerId) is { } one ? [new HeldSubscriptions(one.Id, one.Name, data.ListSubscriptions(one.Id))] : [];

        // Of all at once: a look-up for each customer would take longer than reading the lines.
        ILookup<string, Subscription> all = data.ReadSubscriptions().ToLookup(static subscription => subscription.CustomerId, StringComparer.Ordinal);
        return data.ListCustomers().Select(customer => new HeldSubscriptions(customer.Id, customer.Name, [.. all[customer.Id]]));
    }
}

/// <param name="Documents">Whose lines were read.</param>
/// <param name="Unread">Whose lines aren't read yet: what they bill is missing.</param>
/// <param name="Subscriptions">By the customer's name, then by their own.</param>
internal sealed record MonthReconciliation(IReadOnlyList<string> Documents, IReadOnlyList<string> Unread, IReadOnlyList<ReconciledSubscription> Subscriptions);
