using System.Text.Json;
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
        ApiRoutes.Get("/api/csp/accounts", GetAsync),
    ];

    public Task<ApiResult> GetAsync(PageRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(ApiAnswers.Page(store.ListAccounts(), ApiPaging.From(request), Write));

    private void Write(Utf8JsonWriter writer, PartnerAccount account)
    {
        var data = store.OpenAccount(account.Id);
        var invoices = data.ListInvoices();
        var run = discovery.FindNewestRun(account.Id);
        writer.WriteStartObject();
        writer.WriteString("id", account.Id);
        writer.WriteString("name", account.Name);
        writer.WriteString("tenantId", account.TenantId);
        writer.WriteString("state", (run?.State ?? DiscoveryState.NotStarted).Caption());
        writer.WriteNumber("customers", data.ListCustomers().Count);
        writer.WriteNumber("subscriptions", data.CountSubscriptions().Values.Sum());
        writer.WriteNumber("invoices", invoices.Count);
        writer.WriteNumber("lines", invoices.Sum(invoice => (long)(invoice.Lines?.LineCount ?? 0)));
        writer.WriteNumber("usageLines", invoices.Sum(invoice => (long)(invoice.Usage?.LineCount ?? 0)));
        writer.WriteNumber("unitErrors", run?.Errors.Count ?? 0);
        writer.WriteEndObject();
    }
}
