using System.Text.Json;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.PartnerCenter.Http;

namespace HcpCsp.Plugin.PartnerCenter.Wire;

internal sealed record InvoiceResponse
{
    public string? Id { get; init; }

    public DateTimeOffset? InvoiceDate { get; init; }

    public DateTimeOffset? BillingPeriodStartDate { get; init; }

    public DateTimeOffset? BillingPeriodEndDate { get; init; }

    public decimal? TotalCharges { get; init; }

    public decimal? PaidAmount { get; init; }

    public string? CurrencyCode { get; init; }

    public string? DocumentType { get; init; }

    public string? InvoiceType { get; init; }

    public string? AmendsOf { get; init; }

    public IReadOnlyList<InvoiceDetailResponse>? InvoiceDetails { get; init; }

    public IReadOnlyList<InvoiceResponse>? Amendments { get; init; }

    /// <summary>This document and, flattened, all that amend it.</summary>
    public IEnumerable<Invoice> ToModels(string? amends = null)
    {
        // Passed over, it would be missing from every sum, and nobody would know.
        if (string.IsNullOrWhiteSpace(Id))
            throw Failures.Malformed("", new JsonException("A document in the list of invoices has no number."));
        string number = Id.Trim();
        return (Amendments ?? []).SelectMany(amendment => amendment.ToModels(number)).Prepend(ToModel(number, amends));
    }

    private Invoice ToModel(string number, string? amends)
    {
        DateTimeOffset date = InvoiceDate ?? BillingPeriodEndDate ?? DateTimeOffset.UnixEpoch;
        return new Invoice
        {
            Number = number,
            InvoiceDate = date,
            Period = FindPeriod() ?? MonthBefore(date),
            // A header that names no total is none of zero, which lines could equal.
            Total = new Money(TotalCharges ?? throw Failures.Malformed("", new JsonException($"The document {number} names no total.")), (CurrencyCode ?? "").Trim().ToUpperInvariant()),
            PaidAmount = PaidAmount ?? 0m,
            DocumentType = string.IsNullOrWhiteSpace(DocumentType) ? "invoice" : DocumentType.Trim().ToLowerInvariant(),
            InvoiceType = InvoiceType ?? "",
            AmendsNumber = string.IsNullOrWhiteSpace(AmendsOf) ? amends : AmendsOf.Trim(),
            IsLegacy = IsLegacy(number),
        };
    }

    // Microsoft writes the last day ("billingPeriodEndDate": "2026-01-31"); an end on the start's day of month is the first day after.
    private BillingPeriod? FindPeriod()
    {
        if (BillingPeriodStartDate is not { } from || BillingPeriodEndDate is not { } to)
            return null;
        var start = DateOnly.FromDateTime(from.UtcDateTime);
        var end = DateOnly.FromDateTime(to.UtcDateTime);
        if (end < start)
            return null;
        bool isAfterLast = end > start && end.Day == start.Day;
        return new BillingPeriod(start, isAfterLast ? end : end.AddDays(1));
    }

    private static BillingPeriod MonthBefore(DateTimeOffset date)
    {
        DateTime month = date.UtcDateTime.AddMonths(-1);
        return BillingPeriod.Month(month.Year, month.Month);
    }

    private bool IsLegacy(string number) =>
        number.StartsWith('D')
        || (string.Equals(InvoiceType, "Recurring", StringComparison.OrdinalIgnoreCase)
            && (InvoiceDetails ?? []).Any(static detail => detail.BillingProvider?.ToUpperInvariant() is "OFFICE" or "AZURE"));
}

internal sealed record InvoiceDetailResponse
{
    public string? BillingProvider { get; init; }
}
