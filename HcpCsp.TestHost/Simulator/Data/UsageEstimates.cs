namespace HcpCsp.TestHost.Simulator.Data;

/// <summary>What an Azure plan has cost so far this month, before any cut to cents.</summary>
internal sealed record PlanEstimate(SubscriptionRecord Plan, decimal Cost, decimal Dollars);

/// <summary>What a customer's Azure plans have cost so far this month.</summary>
internal sealed record CustomerEstimate(CustomerRecord Customer, IReadOnlyList<PlanEstimate> Plans)
{
    public decimal Cost { get; } = Plans.Sum(plan => plan.Cost);

    public decimal Dollars { get; } = Plans.Sum(plan => plan.Dollars);

    public decimal PercentUsed => Customer.Budget is > 0 and { } budget ? MoneyRounding.Uncut(Cost / budget * 100) : 0;
}

/// <summary>This month's consumption so far; all customers are looked at once, when somebody first asks for all.</summary>
internal sealed class UsageEstimates(PartnerTenant partner)
{
    private readonly Lazy<IReadOnlyList<CustomerEstimate>> _all = new(() =>
        [.. partner.ListedCustomers.Where(customer => customer.HasAzure).AsParallel().AsOrdered().Select(customer => Estimate(partner, customer))]);

    public IReadOnlyList<CustomerEstimate> All => _all.Value;

    public CustomerEstimate Of(CustomerRecord customer) => Estimate(partner, customer);

    /// <summary>Whether the month ends above the budget when it goes on as it began.</summary>
    public bool IsTrendingOver(CustomerEstimate estimate) =>
        estimate.Customer.Budget is { } budget && estimate.Cost * partner.ThisMonth.Days / partner.Today.Day > budget;

    private static CustomerEstimate Estimate(PartnerTenant partner, CustomerRecord customer)
    {
        if (partner.FindUnbilled(isCurrent: true) is not { } scope)
            return new CustomerEstimate(customer, []);
        var plans = partner.Lines.Usage(customer, scope).GroupBy(row => row.Plan)
            .Select(plan => new PlanEstimate(plan.Key, plan.Sum(row => row.UncutBillingTotal), plan.Sum(row => row.UncutPricingTotal)));
        return new CustomerEstimate(customer, [.. plans]);
    }
}
