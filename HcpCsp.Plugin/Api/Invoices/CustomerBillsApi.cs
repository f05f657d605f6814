using HcpCsp.Abstractions.Api;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Billing.Lines;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Pricing;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Api.Invoices;

/// <summary>
/// <c>GET /api/csp/accounts/{id}/invoices/{number}/customers</c> and <c>…/customers/{customerId}/lines</c>: who is billed what, and for what.
/// Programs rely on the names.
/// </summary>
/// <remarks>Before tax; exact decimals, as numbers. Lines take the filters and the order of the page, by the same names.</remarks>
internal sealed class CustomerBillsApi(ICspStore store, IBillingLedger ledger) : IApiSection
{
    private static readonly ApiParameter[] LineQuery =
    [
        new("q", "Part of a product, SKU, subscription, charge type, meter or publisher."),
        ApiValues.Words<ProductFamily>("family", "Family of the product."),
        new("product", "Name of the product, whole."),
        new("subscription", "Id of the subscription."),
        new("charge", "Charge type, as Microsoft names it."),
        ApiValues.Words<LineState>("state", "What pricing made of the line."),
        new("sort", "Order; with a dash in front it descends.") { AllowedValues = [.. LineOrder.Keys, .. LineOrder.Keys.Select(static key => "-" + key)], Default = LineOrder.ByPosition },
    ];

    public IEnumerable<ApiRoute> ListRoutes() =>
    [
        ApiRoutes.Get("/api/csp/accounts/{id}/invoices/{number}/customers", GetCustomersAsync, new ApiDescription
        {
            OperationId = "listInvoiceCustomers",
            Summary = "Who is billed what on an invoice, by product",
            Detail = "Before tax, where nothing else is said. Amounts are exact decimals.",
            Group = ApiGroups.Invoices,
            RouteValues = [ApiValues.Account, ApiValues.InvoiceNumber],
            Query = [new("q", "Part of the customer's name or tenant id."), ApiValues.Sort(CustomerBillOrder.Keys, CustomerBillOrder.Keys[0])],
            IsPaged = true,
            Statuses = ApiStatuses.OkOr(ApiStatuses.NoInvoice),
            WriteResultsSchema = static () => ApiSchema.Of(ApiJson.Default.CustomerBillAnswerArray),
        }),
        ApiRoutes.Get("/api/csp/accounts/{id}/invoices/{number}/customers/{customerId}/lines", GetLinesAsync, new ApiDescription
        {
            OperationId = "listInvoiceLines",
            Summary = "The lines of a customer on an invoice",
            Detail = "Before tax. Amounts are exact decimals.",
            Group = ApiGroups.Invoices,
            RouteValues = [ApiValues.Account, ApiValues.InvoiceNumber, ApiValues.Customer],
            Query = LineQuery,
            IsPaged = true,
            Statuses = ApiStatuses.OkOr(new ApiStatus(404, "There is no such invoice, or it bills nothing to such a customer.")),
            WriteResultsSchema = static () => ApiSchema.Of(ApiJson.Default.LineAnswerArray),
        }),
    ];

    public Task<ApiResult> GetCustomersAsync(PageRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(Find(request) is { } bill ? ApiAnswers.Page(Found(request, bill), ApiPaging.From(request), Answer, ApiJson.Default.CustomerBillAnswerArray) : ApiAnswers.UnknownInvoice);

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
        return Task.FromResult(ApiAnswers.Part(page.Lines.Select(Answer), page.Found, paging, ApiJson.Default.LineAnswerArray));
    }

    private static CustomerBill[] Found(PageRequest request, InvoiceBill bill)
    {
        string search = request.FindQuery("q") ?? "";
        return [.. CustomerBillOrder.Sort(bill.Customers.Where(customer => CustomerBillOrder.Matches(customer, search)), Sorting.Read(request.FindQuery("sort"), CustomerBillOrder.Keys))];
    }

    private InvoiceBill? Find(PageRequest request) =>
        store.FindAccount(request.RouteValues["id"]) is { } account ? ledger.FindInvoice(account.Id, request.RouteValues["number"]) : null;

    private static CustomerBillAnswer Answer(CustomerBill customer) => new()
    {
        Id = customer.CustomerId,
        Name = customer.CustomerName,
        Currency = customer.Cost.Currency,
        LineCount = customer.LineCount,
        Cost = customer.Cost.Amount,
        Tax = customer.Tax.Amount,
        Price = customer.Price.Amount,
        Margin = customer.Margin.Amount,
        UnpricedLines = customer.UnpricedLines,
        FlaggedLines = customer.FlaggedLines,
        Products = [.. customer.Products.Select(Answer)],
    };

    private static ProductBillAnswer Answer(ProductBill product) => new()
    {
        Family = product.Family,
        Product = product.ProductName,
        Subscription = product.SubscriptionId,
        ChargeType = product.ChargeType,
        LineCount = product.LineCount,
        Cost = product.Cost.Amount,
        Price = product.Price.Amount,
    };

    private static LineAnswer Answer(PricedLine priced)
    {
        var (line, outcome) = priced;
        return new LineAnswer
        {
            Position = line.Position,
            Family = LineFilter.FamilyOf(priced),
            Product = line.ProductName,
            Sku = line.SkuName,
            Subscription = line.SubscriptionId,
            ChargeType = line.ChargeType,
            ChargeStart = line.ChargeStartDate,
            ChargeEnd = line.ChargeEndDate,
            Quantity = line.BillableQuantity ?? line.Quantity,
            Currency = outcome.Cost.Currency,
            Cost = outcome.Cost.Amount,
            Price = outcome.Price.Amount,
            State = LineFilter.StateOf(outcome),
            Story = [.. PriceStory.Tell(line, outcome).Steps.Select(PriceStepAnswer.Of)],
        };
    }
}
