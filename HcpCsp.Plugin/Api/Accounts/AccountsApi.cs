using HcpCsp.Abstractions.Api;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Discovery;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Api.Accounts;

/// <summary><c>GET /api/csp/accounts</c>: the partner accounts, and how much is known of each. Programs rely on the names.</summary>
internal sealed class AccountsApi(ICspStore store, IDiscovery discovery) : IApiSection
{
    public IEnumerable<ApiRoute> ListRoutes() =>
    [
        ApiRoutes.Get("/api/csp/accounts", GetAsync, new ApiDescription
        {
            OperationId = "listAccounts",
            Summary = "The partner accounts, and how much is known of each",
            Group = ApiGroups.Accounts,
            IsPaged = true,
            WriteResultsSchema = static () => ApiSchema.Of(ApiJson.Default.AccountAnswerArray),
        }),
    ];

    public Task<ApiResult> GetAsync(PageRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(ApiAnswers.Page(store.ListAccounts(), ApiPaging.From(request), Answer, ApiJson.Default.AccountAnswerArray));

    private AccountAnswer Answer(PartnerAccount account)
    {
        var data = store.OpenAccount(account.Id);
        var invoices = data.ListInvoices();
        var run = discovery.FindNewestRun(account.Id);
        return new AccountAnswer
        {
            Id = account.Id,
            Name = account.Name,
            TenantId = account.TenantId,
            State = (run?.State ?? DiscoveryState.NotStarted).Caption(),
            Customers = data.ListCustomers().Count,
            Subscriptions = data.CountSubscriptions().Values.Sum(),
            Invoices = invoices.Count,
            Lines = invoices.Sum(invoice => (long)(invoice.Lines?.LineCount ?? 0)),
            UsageLines = invoices.Sum(invoice => (long)(invoice.Usage?.LineCount ?? 0)),
            UnitErrors = run?.Errors.Count ?? 0,
        };
    }
}
