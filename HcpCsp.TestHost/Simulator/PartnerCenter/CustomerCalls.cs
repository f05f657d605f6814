using HcpCsp.TestHost.Simulator.Data;

namespace HcpCsp.TestHost.Simulator.PartnerCenter;

/// <summary>Customers and what they hold.</summary>
internal static class CustomerCalls
{
    public static Task ListAsync(PartnerCenterCall call)
    {
        IReadOnlyList<CustomerRecord> customers;
        try
        {
            customers = [.. Matching(call)];
        }
        catch (FormatException problem)
        {
            return call.RefuseInvalidAsync(400, problem.Message);
        }

        return SeekPaging.AnswerAsync(call, $"customers:{call.Partner.Profile.TenantId}:{call.Request.Query["filter"]}", customers, Listed, WireJson.Default.CollectionCustomer);
    }

    public static Task GetAsync(PartnerCenterCall call) => WithCustomerAsync(call, customer => call.AnswerAsync(Full(customer), WireJson.Default.Customer));

    public static Task ListSubscriptionsAsync(PartnerCenterCall call) => WithCustomerAsync(call, customer =>
    {
        var subscriptions = call.Partner.Lines.Subscriptions(customer)
            .Where(subscription => subscription.Start <= call.Partner.ThisMonth)
            .Select(subscription => SubscriptionShape.Of(customer, subscription, call.Partner.Today));
        return call.AnswerAsync(new Collection<Subscription>([.. subscriptions], Links: null), WireJson.Default.CollectionSubscription);
    });

    public static Task GetSubscriptionAsync(PartnerCenterCall call) => WithSubscriptionAsync(call, (customer, subscription) =>
        call.AnswerAsync(SubscriptionShape.Of(customer, subscription, call.Partner.Today), WireJson.Default.Subscription));

    public static Task ListEntitlementsAsync(PartnerCenterCall call) => WithSubscriptionAsync(call, (_, subscription) =>
    {
        var entitlements = subscription.Entitlements.Select(entitlement => new AzureEntitlementResource(
            entitlement.Id, entitlement.Name, entitlement.Status, subscription.Id, new Attributes("AzureEntitlement")));
        return call.AnswerAsync(new Collection<AzureEntitlementResource>([.. entitlements], Links: null), WireJson.Default.CollectionAzureEntitlementResource);
    });

    private static Task WithCustomerAsync(PartnerCenterCall call, Func<CustomerRecord, Task> answer)
    {
        var text = call.RouteText("customer");
        if (!Guid.TryParse(text, out var id))
            return call.RefuseAsync(400, "900118", "The customer id is not valid.");
        return call.Partner.FindListed(id) is { } customer
            ? answer(customer)
            : call.RefuseAsync(403, "20002", $"The partner {call.Partner.Profile.TenantId} has no commerce relationship with the customer {id}.");
    }

    private static Task WithSubscriptionAsync(PartnerCenterCall call, Func<CustomerRecord, SubscriptionRecord, Task> answer) => WithCustomerAsync(call, customer =>
    {
        var id = Guid.TryParse(call.RouteText("subscription"), out var parsed) ? parsed : Guid.Empty;
        var subscription = call.Partner.Lines.Subscriptions(customer).FirstOrDefault(one => one.Id == id && one.Start <= call.Partner.ThisMonth);
        return subscription is null ? call.RefuseAsync(404, "20003", "The subscription was not found.") : answer(customer, subscription);
    });

    private static IEnumerable<CustomerRecord> Matching(PartnerCenterCall call)
    {
        var customers = call.Partner.ListedCustomers;
        foreach (var filter in Filter.Parse(call.Request.Query["filter"]))
        {
            if (!string.Equals(filter.Operator, "starts_with", StringComparison.OrdinalIgnoreCase))
                throw new FormatException("Customers are filtered by starts_with only.");
            customers = filter.Field switch
            {
                "CompanyName" => customers.Where(customer => customer.Name.StartsWith(filter.Value, StringComparison.OrdinalIgnoreCase)),
                "Domain" => customers.Where(customer => customer.Domain.StartsWith(filter.Value, StringComparison.OrdinalIgnoreCase)),
                _ => throw new FormatException($"Customers are not filtered by {filter.Field}."),
            };
        }

        return customers;
    }

    private static Customer Listed(CustomerRecord customer)
    {
        var self = "/customers/" + customer.TenantId;
        var company = new CompanyProfile(
            customer.TenantId, customer.Domain, customer.Name, Link(self + "/profiles/company"), new Attributes("CustomerCompanyProfile"));
        return new Customer(customer.TenantId, company, "reseller", Link(self), new Attributes("Customer"));
    }

    private static Customer Full(CustomerRecord customer) => Listed(customer) with
    {
        CommerceId = customer.CommerceId,
        AllowDelegatedAccess = customer.Number % 5 != 0,
        BillingProfile = new CustomerBillingProfile(
            customer.CommerceId, "billing@" + customer.Domain, "en-" + customer.Country, "en", customer.Name, new Attributes("CustomerBillingProfile") { Etag = "1" }),
    };

    private static Dictionary<string, Link> Link(string uri) => new(StringComparer.Ordinal) { ["self"] = new Link(uri) };
}
