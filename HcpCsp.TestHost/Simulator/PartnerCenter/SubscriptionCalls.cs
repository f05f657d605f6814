using HcpCsp.TestHost.Simulator.Data;

namespace HcpCsp.TestHost.Simulator.PartnerCenter;

/// <summary>What a customer holds: the whole list, without pages.</summary>
internal static class SubscriptionCalls
{
    public static Task ListAsync(PartnerCenterCall call) => CustomerCalls.WithCustomerAsync(call, customer =>
    {
        var subscriptions = Held(call, customer);
        if (call.Request.Query["order_id"] is [{ Length: > 0 } order, ..])
        {
            subscriptions = subscriptions.Where(subscription => string.Equals(subscription.AlternateId, order, StringComparison.OrdinalIgnoreCase));
            if (!subscriptions.Any())
                return call.RefuseAsync(StatusCodes.Status404NotFound, "20000", "The order was not found.");
        }

        if (call.Request.Query["mpn_id"] is [{ Length: > 0 } mpn, ..])
            subscriptions = subscriptions.Where(_ => string.Equals(SubscriptionShape.ResellerOf(customer), mpn, StringComparison.Ordinal));
        return AnswerAsync(call, customer, subscriptions);
    });

    public static Task GetAsync(PartnerCenterCall call) => CustomerCalls.WithSubscriptionAsync(call, (customer, subscription) =>
        call.AnswerAsync(SubscriptionShape.Of(customer, subscription, call.Partner.Today), WireJson.Default.Subscription));

    public static Task ListAddonsAsync(PartnerCenterCall call) => CustomerCalls.WithSubscriptionAsync(call, (customer, subscription) =>
        AnswerAsync(call, customer, Held(call, customer).Where(one => one.ParentId == subscription.Id)));

    public static Task ListEntitlementsAsync(PartnerCenterCall call) => CustomerCalls.WithSubscriptionAsync(call, (_, subscription) =>
    {
        var entitlements = subscription.Entitlements.Select(entitlement => new AzureEntitlementResource(
            entitlement.Id, entitlement.Name, entitlement.Status, subscription.Id, new Attributes("AzureEntitlement")));
        return call.AnswerAsync(new Collection<AzureEntitlementResource>([.. entitlements], Links: null), WireJson.Default.CollectionAzureEntitlementResource);
    });

    private static IEnumerable<SubscriptionRecord> Held(PartnerCenterCall call, CustomerRecord customer) =>
        call.Partner.Lines.Subscriptions(customer).Where(subscription => subscription.Start <= call.Partner.ThisMonth);

    private static Task AnswerAsync(PartnerCenterCall call, CustomerRecord customer, IEnumerable<SubscriptionRecord> subscriptions)
    {
        var items = subscriptions.Select(subscription => SubscriptionShape.Of(customer, subscription, call.Partner.Today));
        return call.AnswerAsync(new Collection<Subscription>([.. items], Links: null), WireJson.Default.CollectionSubscription);
    }
}
