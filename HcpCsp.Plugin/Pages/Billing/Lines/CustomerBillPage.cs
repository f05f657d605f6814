using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Billing.Lines;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Pages.Views;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Pages.Billing.Lines;

/// <summary>Customer Billing Details: what an invoice bills to one customer, in parts that make the whole, and its lines with their price stories.</summary>
internal sealed class CustomerBillPage(ICspStore store, IBillingLedger ledger, PageComposer composer)
{
    private const int PageSize = 50;

    public Task<PageResult> GetAsync(PageRequest request, CancellationToken cancellationToken)
    {
        if (store.FindAccount(request.RouteValues["accountId"]) is not { } account)
            return Task.FromResult<PageResult>(Missing.Account);
        if (ledger.FindInvoice(account.Id, request.RouteValues["number"]) is not { } bill)
            return Task.FromResult<PageResult>(Missing.Invoice);
        string customerId = CustomerId.Normalize(request.RouteValues["customerId"]);
        if (ListBills(bill, customerId) is not [var first, ..] bills)
            return Task.FromResult<PageResult>(Missing.Bill);

        Breadcrumb[] way = [.. Ways.ToBilling, new("Billing", CspPaths.Billing), new(bill.Invoice.Number, CspPaths.Invoice(account.Id, bill.Invoice.Number))];
        return Task.FromResult<PageResult>(composer.Compose(request, first.CustomerName, way, "customer_bill", View(request, bill, bills, cancellationToken)));
    }

    /// <summary>One per currency, the header's first.</summary>
    private static CustomerBill[] ListBills(InvoiceBill bill, string customerId) =>
        [.. bill.Customers
            .Where(customer => string.Equals(customer.CustomerId, customerId, StringComparison.Ordinal))
            .OrderByDescending(customer => string.Equals(customer.Cost.Currency, bill.Cost.Currency, StringComparison.Ordinal))];

    private CustomerBillView View(PageRequest request, InvoiceBill bill, CustomerBill[] bills, CancellationToken cancellationToken)
    {
        var formats = new Formats(request.Culture);
        string customerId = bills[0].CustomerId;
        var data = store.OpenAccount(bill.Account.Id);
        bool isKnown = customerId is not CustomerId.Unassigned && data.FindCustomer(customerId) is not null;
        var address = new LineAddress(CspPaths.CustomerBill(bill.Account.Id, bill.Invoice.Number, customerId), LineFilter.Read(request.FindQuery), LineOrder.Read(request.FindQuery("sort")));
        Dictionary<string, string> names = data.ListSubscriptions(customerId).GroupBy(one => one.Id, StringComparer.OrdinalIgnoreCase).ToDictionary(group => group.Key, group => group.First().Name, StringComparer.OrdinalIgnoreCase);
        return new CustomerBillView
        {
            Invoice = InvoiceRow.For(bill, formats),
            Customer = CustomerBillRow.For(bills[0], bill, formats),
            CustomerPath = isKnown ? CspPaths.Customer(bill.Account.Id, customerId) : "",
            CsvPath = CspPaths.Csv(bill.Account.Id, bill.Invoice.Number, customerId),
            ReconciliationPath = isKnown ? CspPaths.With(CspPaths.Reconciliation(bill.Account.Id, bill.Invoice.Period), ("customer", customerId)) : "",
            Currencies = [.. bills.Select(one => CurrencyBillView.For(one, names, address, formats))],
            Filters = LineFilters.For(bills, names, address),
            Lines = LinesView.For(Search(bill, customerId, address, request, cancellationToken), address, bill.Cost.Currency, Paging.Read(request, PageSize), formats),
        };
    }

    private LinePage Search(InvoiceBill bill, string customerId, LineAddress address, PageRequest request, CancellationToken cancellationToken)
    {
        var asked = Paging.Read(request, PageSize);
        return LineSearch.Find(ledger, bill, customerId, new LineWish(address.Filter, address.Order, found => asked.Within(found).Skip, PageSize), cancellationToken);
    }
}

internal sealed record CustomerBillView
{
    public required InvoiceRow Invoice { get; init; }

    public required CustomerBillRow Customer { get; init; }

    public required string CustomerPath { get; init; }

    public required string ReconciliationPath { get; init; }

    public required string CsvPath { get; init; }

    public required IReadOnlyList<CurrencyBillView> Currencies { get; init; }

    public required FiltersView Filters { get; init; }

    public required LinesView Lines { get; init; }
}
