using System.Globalization;
using System.Text.Json;
using HcpCsp.Abstractions.Api;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Reconciliation;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Api;

/// <summary><c>GET /api/csp/accounts/{id}/invoices</c>: each document with its customers. Programs rely on the names.</summary>
/// <remarks>Header and line total with tax, cost and price before tax; exact decimals, as numbers. Filtered as the page is: q, currency, period (2026-09), state.</remarks>
internal sealed class InvoicesApi(ICspStore store, IBillingLedger ledger) : IApiSection
{
    public IEnumerable<ApiRoute> ListRoutes() =>
    [
        ApiRoutes.Get("/api/csp/accounts/{id}/invoices", GetAsync),
    ];

    public Task<ApiResult> GetAsync(PageRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(store.FindAccount(request.RouteValues["id"]) is { } account
            ? ApiAnswers.Page([.. ledger.ListInvoices(account.Id).Where(InvoiceFilter.Read(request.FindQuery).Matches)], ApiPaging.From(request), Write)
            : ApiAnswers.Unknown("csp.account.unknown", "There is no such partner account."));

    private static void Write(Utf8JsonWriter writer, InvoiceBill bill)
    {
        writer.WriteStartObject();
        writer.WriteString("account", bill.Account.Name);
        writer.WriteString("id", bill.Invoice.Number);
        writer.WriteString("documentType", bill.Invoice.DocumentType);
        writer.WriteString("currency", bill.Invoice.Total.Currency);
        writer.WriteNumber("header", bill.Invoice.Total.Amount);
        writer.WriteNumber("lineCount", bill.LineCount);
        writer.WriteNumber("lineTotal", bill.LineTotal.Amount);
        writer.WriteNumber("cost", bill.Cost.Amount);
        writer.WriteNumber("price", bill.Price.Amount);
        writer.WriteString("tieOut", bill.TieOut.Result.Caption());
        writer.WriteString("periodStart", bill.Invoice.Period.Start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        writer.WriteString("periodEnd", bill.Invoice.Period.End.AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        writer.WriteString("amends", bill.Invoice.AmendsNumber);
        writer.WriteBoolean("counts", !bill.Invoice.IsVoided);
        writer.WriteString("voidedBy", bill.Invoice.VoidedBy);
        writer.WriteStartArray("customers");
        foreach (var customer in bill.Customers)
        {
            writer.WriteStartObject();
            writer.WriteString("id", customer.CustomerId);
            writer.WriteString("name", customer.CustomerName);
            writer.WriteNumber("lineCount", customer.LineCount);
            writer.WriteNumber("cost", customer.Cost.Amount);
            writer.WriteNumber("price", customer.Price.Amount);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
