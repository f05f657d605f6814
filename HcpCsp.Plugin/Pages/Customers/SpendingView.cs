using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Statements;
using HcpCsp.Plugin.Pages.Views;

namespace HcpCsp.Plugin.Pages.Customers;

/// <summary>What a customer was billed: by month and by product, one block per currency.</summary>
internal sealed record SpendingView(IReadOnlyList<SpendingBlock> Currencies, IReadOnlyList<CustomerInvoiceRow> Invoices)
{
    private const int ProductsShown = 20;

    public static SpendingView For(IReadOnlyList<(Invoice Invoice, CustomerBill Bill)> bills, string accountId, Func<string, Statement?> findIssued, Formats formats) => new(
        [.. BilledSpending.Of(bills).Select(spending => Block(spending, formats))],
        [.. bills.Select(bill => new CustomerInvoiceRow(
            bill.Invoice.Number,
            CspPaths.CustomerBill(accountId, bill.Invoice.Number, bill.Bill.CustomerId),
            formats.Period(bill.Invoice.Period),
            formats.Number(bill.Bill.LineCount),
            formats.Money(bill.Bill.Cost),
            formats.Money(bill.Bill.Price),
            formats.Money(bill.Bill.Margin),
            Markups.Describe(bill.Bill.Rule, formats),
            findIssued(bill.Invoice.Number) is { } issued ? IssuedWords(issued, bill.Bill, formats) : "Not issued: moves with the rule"))]);

    // The statement's own price, which today's rule may have left behind.
    private static string IssuedWords(Statement issued, CustomerBill bill, Formats formats)
    {
        Money? then = issued.Blocks.FirstOrDefault(block => string.Equals(block.Currency, bill.Price.Currency, StringComparison.Ordinal))?.Price;
        string price = then is { } told && told != bill.Price ? $" at {formats.Money(told)}, {Markups.Describe(issued.Rule, formats)}" : "";
        return $"Issued {formats.Day(issued.IssuedAt)}{price}";
    }

    private static SpendingBlock Block(BilledSpending spending, Formats formats)
    {
        string currency = spending.Currency;
        IReadOnlyList<MonthSpending> months = spending.Months;
        IReadOnlyList<ProductSpending> products = spending.Products;
        var chart = BarChartView.Draw(
            $"Cost and price by month in {currency}",
            formats.AxisMonths(months.Select(month => month.Month)),
            [new ChartSeries("Cost", "cost", [.. months.Select(month => month.Cost.Amount)]), new ChartSeries("Price", "price", [.. months.Select(month => month.Price.Amount)])],
            line: null,
            value => formats.Number((long)value));
        return new SpendingBlock(
            currency,
            chart,
            MonthRow.List(spending.AllMonths, BilledSpending.MostMonths, formats),
            [.. products.Take(ProductsShown).Select(product => new ProductRow(
                product.Name, "", "", "", "", formats.Amount(product.Cost), formats.Amount(product.Price), formats.Amount(product.Margin)))],
            products.Count > ProductsShown ? formats.Number(products.Count - ProductsShown) : "");
    }
}

/// <param name="MoreProducts">How many aren't shown; empty when all are.</param>
internal sealed record SpendingBlock(string Currency, BarChartView Chart, IReadOnlyList<MonthRow> Months, IReadOnlyList<ProductRow> Products, string MoreProducts);

/// <param name="PricedBy">Today's rule for it.</param>
/// <param name="Standing">Whether a statement froze its price, and what that was.</param>
internal sealed record CustomerInvoiceRow(string Number, string Path, string Period, string Lines, string Cost, string Price, string Margin, string PricedBy, string Standing);

internal sealed record ProductRow(string Product, string Family, string ChargeType, string Subscription, string Lines, string Cost, string Price, string Margin);
