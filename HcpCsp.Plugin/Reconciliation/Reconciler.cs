using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.Reconciliation;

/// <summary>Holds the lines of a month against the subscriptions that are known: whom nobody knows, who isn't billed, whose seats differ.</summary>
internal static class Reconciler
{
    /// <param name="month">Calendar month in which the billing periods begin.</param>
    /// <param name="customers">With the subscriptions that are known of each today.</param>
    /// <param name="charges">Of all documents of the month that count.</param>
    public static IEnumerable<ReconciledSubscription> Reconcile(BillingPeriod month, IEnumerable<HeldSubscriptions> customers, SeatCharges charges)
    {
        HashSet<(string, string)> known = [];
        foreach (HeldSubscriptions customer in customers)
        {
            foreach (Subscription subscription in customer.Subscriptions)
            {
                known.Add((customer.CustomerId, subscription.Id.ToLowerInvariant()));
                yield return ToResult(customer, subscription, Compare(subscription, month, charges.Find(customer.CustomerId, subscription.Id.ToLowerInvariant())));
            }

            foreach (Subscription successor in customer.Subscriptions.Where(static one => one.MigratedFromId.Length > 0))
            {
                if (known.Add((customer.CustomerId, successor.MigratedFromId)) && charges.Find(customer.CustomerId, successor.MigratedFromId) is { } charge)
                    yield return ToResult(customer, successor with { Id = successor.MigratedFromId }, new ReconciliationOutcome.NotCompared(NotComparedReason.Migrated, charge.Seats));
            }
        }

        foreach (SeatCharge charge in charges.List.Where(charge => charge.SeatLines > 0 && !known.Contains((charge.CustomerId, charge.SubscriptionId))))
            yield return new ReconciledSubscription(charge.CustomerId, charge.CustomerName, charge.SubscriptionId, charge.ProductName, new ReconciliationOutcome.MissingSubscription(charge.Seats));
    }

    private static ReconciledSubscription ToResult(HeldSubscriptions customer, Subscription subscription, ReconciliationOutcome outcome) =>
        new(customer.CustomerId, customer.Name, subscription.Id, subscription.Name, outcome);

    private static ReconciliationOutcome Compare(Subscription subscription, BillingPeriod month, SeatCharge? charge)
    {
        if (ExpectedLine.FindReasonAgainst(subscription, month) is { } reason)
            return new ReconciliationOutcome.NotCompared(reason, charge?.Seats ?? 0m);
        if (charge is null)
            return new ReconciliationOutcome.MissingLine(subscription.Quantity);
        if (charge.SeatLines == 0)
            return new ReconciliationOutcome.NotCompared(NotComparedReason.NoSeats, 0m);
        return charge.Seats == subscription.Quantity
            ? new ReconciliationOutcome.Matched(charge.Seats)
            : new ReconciliationOutcome.Different(charge.Seats, subscription.Quantity);
    }
}

/// <summary>What a customer holds.</summary>
internal sealed record HeldSubscriptions(string CustomerId, string Name, IReadOnlyList<Subscription> Subscriptions);
