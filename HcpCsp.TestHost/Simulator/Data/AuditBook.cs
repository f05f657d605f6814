namespace HcpCsp.TestHost.Simulator.Data;

/// <summary>One thing that happened, in the words of the activity log.</summary>
/// <param name="Key">What it happened to.</param>
internal sealed record AuditEvent(DateOnly Date, string Operation, string Resource, CustomerRecord? Customer, string Key);

/// <summary>The activity log of one partner; what happened to customers is gathered once, when somebody first asks.</summary>
internal sealed class AuditBook
{
    private const int MonthsOfCredits = 4;

    private readonly InvoiceBook _invoices;
    private readonly Lazy<IReadOnlyList<AuditEvent>> _ofCustomers;

    public AuditBook(PartnerTenant partner)
    {
        _invoices = partner.Invoices;
        _ofCustomers = new(() => [.. partner.Customers.Where(customer => customer.Kind is CustomerKind.Listed or CustomerKind.Leaving).SelectMany(customer => Of(partner, customer))]);
    }

    /// <summary>Newest first; both days included.</summary>
    public IReadOnlyList<AuditEvent> Between(DateOnly start, DateOnly end) =>
    [
        .. _invoices.WithAmendments.Select(document => new AuditEvent(DateOnly.FromDateTime(document.Date.UtcDateTime), "ready_invoice", "invoice", null, document.Id))
            .Concat(_ofCustomers.Value).Where(one => one.Date >= start && one.Date <= end)
            .OrderByDescending(one => one.Date).ThenBy(one => one.Key, StringComparer.Ordinal),
    ];

    private static IEnumerable<AuditEvent> Of(PartnerTenant partner, CustomerRecord customer) =>
        OfRelationship(customer).Concat(partner.Lines.Subscriptions(customer).SelectMany(subscription => OfSubscription(customer, subscription))).Concat(OfMoney(partner, customer));

    private static IEnumerable<AuditEvent> OfRelationship(CustomerRecord customer)
    {
        var id = customer.TenantId.ToString();
        yield return new AuditEvent(customer.Joined.First, "add_customer", "customer", customer, id);
        if (customer.Left is { } left)
            yield return new AuditEvent(left.Last, "remove_partner_customer_relationship", "customer", customer, id);
        if (customer.Left is { } deleted && customer.Number % 2 == 1)
            yield return new AuditEvent(deleted.Last.AddDays(1), "delete_customer", "customer", customer, id);
        if (customer.Renamed is { } renamed)
            yield return new AuditEvent(renamed.First, "update_customer_billing_profile", "customer", customer, id);
    }

    private static IEnumerable<AuditEvent> OfSubscription(CustomerRecord customer, SubscriptionRecord subscription)
    {
        var id = subscription.Id.ToString();
        yield return new AuditEvent(subscription.StartDate, "create_order", "order", customer, subscription.OrderId);
        if (subscription.IsTrial)
            yield return new AuditEvent(subscription.StartDate.AddMonths(1), "convert_trial_subscription", "subscription", customer, id);
        if (subscription.Event is not SubscriptionEvent.None)
            yield return new AuditEvent(subscription.EventMonth.First.AddDays(subscription.StartDay), "update_subscription", "subscription", customer, id);
        if (subscription.End is { } end)
            yield return new AuditEvent(end.Last, "update_subscription", "subscription", customer, id);
    }

    private static IEnumerable<AuditEvent> OfMoney(PartnerTenant partner, CustomerRecord customer)
    {
        var id = customer.TenantId.ToString();
        for (var age = 0; age < MonthsOfCredits; age++)
        {
            var month = partner.ThisMonth.Plus(-age);
            if (customer is { Budget: not null, HasAzure: true } && (customer.Number + month.Number) % 12 == 0)
                yield return new AuditEvent(month.First.AddDays(13), "increase_spending_limit", "customer", customer, id);
            if (!partner.Lines.IsCredited(customer, month))
                continue;
            yield return new AuditEvent(month.First.AddDays(9), "create_credit", "credit", customer, id);
            if (customer.Number % 3 == 0)
                yield return new AuditEvent(month.First.AddDays(10), "update_credit", "credit", customer, id);
        }
    }
}
