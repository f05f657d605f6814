using System.Globalization;
using System.Text.Json;
using HcpCsp.Abstractions.Api;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Reconciliation;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Api;

/// <summary><c>GET /api/csp/accounts/{id}/reconciliation/{month}</c>: a month's lines against subscriptions. Programs rely on the names.</summary>
internal sealed class ReconciliationApi(ICspStore store, SubscriptionInquiry inquiry) : IApiSection
{
    public IEnumerable<ApiRoute> ListRoutes() =>
    [
        ApiRoutes.Get("/api/csp/accounts/{id}/reconciliation/{month}", GetAsync),
    ];

    public Task<ApiResult> GetAsync(PageRequest request, CancellationToken cancellationToken)
    {
        if (store.FindAccount(request.RouteValues["id"]) is not { } account)
            return Task.FromResult(ApiAnswers.Unknown("csp.account.unknown", "There is no such partner account."));
        if (!DateOnly.TryParseExact(request.RouteValues["month"] + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly first))
            return Task.FromResult(ApiAnswers.Unknown("csp.month.unknown", "There is no such month: write it as 2026-09."));

        string? customerId = request.FindQuery("customer") is { } id ? CustomerId.Normalize(id) : null;
        MonthReconciliation result = inquiry.Find(account.Id, BillingPeriod.Month(first.Year, first.Month), customerId, cancellationToken);
        return Task.FromResult(ApiAnswers.Page(result.Subscriptions, ApiPaging.From(request), Write));
    }

    private static void Write(Utf8JsonWriter writer, ReconciledSubscription one)
    {
        writer.WriteStartObject();
        writer.WriteString("customerId", one.CustomerId);
        writer.WriteString("customer", one.CustomerName);
        writer.WriteString("subscription", one.SubscriptionId);
        writer.WriteString("name", one.Name);
        var (word, billed, held, reason) = one.Outcome switch
        {
            ReconciliationOutcome.Matched matched => ("Matched", matched.Seats, matched.Seats, ""),
            ReconciliationOutcome.MissingSubscription missing => ("MissingSubscription", missing.Seats, (decimal?)null, ""),
            ReconciliationOutcome.MissingLine missing => ("MissingLine", 0m, missing.Seats, ""),
            ReconciliationOutcome.Different different => ("Different", different.Billed, different.Held, ""),
            ReconciliationOutcome.NotCompared skipped => ("NotCompared", skipped.Seats, null, skipped.Reason.ToString()),
            _ => throw new ArgumentOutOfRangeException(nameof(one), one, "Not an outcome."),
        };
        writer.WriteString("outcome", word);
        writer.WriteString("reason", reason);
        writer.WriteNumber("billed", billed);
        if (held is { } seats)
            writer.WriteNumber("held", seats);
        else
            writer.WriteNull("held");
        writer.WriteEndObject();
    }
}
