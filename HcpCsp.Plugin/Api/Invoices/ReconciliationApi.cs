using System.Globalization;
using HcpCsp.Abstractions.Api;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Reconciliation;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Api.Invoices;

/// <summary><c>GET /api/csp/accounts/{id}/reconciliation/{month}</c>: a month's lines against subscriptions. Programs rely on the names.</summary>
internal sealed class ReconciliationApi(ICspStore store, SubscriptionInquiry inquiry) : IApiSection
{
    public IEnumerable<ApiRoute> ListRoutes() =>
    [
        ApiRoutes.Get("/api/csp/accounts/{id}/reconciliation/{month}", GetAsync, new ApiDescription
        {
            OperationId = "listReconciliation",
            Summary = "A month's lines against subscriptions",
            Group = ApiGroups.Invoices,
            RouteValues = [ApiValues.Account, new("month", "Month, such as 2026-10.") { Example = "2026-10" }],
            Query = [ApiValues.Customer with { Name = "customer", Description = "Tenant id of the one customer that is wanted." }],
            IsPaged = true,
            Statuses = ApiStatuses.OkOr(new ApiStatus(404, "There is no such partner account, or no such month.")),
            WriteResultsSchema = static () => ApiSchema.Of(ApiJson.Default.ReconciledAnswerArray),
        }),
    ];

    public Task<ApiResult> GetAsync(PageRequest request, CancellationToken cancellationToken)
    {
        if (store.FindAccount(request.RouteValues["id"]) is not { } account)
            return Task.FromResult(ApiAnswers.UnknownAccount);
        if (!DateOnly.TryParseExact(request.RouteValues["month"] + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly first))
            return Task.FromResult(ApiAnswers.Unknown("csp.month.unknown", "There is no such month: write it as 2026-09."));

        string? customerId = request.FindQuery("customer") is { } id ? CustomerId.Normalize(id) : null;
        MonthReconciliation result = inquiry.Find(account.Id, BillingPeriod.Month(first.Year, first.Month), customerId, cancellationToken);
        return Task.FromResult(ApiAnswers.Page(result.Subscriptions, ApiPaging.From(request), Answer, ApiJson.Default.ReconciledAnswerArray));
    }

    private static ReconciledAnswer Answer(ReconciledSubscription one)
    {
        var (word, billed, held, reason) = one.Outcome switch
        {
            ReconciliationOutcome.Matched matched => (ReconciledWord.Matched, matched.Seats, matched.Seats, ""),
            ReconciliationOutcome.MissingSubscription missing => (ReconciledWord.MissingSubscription, missing.Seats, (decimal?)null, ""),
            ReconciliationOutcome.MissingLine missing => (ReconciledWord.MissingLine, 0m, missing.Seats, ""),
            ReconciliationOutcome.Different different => (ReconciledWord.Different, different.Billed, different.Held, ""),
            ReconciliationOutcome.NotCompared skipped => (ReconciledWord.NotCompared, skipped.Seats, null, skipped.Reason.ToString()),
            _ => throw new ArgumentOutOfRangeException(nameof(one), one, "Not an outcome."),
        };
        return new ReconciledAnswer
        {
            CustomerId = one.CustomerId,
            Customer = one.CustomerName,
            Subscription = one.SubscriptionId,
            Name = one.Name,
            Outcome = word,
            Reason = reason,
            Billed = billed,
            Held = held,
        };
    }
}
