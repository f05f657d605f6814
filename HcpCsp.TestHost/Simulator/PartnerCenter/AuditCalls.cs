using System.Globalization;
using HcpCsp.TestHost.Simulator.Data;

namespace HcpCsp.TestHost.Simulator.PartnerCenter;

/// <summary>What happened lately: new and gone customers, orders, changes, invoices.</summary>
internal static class AuditCalls
{
    private const int KeptDays = 90;

    private const int DefaultDays = 30;

    public static Task ListAsync(PartnerCenterCall call)
    {
        var today = call.Partner.Today;
        var start = FindDay(call.Request.Query["startDate"]) ?? today.AddDays(-DefaultDays);
        var end = FindDay(call.Request.Query["endDate"]) ?? today;
        if (start < today.AddDays(-KeptDays))
            return call.RefuseInvalidAsync(400, FormattableString.Invariant($"The start date must not be more than {KeptDays} days ago."));
        IReadOnlyList<Filter> filters;
        try
        {
            filters = Filter.Parse(call.Request.Query["filter"]);
        }
        catch (FormatException problem)
        {
            return call.RefuseInvalidAsync(400, problem.Message);
        }

        var happenings = Happenings(call.Partner).Where(one => one.Date >= start && one.Date <= end).Where(one => filters.All(one.Matches))
            .OrderByDescending(one => one.Date).ThenBy(one => one.Key, StringComparer.Ordinal).ToList();
        var listing = FormattableString.Invariant($"audit:{call.Partner.Profile.TenantId}:{start:O}:{end:O}:{call.Request.Query["filter"]}");
        return SeekPaging.AnswerAsync(call, listing, happenings, one => Shape(call.Partner.Profile, one), WireJson.Default.CollectionAuditRecord);
    }

    private static DateOnly? FindDay(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment)
            ? DateOnly.FromDateTime(moment.UtcDateTime)
            : null;

    private static IEnumerable<Happening> Happenings(PartnerTenant partner)
    {
        foreach (var document in partner.Invoices.WithAmendments)
            yield return new Happening(DateOnly.FromDateTime(document.Date.UtcDateTime), "ready_invoice", "invoice", null, document.Id);
        foreach (var customer in partner.Customers.Where(customer => customer.Kind is CustomerKind.Listed or CustomerKind.Leaving))
        {
            yield return new Happening(customer.Joined.First, "add_customer", "customer", customer, customer.TenantId.ToString());
            if (customer.Left is { } left)
                yield return new Happening(left.Last, "remove_partner_customer_relationship", "customer", customer, customer.TenantId.ToString());
            if (customer.Renamed is { } renamed)
                yield return new Happening(renamed.First, "update_customer_billing_profile", "customer", customer, customer.TenantId.ToString());
            foreach (var subscription in partner.Lines.Subscriptions(customer))
            {
                yield return new Happening(subscription.StartDate, "create_order", "order", customer, subscription.OrderId);
                if (subscription.Event is not SubscriptionEvent.None)
                    yield return new Happening(subscription.EventMonth.First.AddDays(subscription.StartDay), "update_subscription", "subscription", customer, subscription.Id.ToString());
                if (subscription.End is { } end)
                    yield return new Happening(end.Last, "update_subscription", "subscription", customer, subscription.Id.ToString());
            }
        }
    }

    private static AuditRecord Shape(PartnerProfile partner, Happening happening) => new()
    {
        Id = SeededRandom.For(0, happening.Operation + happening.Key, happening.Date.DayNumber).Guid(),
        PartnerId = partner.TenantId,
        CustomerId = happening.Customer?.TenantId,
        CustomerName = happening.Customer?.Name,
        UserPrincipalName = "admin@" + partner.Domain,
        ResourceType = happening.Resource,
        ResourceNewValue = $$"""{"Id":"{{happening.Key}}"}""",
        OperationType = happening.Operation,
        OperationDate = WireDates.SevenDigits(new DateTimeOffset(happening.Date, new TimeOnly(11, 7, 23), TimeSpan.Zero).AddTicks(happening.Date.DayNumber % 9_999_999)),
    };

    private sealed record Happening(DateOnly Date, string Operation, string Resource, CustomerRecord? Customer, string Key)
    {
        public bool Matches(Filter filter) => filter.Field switch
        {
            "CompanyName" => Customer?.Name.Contains(filter.Value, StringComparison.OrdinalIgnoreCase) == true,
            "CustomerId" => string.Equals(Customer?.TenantId.ToString(), filter.Value, StringComparison.OrdinalIgnoreCase),
            "ResourceType" => string.Equals(Resource, filter.Value, StringComparison.OrdinalIgnoreCase),
            _ => true,
        };
    }
}
