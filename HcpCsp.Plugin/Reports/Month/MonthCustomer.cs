using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Billing.Reported;
using HcpCsp.Plugin.Pricing;
using HcpCsp.Plugin.Reports.Partner;
using HcpCsp.Plugin.Reports.Sheets;

namespace HcpCsp.Plugin.Reports.Month;

/// <summary>What all documents of a month that count bill to one customer, in one currency.</summary>
internal sealed record MonthCustomer(string CustomerId, string CustomerName, int Documents, int LineCount, decimal Cost, decimal Tax, decimal Price, string Rules)
{
    public static IReadOnlyList<SheetColumn<MonthCustomer>> Columns { get; } =
    [
        new TextSheetColumn<MonthCustomer>("Customer", 40, static customer => customer.CustomerName),
        new TextSheetColumn<MonthCustomer>("Customer ID", 38, static customer => customer.CustomerId),
        new NumberSheetColumn<MonthCustomer>("Documents", 12, CellLook.Count, static customer => customer.Documents),
        new NumberSheetColumn<MonthCustomer>("Lines", 10, CellLook.Count, static customer => customer.LineCount),
        new NumberSheetColumn<MonthCustomer>(PartnerLineColumns.Cost, 16, CellLook.Money, static customer => customer.Cost),
        new NumberSheetColumn<MonthCustomer>(PartnerLineColumns.Tax, 14, CellLook.Money, static customer => customer.Tax),
        new NumberSheetColumn<MonthCustomer>(PartnerLineColumns.Price, 16, CellLook.Money, static customer => customer.Price),
        new NumberSheetColumn<MonthCustomer>("Margin", 16, CellLook.Money, static customer => customer.Price - customer.Cost),
        new NumberSheetColumn<MonthCustomer>("Margin %", 11, CellLook.Ratio, static customer => customer.Price == 0m ? null : Percentage.Of(customer.Price - customer.Cost, customer.Price)),
        new TextSheetColumn<MonthCustomer>("Rule", 48, static customer => customer.Rules),
    ];

    /// <summary>In the order of the documents' customers: by name, the bucket of lines without a customer last.</summary>
    public static IReadOnlyList<MonthCustomer> List(IEnumerable<ReportedDocument> counted, string currency) =>
    [
        .. counted.SelectMany(static document => document.Bill.Customers)
            .Where(customer => string.Equals(customer.Cost.Currency, currency, StringComparison.Ordinal))
            .GroupBy(static customer => customer.CustomerId, StringComparer.Ordinal)
            .Select(static group => Of([.. group]))
            .OrderBy(static customer => customer.CustomerId is Model.CustomerId.Unassigned)
            .ThenBy(static customer => customer.CustomerName, StringComparer.OrdinalIgnoreCase)
            .ThenBy(static customer => customer.CustomerId, StringComparer.Ordinal),
    ];

    private static MonthCustomer Of(CustomerBill[] bills) => new(
        bills[^1].CustomerId,
        bills[^1].CustomerName,
        bills.Length,
        bills.Sum(static bill => bill.LineCount),
        bills.Sum(static bill => bill.Cost.Amount),
        bills.Sum(static bill => bill.Tax.Amount),
        bills.Sum(static bill => bill.Price.Amount),
        string.Join("; ", bills.Select(static bill => RuleCaption.Of(bill.Rule)).Distinct(StringComparer.Ordinal)));
}
