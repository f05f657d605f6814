using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Pages.Views;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Pages.Billing;

/// <summary>Customer Billing Details: the lines of an invoice for one customer, each with its price story.</summary>
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
        if (ledger.FindCustomerBill(account.Id, bill.Invoice.Number, customerId) is not { } customer)
            return Task.FromResult<PageResult>(Missing.Bill);

        string path = CspPaths.CustomerBill(account.Id, bill.Invoice.Number, customerId);
        Breadcrumb[] way = [.. Ways.ToBilling, new("Billing", CspPaths.Billing), new(bill.Invoice.Number, CspPaths.Invoice(account.Id, bill.Invoice.Number))];
        return Task.FromResult<PageResult>(composer.Compose(request, customer.CustomerName, way, "customer_bill", View(request, bill, customer, path, cancellationToken)));
    }

    private CustomerBillView View(PageRequest request, InvoiceBill bill, CustomerBill customer, string path, CancellationToken cancellationToken)
    {
        var formats = new Formats(request.Culture);
        string? search = request.FindQuery("q");
        var (lines, found, paging) = ReadPage(request, bill, customer, search, cancellationToken);
        bool isCustomer = customer.CustomerId is not CustomerId.Unassigned;
        return new CustomerBillView
        {
            Invoice = InvoiceRow.For(bill, formats),
            Customer = CustomerBillRow.For(customer, bill, formats),
            CustomerPath = isCustomer && store.OpenAccount(bill.Account.Id).FindCustomer(customer.CustomerId) is not null ? CspPaths.Customer(bill.Account.Id, customer.CustomerId) : "",
            Tax = formats.Amount(customer.Tax),
            Products = [.. customer.Products.OrderByDescending(product => product.Price.Amount).Select(product => new ProductRow(
                product.ProductName, Families.Caption(product.Family), product.ChargeType, product.SubscriptionId, formats.Number(product.LineCount),
                formats.Amount(product.Cost), formats.Amount(product.Price), formats.Amount(product.Price - product.Cost)))],
            Action = path,
            Search = search ?? "",
            Lines = [.. lines.Select(line => LineRow.For(line, bill.Cost.Currency, formats))],
            Pager = paging.View(found, search is null ? "lines" : "lines found", formats, page => CspPaths.With(path, ("q", search), ("page", page)) + "#lines"),
        };
    }

    /// <summary>One pass over the lines: a page that turns out to be past the end takes a second one for the last page.</summary>
    private (List<PricedLine> Lines, int Found, Paging Paging) ReadPage(PageRequest request, InvoiceBill bill, CustomerBill customer, string? search, CancellationToken cancellationToken)
    {
        var asked = Paging.Read(request, PageSize);
        while (true)
        {
            int found = 0;
            var lines = new List<PricedLine>();
            foreach (var line in ledger.ReadPricedLines(bill.Account.Id, bill.Invoice.Number, customer.CustomerId))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (!Matches(line, search))
                    continue;
                if (found >= asked.Skip && lines.Count < PageSize)
                    lines.Add(line);
                found++;
            }

            var real = asked.Within(found);
            if (real == asked)
                return (lines, found, real);
            asked = real;
        }
    }

    private static bool Matches(PricedLine line, string? search) =>
        search is null
        || Has(line.Line.ProductName, search) || Has(line.Line.SkuName, search) || Has(line.Line.SubscriptionId, search) || Has(line.Line.SubscriptionDescription, search)
        || Has(line.Line.ChargeType, search) || Has(line.Line.MeterDescription, search) || Has(line.Line.PublisherName, search);

    private static bool Has(string? text, string search) => text?.Contains(search, StringComparison.InvariantCultureIgnoreCase) == true;
}

internal sealed record CustomerBillView
{
    public required InvoiceRow Invoice { get; init; }

    public required CustomerBillRow Customer { get; init; }

    public required string CustomerPath { get; init; }

    public required string Tax { get; init; }

    public required IReadOnlyList<ProductRow> Products { get; init; }

    public required string Action { get; init; }

    public required string Search { get; init; }

    public required IReadOnlyList<LineRow> Lines { get; init; }

    public required PagerView Pager { get; init; }
}
