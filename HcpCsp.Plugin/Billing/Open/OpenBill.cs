using System.Globalization;
using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.Billing.Open;

/// <summary>What a month that isn't billed yet comes to so far, priced as its document will be. No document, and in no sum of documents.</summary>
internal sealed record OpenBill
{
    public required PartnerAccount Account { get; init; }

    public required OpenPeriod Period { get; init; }

    /// <summary>By name; the bucket of lines without a customer last. Each in the currency of its lines.</summary>
    public required IReadOnlyList<CustomerBill> Customers { get; init; }

    public DateOnly Month => Period.Month;

    public string Currency => Period.Currency;

    /// <summary>What it would be if its document came today; without a header's total, nothing of it can be tied out.</summary>
    public InvoiceBill AsBill() => InvoiceBillMaker.OfOpen(Account, DocumentToCome(Period), Customers);

    /// <summary>Whether it stands for the document of a month that isn't billed yet.</summary>
    public static bool IsToCome(Invoice invoice) => invoice.InvoiceDate == DateTimeOffset.MaxValue;

    // Dated after every other document, so that fees which one of those charges already aren't charged again.
    public static Invoice DocumentToCome(OpenPeriod period) => new()
    {
        Number = string.Create(CultureInfo.InvariantCulture, $"unbilled {period.Month:yyyy-MM} in {period.Currency}"),
        InvoiceDate = DateTimeOffset.MaxValue,
        Period = period.Period,
        Total = Money.Zero(period.Currency),
        DocumentType = "invoice",
        Lines = period.Version,
    };
}

/// <summary>Sums of open bills in one month and currency, over accounts or of one customer.</summary>
/// <param name="Forecast">Price at the end of the month; null when it is too early to tell.</param>
/// <param name="AsOf">Of the oldest data among it.</param>
internal sealed record OpenSpending(DateOnly Month, Money Cost, Money Price, Money? Forecast, DateTimeOffset AsOf)
{
    public Money Margin => Price - Cost;

    /// <summary>Newest month first, then by currency. Months without any line are left out.</summary>
    /// <param name="bills">Open bills.</param>
    /// <param name="customerId">Null for all.</param>
    public static IReadOnlyList<OpenSpending> Sum(IEnumerable<OpenBill> bills, string? customerId = null) =>
    [
        .. bills
            .SelectMany(open => open.Customers
                .Where(customer => customerId is null || string.Equals(customer.CustomerId, customerId, StringComparison.Ordinal))
                .Select(customer => Of(open.Period, customer)))
            .GroupBy(static part => (part.Month, part.Cost.Currency))
            .OrderByDescending(static group => group.Key.Month)
            .ThenBy(static group => group.Key.Currency, StringComparer.Ordinal)
            .Select(static group => group.Aggregate(static (sum, part) => sum + part)),
    ];

    private static OpenSpending Of(OpenPeriod period, CustomerBill customer) =>
        new(period.Month, customer.Cost, customer.Price, MonthEndForecast.Of(customer, period.Month, period.AsOf), period.AsOf);

    public static OpenSpending operator +(OpenSpending left, OpenSpending right) => new(
        left.Month,
        left.Cost + right.Cost,
        left.Price + right.Price,
        left.Forecast is { } one && right.Forecast is { } other ? one + other : null,
        left.AsOf < right.AsOf ? left.AsOf : right.AsOf);
}
