using HcpCsp.Plugin.Api.Invoices;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Pages.Views;

namespace HcpCsp.Plugin.Pages.Billing;

/// <summary>One document in a list.</summary>
internal sealed record InvoiceRow
{
    public required string Number { get; init; }

    public required string Path { get; init; }

    public required string Account { get; init; }

    public required string Type { get; init; }

    public required bool Voided { get; init; }

    /// <summary>Number of the note that takes it back; empty for none.</summary>
    public required string VoidedBy { get; init; }

    public required string Amends { get; init; }

    public required string Date { get; init; }

    public required string Period { get; init; }

    public required string Currency { get; init; }

    public required string Header { get; init; }

    /// <summary>False while the lines aren't read: then there is no cost, price or margin yet.</summary>
    public required bool Read { get; init; }

    public required string Cost { get; init; }

    public required string Price { get; init; }

    public required string Margin { get; init; }

    /// <summary>What customers are billed in other currencies than the header's: none of it is in the figures above.</summary>
    public required IReadOnlyList<OtherCurrencyRow> Others { get; init; }

    public required StateView TieOut { get; init; }

    public static InvoiceRow For(InvoiceBill bill, Formats formats)
    {
        bool read = bill.Invoice.Lines is not null;
        return new InvoiceRow
        {
            Number = bill.Invoice.Number,
            Path = CspPaths.Invoice(bill.Account.Id, bill.Invoice.Number),
            Account = bill.Account.Name,
            Type = InvoiceOrder.CaptionOf(bill.Invoice),
            Voided = bill.Invoice.IsVoided,
            VoidedBy = bill.Invoice.VoidedBy ?? "",
            Amends = bill.Invoice.AmendsNumber ?? "",
            Date = formats.Day(bill.Invoice.InvoiceDate),
            Period = formats.Period(bill.Invoice.Period),
            Currency = bill.Invoice.Total.Currency,
            Header = formats.Amount(bill.Invoice.Total),
            Read = read,
            Cost = read ? formats.Amount(bill.Cost) : Formats.None,
            Price = read ? formats.Amount(bill.Price) : Formats.None,
            Margin = read ? formats.Amount(bill.Margin) : Formats.None,
            Others = [.. bill.Customers
                .Where(customer => !string.Equals(customer.Cost.Currency, bill.Cost.Currency, StringComparison.Ordinal))
                .GroupBy(static customer => customer.Cost.Currency, StringComparer.Ordinal)
                .OrderBy(static group => group.Key, StringComparer.Ordinal)
                .Select(group => OtherCurrencyRow.For(group.Key, [.. group], formats))],
            TieOut = StateView.For(bill.TieOut.Result),
        };
    }

    /// <summary>In words; an unknown type as Microsoft writes it.</summary>
}

/// <summary>What of a document is billed in another currency than its header's.</summary>
internal sealed record OtherCurrencyRow(string Cost, string Price, string Margin)
{
    public static OtherCurrencyRow For(string currency, IReadOnlyList<CustomerBill> bills, Formats formats)
    {
        Money cost = bills.Aggregate(Money.Zero(currency), static (sum, bill) => sum + bill.Cost);
        Money price = bills.Aggregate(Money.Zero(currency), static (sum, bill) => sum + bill.Price);
        return new OtherCurrencyRow(formats.Money(cost), formats.Money(price), formats.Money(price - cost));
    }
}
