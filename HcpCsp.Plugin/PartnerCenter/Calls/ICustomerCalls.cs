using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.PartnerCenter.Calls;

/// <summary>What Partner Center says of one customer.</summary>
internal interface ICustomerCalls
{
    Task<CustomerLookup> FindCustomerAsync(PartnerTenant tenant, string customerId, CancellationToken cancellationToken);

    /// <summary>The Azure subscriptions of an Azure plan; none too when Microsoft doesn't know them any more.</summary>
    Task<IReadOnlyList<AzureEntitlement>> ListAzureEntitlementsAsync(PartnerTenant tenant, string customerId, string planId, CancellationToken cancellationToken);

    /// <summary>The estimate of this period's consumption.</summary>
    Task<UsageEstimate> GetUsageSummaryAsync(PartnerTenant tenant, string customerId, CancellationToken cancellationToken);

    /// <summary>The spending budget, in the currency of the customer's usage; null for none.</summary>
    Task<decimal?> FindUsageBudgetAsync(PartnerTenant tenant, string customerId, CancellationToken cancellationToken);

    /// <summary>The estimate of this period's consumption of all customers together.</summary>
    Task<PartnerUsageEstimate> GetPartnerUsageSummaryAsync(PartnerTenant tenant, CancellationToken cancellationToken);

    /// <summary>The estimates of all customers that have usage.</summary>
    Task<IReadOnlyList<UsageEstimate>> ListUsageRecordsAsync(PartnerTenant tenant, CancellationToken cancellationToken);
}

internal abstract record CustomerLookup
{
    private CustomerLookup()
    {
    }

    public sealed record Found(CustomerProfile Customer) : CustomerLookup;

    /// <summary>No customer of ours any more, or none at all: its history stays.</summary>
    /// <param name="Code">Microsoft's.</param>
    public sealed record Gone(string Code) : CustomerLookup;
}
