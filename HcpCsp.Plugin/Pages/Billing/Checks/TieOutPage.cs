using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Pages.Billing.Checks;

/// <summary>Which customers and lines explain an invoice's tie-out. Reads every line when it is opened.</summary>
internal sealed class TieOutPage(ICspStore store, IBillingLedger ledger, TieOutInquiry inquiry, PageComposer composer)
{
    public Task<PageResult> GetAsync(PageRequest request, CancellationToken cancellationToken)
    {
        if (store.FindAccount(request.RouteValues["accountId"]) is not { } account)
            return Task.FromResult<PageResult>(Missing.Account);
        if (ledger.FindInvoice(account.Id, request.RouteValues["number"]) is not { } bill)
            return Task.FromResult<PageResult>(Missing.Invoice);
        if (inquiry.Find(bill, cancellationToken) is not { } findings)
            return Task.FromResult<PageResult>(new PageResult.Problem(409, "There is nothing to look through yet", "The lines of this invoice aren't read yet. Trigger Discovery on the account's page, or wait for the next one."));

        string number = bill.Invoice.Number;
        Breadcrumb[] way = [.. Ways.ToBilling, new("Billing", CspPaths.Billing), new(number, CspPaths.Invoice(account.Id, number))];
        return Task.FromResult<PageResult>(composer.Compose(request, "Tie-out of " + number, way, "tie_out", TieOutView.For(bill, findings, new Formats(request.Culture))));
    }
}
