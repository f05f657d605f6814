using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.PartnerCenter.Http;
using HcpCsp.Plugin.PartnerCenter.Wire;

namespace HcpCsp.Plugin.PartnerCenter.Calls;

/// <inheritdoc cref="ICustomerCalls"/>
internal sealed class CustomerCalls(ApiCaller caller) : ICustomerCalls
{
    public async Task<CustomerLookup> FindCustomerAsync(PartnerTenant tenant, string customerId, CancellationToken cancellationToken)
    {
        try
        {
            ApiAnswer answer = await GetAsync(tenant, Of(customerId), cancellationToken);
            return new CustomerLookup.Found(ApiCaller.Parse(answer, WireJsonContext.Default.CustomerResponse).ToProfile());
        }
        catch (PartnerCenterException exception) when ((exception.Status, exception.Code) is (403, "20002") or (404, "60003" or "1000"))
        {
            return new CustomerLookup.Gone(exception.Code);
        }
    }

    public async Task<IReadOnlyList<AzureEntitlement>> ListAzureEntitlementsAsync(
        PartnerTenant tenant, string customerId, string planId, CancellationToken cancellationToken)
    {
        try
        {
            string path = $"{Of(customerId)}/subscriptions/{Uri.EscapeDataString(planId)}/azureEntitlements";
            ListingPage page = ListingPage.Read(await GetAsync(tenant, path, cancellationToken));
            return page.ReadAll(WireJsonContext.Default.AzureEntitlementResponse, static (response, _) => response.ToModel());
        }
        catch (PartnerCenterException exception) when (exception is { Status: 404, Code: "800111" })
        {
            return [];
        }
    }

    public async Task<UsageEstimate> GetUsageSummaryAsync(PartnerTenant tenant, string customerId, CancellationToken cancellationToken)
    {
        ApiAnswer answer = await GetAsync(tenant, Of(customerId) + "/usagesummary", cancellationToken);
        return ApiCaller.Parse(answer, WireJsonContext.Default.UsageEstimateResponse, response => response.ToModel(customerId));
    }

    public async Task<PartnerUsageEstimate> GetPartnerUsageSummaryAsync(PartnerTenant tenant, CancellationToken cancellationToken) => ApiCaller.Parse(
        await GetAsync(tenant, "v1/usagesummary", cancellationToken), WireJsonContext.Default.PartnerUsageResponse, static response => response.ToModel());

    public async Task<decimal?> FindUsageBudgetAsync(PartnerTenant tenant, string customerId, CancellationToken cancellationToken)
    {
        ApiAnswer answer = await GetAsync(tenant, Of(customerId) + "/usagebudget", cancellationToken);
        BudgetResponse budget = ApiCaller.Parse(answer, WireJsonContext.Default.BudgetResponse);
        return budget.Amount ?? budget.UsageSpendingBudget;
    }

    public async Task<IReadOnlyList<UsageEstimate>> ListUsageRecordsAsync(PartnerTenant tenant, CancellationToken cancellationToken)
    {
        var found = new List<UsageEstimate>();
        await foreach (ListingPage page in new PageWalk(caller, tenant, "v1/customers/usagerecords", []).ListPagesAsync(cancellationToken))
            found.AddRange(page.ReadAll(WireJsonContext.Default.UsageEstimateResponse, static (response, _) => response.ToModel(customerId: null)));
        return found;
    }

    private static string Of(string customerId) => "v1/customers/" + Uri.EscapeDataString(customerId);

    private Task<ApiAnswer> GetAsync(PartnerTenant tenant, string path, CancellationToken cancellationToken) =>
        caller.GetPartnerCenterAsync(tenant, path, Guid.NewGuid(), [], cancellationToken);
}
