using System.Globalization;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Pages.Billing.Checks;

/// <summary>The lines of an account's month against its subscriptions; of one customer where the address names it.</summary>
internal sealed class ReconciliationPage(ICspStore store, SubscriptionInquiry inquiry, PageComposer composer)
{
    public Task<PageResult> GetAsync(PageRequest request, CancellationToken cancellationToken)
    {
        if (store.FindAccount(request.RouteValues["accountId"]) is not { } account)
            return Task.FromResult<PageResult>(Missing.Account);
        if (!DateOnly.TryParseExact(request.RouteValues["month"] + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly first))
            return Task.FromResult<PageResult>(Missing.Month);

        Customer? customer = request.FindQuery("customer") is { } id ? store.OpenAccount(account.Id).FindCustomer(CustomerId.Normalize(id)) : null;
        var month = BillingPeriod.Month(first.Year, first.Month);
        MonthReconciliation result = inquiry.Find(account.Id, month, customer?.Id, cancellationToken);
        var view = ReconciliationView.For(account, month, customer, result, request);
        return Task.FromResult<PageResult>(composer.Compose(request, "Lines against subscriptions", [.. Ways.ToBilling, new Breadcrumb("Billing", CspPaths.Billing)], "reconciliation", view));
    }
}
