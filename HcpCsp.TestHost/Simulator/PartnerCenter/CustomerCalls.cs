using HcpCsp.TestHost.Simulator.Data;

namespace HcpCsp.TestHost.Simulator.PartnerCenter;

/// <summary>Customers, found by id or listed.</summary>
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
            return call.RefuseInvalidAsync(StatusCodes.Status400BadRequest, problem.Message);
        }

        var listing = $"customers:{call.Partner.Profile.TenantId}:{call.Request.Query["filter"]}";
        return SeekPaging.AnswerAsync(call, listing, customers, CustomerShape.Listed, WireJson.Default.CollectionCustomer);
    }

    public static Task GetAsync(PartnerCenterCall call) => WithCustomerAsync(call, customer =>
        call.AnswerAsync(CustomerShape.Full(customer), WireJson.Default.Customer));

    public static Task BillingProfileAsync(PartnerCenterCall call) => WithCustomerAsync(call, customer =>
        call.AnswerAsync(CustomerShape.Billing(customer), WireJson.Default.CustomerBillingProfile));

    public static Task CompanyProfileAsync(PartnerCenterCall call) => WithCustomerAsync(call, customer =>
        call.AnswerAsync(CustomerShape.Full(customer).CompanyProfile, WireJson.Default.CompanyProfile));

    /// <summary>Hands over the customer of the route, or refuses: one no longer ours otherwise than one nobody knows.</summary>
    public static Task WithCustomerAsync(PartnerCenterCall call, Func<CustomerRecord, Task> answer)
    {
        if (!Guid.TryParse(call.RouteText("customer"), out var id))
            return call.RefuseAsync(StatusCodes.Status400BadRequest, "900118", "The customer id is not valid.");
        if (call.Partner.FindListed(id) is { } customer)
            return answer(customer);
        return call.Partner.Knows(id)
            ? call.RefuseAsync(StatusCodes.Status403Forbidden, "20002", $"The partner {call.Partner.Profile.TenantId} has no commerce relationship with the customer {id}.")
            : call.RefuseAsync(StatusCodes.Status404NotFound, "60003", $"The tenant {id} was not found.");
    }

    public static Task WithSubscriptionAsync(PartnerCenterCall call, Func<CustomerRecord, SubscriptionRecord, Task> answer) => WithCustomerAsync(call, customer =>
    {
        var id = Guid.TryParse(call.RouteText("subscription"), out var parsed) ? parsed : Guid.Empty;
        var subscription = call.Partner.Lines.Subscriptions(customer).FirstOrDefault(one => one.Id == id && one.Start <= call.Partner.ThisMonth);
        return subscription is null
            ? call.RefuseAsync(StatusCodes.Status404NotFound, "20003", "The subscription was not found.")
            : answer(customer, subscription);
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
                "IndirectReseller" or "IndirectCloudSolutionProvider" => customers.Where(customer =>
                    customer.Reseller?.TenantId.ToString().StartsWith(filter.Value, StringComparison.OrdinalIgnoreCase) == true),
                _ => throw new FormatException($"Customers are not filtered by {filter.Field}."),
            };
        }

        return customers;
    }
}
