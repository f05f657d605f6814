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
    public IEnumerable<ApiRoute> ListRoutes() =>
    [
        ApiRoutes.Get("/api/csp/dashboard", GetAsync, new ApiAbout(ApiGroups.Dashboard)
            .One("getDashboard", "Spending by month, customers won and lost, what needs a person, and how complete all that is", DashboardJsonContext.Default.DashboardAnswer, ApiStatuses.NoAccount) with
        {
            Query = [ApiValues.OneAccount],
        }),
    ];

    public Task<ApiResult> GetAsync(PageRequest request, CancellationToken cancellationToken) => Task.FromResult(AccountChoice.Read(request, store) is { } choice
        ? ApiAnswers.One(Read(choice), DashboardJsonContext.Default.DashboardAnswer)
        : ApiAnswers.UnknownAccount);

    private DashboardAnswer Read(AccountChoice choice)
    {
        IReadOnlyList<CustomerMovement> months = CustomerMovements.Sum(choice.Accounts.Select(account => store.OpenAccount(account.Id).ListCustomerMovements()));
        return new DashboardAnswer(
            [.. ledger.GetOverview(choice.Id).Currencies.Select(CurrencyAnswer.From)],
            [.. OpenSpending.Sum(ledger.ListOpenBills(choice.Id)).Select(OpenMonthAnswer.From)],
            new CustomersByTimeAnswer([.. months.Reverse().Select(MovementAnswer.OfMonth)], [.. CustomerMovements.SumByYear(months).Reverse().Select(MovementAnswer.OfYear)]),
            [.. facts.ListAlerts(choice.Accounts, choice.Id).Select(AlertAnswer.From)],
            [.. facts.CountRenewals(choice.Accounts).Select(static count => new RenewalCountAnswer(count.Days, count.Count))],
            [.. choice.Accounts.Select(facts.GetCompleteness).Select(CompletenessAnswer.From)]);
    }
}
