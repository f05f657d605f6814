using HcpCsp.TestHost.Simulator.Data;

namespace HcpCsp.TestHost.Simulator.PartnerCenter;

/// <summary>Estimates of this month's Azure consumption, and the budgets that only warn.</summary>
internal static class UsageCalls
{
    public static Task PartnerSummaryAsync(PartnerCenterCall call)
    {
        var partner = call.Partner;
        var estimates = partner.Estimates.All;
        return call.AnswerAsync(
            new UsageSummary
            {
                CustomersOverBudget = estimates.Count(one => one.Customer.Budget is { } budget && one.Cost > budget),
                CustomersTrendingOver = estimates.Count(partner.Estimates.IsTrendingOver),
                CustomersWithUsageBasedSubscription = estimates.Count,
                ResourceId = partner.Profile.TenantId,
                ResourceName = partner.Profile.Name,
                BillingStartDate = WireDates.Midnight(partner.ThisMonth.First),
                BillingEndDate = WireDates.Midnight(partner.ThisMonth.Last),
                TotalCost = estimates.Where(one => one.Customer.Currency == partner.Profile.BillingCurrency).Sum(one => one.Cost),
                CurrencyLocale = partner.Profile.Culture,
                LastModifiedDate = LastModified(partner),
                Attributes = new Attributes("PartnerUsageSummary"),
            },
            WireJson.Default.UsageSummary);
    }

    public static Task ListCustomersAsync(PartnerCenterCall call) => AnswerAsync(call, call.Partner.Estimates.All.Select(one => new UsageRecord
    {
        ResourceId = one.Customer.TenantId,
        Name = one.Customer.Name,
        Budget = new UsageBudget(one.Customer.Budget),
        PercentUsed = one.PercentUsed,
        TotalCost = one.Cost,
        CurrencyCode = one.Customer.Currency,
        UsdTotalCost = one.Dollars,
        LastModifiedDate = LastModified(call.Partner),
        Attributes = new Attributes("CustomerMonthlyUsageRecord"),
    }));

    public static Task CustomerSummaryAsync(PartnerCenterCall call) => CustomerCalls.WithCustomerAsync(call, customer =>
    {
        var estimate = call.Partner.Estimates.Of(customer);
        return SummaryAsync(call, customer, customer.TenantId, customer.Name, estimate.Cost, estimate.Dollars, "CustomerUsageSummary");
    });

    public static Task BudgetAsync(PartnerCenterCall call) => CustomerCalls.WithCustomerAsync(call, customer =>
        call.AnswerAsync(new UsageBudget(customer.Budget) { UsageSpendingBudget = customer.Budget, Attributes = new Attributes("SpendingBudget") }, WireJson.Default.UsageBudget));

    /// <summary>Of the plans, not of the Azure subscriptions under them.</summary>
    public static Task ListSubscriptionsAsync(PartnerCenterCall call) => CustomerCalls.WithCustomerAsync(call, customer =>
        AnswerAsync(call, call.Partner.Estimates.Of(customer).Plans.Select(plan => new UsageRecord
        {
            ResourceId = plan.Plan.Id,
            Name = plan.Plan.FriendlyName,
            Status = "active",
            PartnerOnRecord = call.Partner.Profile.MpnId,
            OfferId = plan.Plan.Product.OfferId,
            TotalCost = plan.Cost,
            CurrencyCode = customer.Currency,
            UsdTotalCost = plan.Dollars,
            LastModifiedDate = LastModified(call.Partner),
            Attributes = new Attributes("SubscriptionMonthlyUsageRecord"),
        })));

    public static Task SubscriptionSummaryAsync(PartnerCenterCall call) => CustomerCalls.WithSubscriptionAsync(call, (customer, subscription) =>
    {
        var plan = call.Partner.Estimates.Of(customer).Plans.FirstOrDefault(one => one.Plan.Id == subscription.Id);
        return SummaryAsync(call, customer, subscription.Id, subscription.FriendlyName, plan?.Cost ?? 0, plan?.Dollars ?? 0, "SubscriptionUsageSummary");
    });

    private static Task SummaryAsync(PartnerCenterCall call, CustomerRecord customer, Guid id, string name, decimal cost, decimal dollars, string objectType) => call.AnswerAsync(
        new UsageSummary
        {
            Budget = new UsageBudget(customer.Budget),
            ResourceId = id,
            ResourceName = name,
            BillingStartDate = WireDates.Midnight(call.Partner.ThisMonth.First),
            BillingEndDate = WireDates.Midnight(call.Partner.ThisMonth.Last),
            TotalCost = cost,
            CurrencyCode = customer.Currency,
            UsdTotalCost = dollars,
            LastModifiedDate = LastModified(call.Partner),
            Attributes = new Attributes(objectType),
        },
        WireJson.Default.UsageSummary);

    private static Task AnswerAsync(PartnerCenterCall call, IEnumerable<UsageRecord> records) =>
        call.AnswerAsync(new Collection<UsageRecord>([.. records], Links: null), WireJson.Default.CollectionUsageRecord);

    private static string LastModified(PartnerTenant partner) => WireDates.Midnight(partner.Today);
}
