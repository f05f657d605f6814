using HcpCsp.Abstractions.Api;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Billing.Open;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Api.Dashboard;

/// <summary><c>GET /api/csp/dashboard</c>: spending by currency and month, customers won and lost, what needs a person, and how complete all that is.</summary>
internal sealed class DashboardApi(ICspStore store, IBillingLedger ledger, DashboardFacts facts) : IApiSection
{
    public IEnumerable<ApiRoute> ListRoutes() => [ApiRoutes.Get("/api/csp/dashboard", GetAsync)];

    public Task<ApiResult> GetAsync(PageRequest request, CancellationToken cancellationToken) => Task.FromResult(AccountChoice.Read(request, store) is { } choice
        ? ApiAnswers.One(Read(choice), DashboardJsonContext.Default.DashboardJson)
        : ApiAnswers.UnknownAccount);

    private DashboardJson Read(AccountChoice choice)
    {
        IReadOnlyList<CustomerMovement> months = CustomerMovements.Sum(choice.Accounts.Select(account => store.OpenAccount(account.Id).ListCustomerMovements()));
        return new DashboardJson(
            [.. ledger.GetOverview(choice.Id).Currencies.Select(CurrencyJson.From)],
            [.. OpenSpending.Sum(ledger.ListOpenBills(choice.Id)).Select(OpenMonthJson.From)],
            new CustomersByTimeJson([.. months.Reverse().Select(MovementJson.OfMonth)], [.. CustomerMovements.SumByYear(months).Reverse().Select(MovementJson.OfYear)]),
            [.. facts.ListAlerts(choice.Accounts, choice.Id).Select(AlertJson.From)],
            [.. facts.CountRenewals(choice.Accounts).Select(static count => new RenewalCountJson(count.Days, count.Count))],
            [.. choice.Accounts.Select(facts.GetCompleteness).Select(CompletenessJson.From)]);
    }
}
