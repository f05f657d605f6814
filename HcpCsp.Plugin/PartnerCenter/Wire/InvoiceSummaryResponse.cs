using System.Text.Json;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.PartnerCenter.Http;

namespace HcpCsp.Plugin.PartnerCenter.Wire;

internal sealed record InvoiceSummaryResponse
{
    public decimal? BalanceAmount { get; init; }

    public string? CurrencyCode { get; init; }

    public DateTimeOffset? AccountingDate { get; init; }

    public DateTimeOffset? FirstInvoiceCreationDate { get; init; }

    public DateTimeOffset? LatestInvoiceDate { get; init; }

    public DateTimeOffset? LastPaymentDate { get; init; }

    public decimal? LastPaymentAmount { get; init; }

    public IReadOnlyList<InvoiceSummaryPartResponse>? Details { get; init; }

    public InvoiceSummary ToModel(string invoiceType = "")
    {
        string currency = (CurrencyCode ?? "").ToUpperInvariant();
        decimal balance = BalanceAmount ?? throw new JsonException("The summary of invoices names no balance.");
        return new InvoiceSummary
        {
            Balance = new Money(balance, currency),
            AccountingDate = AccountingDate,
            FirstInvoiceAt = FirstInvoiceCreationDate,
            LatestInvoiceAt = LatestInvoiceDate,
            LastPaymentAt = LastPaymentDate,
            LastPayment = LastPaymentDate is null || LastPaymentAmount is not { } paid ? null : new Money(paid, currency),
            InvoiceType = invoiceType,
            Parts = (Details ?? []).Where(static part => part.Summary is not null).Select(static part => part.Summary!.ToModel(part.InvoiceType ?? "")).ToArray(), // Checked beside.
        };
    }
}

internal sealed record InvoiceSummaryPartResponse
{
    public string? InvoiceType { get; init; }

    public InvoiceSummaryResponse? Summary { get; init; }
}
