using System.Text.Json;
using HcpCsp.Abstractions.Api;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Billing.Lines;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Api;

/// <summary>
/// <c>GET /api/csp/accounts/{id}/invoices/{number}/customers</c> and <c>…/customers/{customerId}/lines</c>: who is billed what, and for what.
/// Programs rely on the names.
/// </summary>
/// <remarks>Before tax; exact decimals, as numbers. Lines take the filters and the order of the page, by the same names.</remarks>
internal sealed class CustomerBillsApi(ICspStore store, IBillingLedger ledger) : IApiSection
{
    public IEnumerable<ApiRoute> ListRoutes() =>
    [
        ApiRoutes.Get("/api/csp/accounts/{id}/invoices/{number}/customers", GetCustomersAsync),
        ApiRoutes.Get("/api/csp/accounts/{id}/invoices/{number}/customers/{customerId}/lines", GetLinesAsync),
    ];

    public Task<ApiResult> GetCustomersAsync(PageRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(Find(request) is { } bill ? ApiAnswers.Page(bill.Customers, ApiPaging.From(request), WriteCustomer) : ApiAnswers.UnknownInvoice);

    public Task<ApiResult> GetLinesAsync(PageRequest request, CancellationToken cancellationToken)
    {
        if (Find(request) is not { } bill)
            return Task.FromResult(ApiAnswers.UnknownInvoice);
        string customerId = CustomerId.Normalize(request.RouteValues["customerId"]);
        if (ledger.FindCustomerBill(bill.Account.Id, bill.Invoice.Number, customerId) is null)
            return Task.FromResult(ApiAnswers.Unknown("csp.bill.unknown", "This invoice bills nothing to such a customer."));

        var paging = ApiPaging.From(request);
        var wish = new LineWish(
            LineFilter.Read(request.FindQuery), LineOrder.Read(request.FindQuery("sort")), found => (int)Math.Min((long)paging.Number * paging.Size, found), paging.Size);
        LinePage page = LineSearch.Find(ledger, bill, customerId, wish, cancellationToken);
        return Task.FromResult(ApiAnswers.Part(page.Lines, page.Found, paging, WriteLine));
    }

    private InvoiceBill? Find(PageRequest request) =>
        store.FindAccount(request.RouteValues["id"]) is { } account ? ledger.FindInvoice(account.Id, request.RouteValues["number"]) : null;

    private static void WriteCustomer(Utf8JsonWriter writer, CustomerBill customer)
    {
        writer.WriteStartObject();
        writer.WriteString("id", customer.CustomerId);
        writer.WriteString("name", customer.CustomerName);
        writer.WriteString("currency", customer.Cost.Currency);
        writer.WriteNumber("lineCount", customer.LineCount);
        writer.WriteNumber("cost", customer.Cost.Amount);
        writer.WriteNumber("tax", customer.Tax.Amount);
        writer.WriteNumber("price", customer.Price.Amount);
        writer.WriteNumber("margin", customer.Margin.Amount);
        writer.WriteNumber("unpricedLines", customer.UnpricedLines);
        writer.WriteNumber("flaggedLines", customer.FlaggedLines);
        writer.WriteStartArray("products");
        foreach (ProductBill product in customer.Products)
        {
            writer.WriteStartObject();
            writer.WriteString("family", product.Family.ToString());
            writer.WriteString("product", product.ProductName);
            writer.WriteString("subscription", product.SubscriptionId);
            writer.WriteString("chargeType", product.ChargeType);
            writer.WriteNumber("lineCount", product.LineCount);
            writer.WriteNumber("cost", product.Cost.Amount);
            writer.WriteNumber("price", product.Price.Amount);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteLine(Utf8JsonWriter writer, PricedLine priced)
    {
        var (line, outcome) = priced;
        writer.WriteStartObject();
        writer.WriteNumber("position", line.Position);
        writer.WriteString("family", LineFilter.FamilyOf(priced).ToString());
        writer.WriteString("product", line.ProductName);
        writer.WriteString("sku", line.SkuName);
        writer.WriteString("subscription", line.SubscriptionId);
        writer.WriteString("chargeType", line.ChargeType);
        writer.WriteString("chargeStart", line.ChargeStartDate?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        writer.WriteString("chargeEnd", line.ChargeEndDate?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        if ((line.BillableQuantity ?? line.Quantity) is { } quantity)
            writer.WriteNumber("quantity", quantity);
        else
            writer.WriteNull("quantity");
        writer.WriteString("currency", outcome.Cost.Currency);
        writer.WriteNumber("cost", outcome.Cost.Amount);
        writer.WriteNumber("price", outcome.Price.Amount);
        writer.WriteString("state", LineFilter.StateOf(outcome).ToString());
        writer.WriteEndObject();
    }
}
