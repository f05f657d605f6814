using HcpCsp.Abstractions.Api;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Reconciliation;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Api.Invoices;

/// <summary><c>GET /api/csp/accounts/{id}/invoices</c>: each document with its customers. Programs rely on the names.</summary>
/// <remarks>Header and line total with tax, cost and price before tax; exact decimals, as numbers. Filtered as the page is: q, currency, period (2026-09), state.</remarks>
internal sealed class InvoicesApi(ICspStore store, IBillingLedger ledger) : IApiSection
{
    public IEnumerable<ApiRoute> ListRoutes() =>
    [
        ApiRoutes.Get("/api/csp/accounts/{id}/invoices", GetAsync, new ApiDescription
        {
            OperationId = "listInvoices",
            Summary = "The invoices of a partner account, each with its customers",
            Detail = "Header and line total are with tax, cost and price before tax. Amounts are exact decimals.",
            Group = ApiGroups.Invoices,
            RouteValues = [ApiValues.Account],
            Query =
            [
                new("q", "Part of the number, of the number that it amends, or of its type."),
                new("currency", "ISO 4217 code.") { Example = "EUR" },
                new("period", "Month in which the billing period begins.") { Example = "2026-10" },
                new("state", "Outcome of the tie-out; voided for documents that don't count.") { AllowedValues = [.. Enum.GetNames<TieOutResult>(), InvoiceFilter.Voided] },
                ApiValues.Sort(InvoiceOrder.Keys, InvoiceOrder.NewestFirst.Query),
            ],
            IsPaged = true,
            Statuses = ApiStatuses.OkOr(ApiStatuses.NoAccount),
            WriteResultsSchema = static () => ApiSchema.Of(ApiJson.Default.InvoiceAnswerArray),
        }),
    ];

    public Task<ApiResult> GetAsync(PageRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(store.FindAccount(request.RouteValues["id"]) is { } account
            ? ApiAnswers.Page([.. InvoiceOrder.Sort(ledger.ListInvoices(account.Id).Where(InvoiceFilter.Read(request.FindQuery).Matches), InvoiceOrder.Read(request.FindQuery("sort")))], ApiPaging.From(request), Answer, ApiJson.Default.InvoiceAnswerArray)
            : ApiAnswers.UnknownAccount);

    private static InvoiceAnswer Answer(InvoiceBill bill) => new()
    {
        Account = bill.Account.Name,
        Id = bill.Invoice.Number,
        DocumentType = bill.Invoice.DocumentType,
        Currency = bill.Invoice.Total.Currency,
        Header = bill.Invoice.Total.Amount,
        LineCount = bill.LineCount,
        LineTotal = bill.LineTotal.Amount,
        Cost = bill.Cost.Amount,
        Price = bill.Price.Amount,
        TieOut = bill.TieOut.Result.Caption(),
        PeriodStart = bill.Invoice.Period.Start,
        PeriodEnd = bill.Invoice.Period.End.AddDays(-1),
        Amends = bill.Invoice.AmendsNumber,
        Counts = !bill.Invoice.IsVoided,
        VoidedBy = bill.Invoice.VoidedBy,
        Customers = [.. bill.Customers.Select(Answer)],
    };

    private static InvoiceCustomerAnswer Answer(CustomerBill customer) => new()
    {
        Id = customer.CustomerId,
        Name = customer.CustomerName,
        LineCount = customer.LineCount,
        Cost = customer.Cost.Amount,
        Price = customer.Price.Amount,
    };
}
