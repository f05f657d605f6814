using HcpCsp.Plugin.Model;

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
    /// <param name="unreadable">Takes those that can't be: passed over, they would be missing from every sum, and nobody would know.</param>
    /// <param name="amends">Number of the document in whose tree it stands.</param>
    public IReadOnlyList<Invoice> ToModels(ICollection<string> unreadable, string? amends = null)
    {
        string? number = string.IsNullOrWhiteSpace(Id) ? null : Id.Trim();
        List<Invoice> found = [];

        // A header that names no total is none of zero, which lines could equal.
        if (number is null)
            unreadable.Add($"a document without a number, {Describe()}");
        else if (TotalCharges is not { } total)
            unreadable.Add($"the document {number}, which names no total, {Describe()}");
        else
            found.Add(ToModel(number, total, amends));
        foreach (InvoiceResponse? amendment in Amendments ?? [])
            found.AddRange(amendment?.ToModels(unreadable, number) ?? []);
        return found;
    }

    private string Describe()
    {
        string date = InvoiceDate is { } at ? FormattableString.Invariant($"of {at:yyyy-MM-dd}") : "without a date";
        return TotalCharges is { } total ? FormattableString.Invariant($"{date} over {total} {CurrencyCode}") : date;
    }

    private Invoice ToModel(string number, decimal total, string? amends)
    {
        DateTimeOffset date = InvoiceDate ?? BillingPeriodEndDate ?? DateTimeOffset.UnixEpoch;
        return new Invoice
        {
            Number = number,
            InvoiceDate = date,
            Period = FindPeriod() ?? MonthBefore(date),
            Total = new Money(total, (CurrencyCode ?? "").Trim().ToUpperInvariant()),
            PaidAmount = PaidAmount ?? 0m,
            DocumentType = string.IsNullOrWhiteSpace(DocumentType) ? "invoice" : DocumentType.Trim().ToLowerInvariant(),
            InvoiceType = InvoiceType ?? "",
            AmendsNumber = string.IsNullOrWhiteSpace(AmendsOf) ? amends : AmendsOf.Trim(),
            IsLegacy = IsLegacy(number),
            Details = (InvoiceDetails ?? []).Select(static detail => detail.ToModel()).OfType<InvoiceDetail>().ToArray(),
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

    public string? InvoiceLineItemType { get; init; }

    /// <summary>Null for a list of another kind than lines and usage.</summary>
    public InvoiceDetail? ToModel() => Plain(InvoiceLineItemType) switch
    {
        "billinglineitems" => new InvoiceDetail(Plain(BillingProvider), LineKind.Billed),
        "usagelineitems" => new InvoiceDetail(Plain(BillingProvider), LineKind.Usage),
        _ => null,
    };

    // Written with underscores, or in camel case.
    private static string Plain(string? word) => (word ?? "").Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();
}
