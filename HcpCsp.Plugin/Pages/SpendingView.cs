using HcpCsp.Plugin.Api.Customers;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Pages.Views;

namespace HcpCsp.Plugin.Pages;

/// <summary>What a customer was billed: by month and by product, one block per currency.</summary>
internal sealed record SpendingView(IReadOnlyList<SpendingBlock> Currencies, IReadOnlyList<CustomerInvoiceRow> Invoices)
{
    private const int ProductsShown = 20;

    public static SpendingView For(IReadOnlyList<(Invoice Invoice, CustomerBill Bill)> bills, string accountId, Formats formats) => new(
        [.. BilledSpending.Of(bills).Select(spending => Block(spending, formats))],
        [.. bills.Select(bill => new CustomerInvoiceRow(
            bill.Invoice.Number,
            CspPaths.CustomerBill(accountId, bill.Invoice.Number, bill.Bill.CustomerId),
            formats.Period(bill.Invoice.Period),
            formats.Number(bill.Bill.LineCount),
            formats.Money(bill.Bill.Cost),
            formats.Money(bill.Bill.Price),
            formats.Money(bill.Bill.Margin)))]);

    private static SpendingBlock Block(BilledSpending spending, Formats formats)
    {
        var (currency, months, products) = spending;
        var chart = BarChartView.Draw(
            $"Cost and price by month in {currency}",
            formats.AxisMonths(months.Select(month => month.Month)),
            [new ChartSeries("Cost", "cost", [.. months.Select(month => month.Cost.Amount)]), new ChartSeries("Price", "price", [.. months.Select(month => month.Price.Amount)])],
            line: null,
            value => formats.Number((long)value));
        return new SpendingBlock(
            currency,
            chart,
            [.. months.Reverse().Select(month => new MonthRow(
                formats.Month(month.Month), formats.Amount(month.Cost), formats.Amount(month.Price), formats.Amount(month.Margin), formats.Share(month.Margin.Amount, month.Price.Amount)))],
            [.. products.Take(ProductsShown).Select(product => new ProductRow(
                product.Name, "", "", "", "", formats.Amount(product.Cost), formats.Amount(product.Price), formats.Amount(product.Margin)))],
            products.Count > ProductsShown ? formats.Number(products.Count - ProductsShown) : "");
    }
}

/// <param name="MoreProducts">How many aren't shown; empty when all are.</param>
internal sealed record SpendingBlock(string Currency, BarChartView Chart, IReadOnlyList<MonthRow> Months, IReadOnlyList<ProductRow> Products, string MoreProducts);

internal sealed record CustomerInvoiceRow(string Number, string Path, string Period, string Lines, string Cost, string Price, string Margin);

internal sealed record ProductRow(string Product, string Family, string ChargeType, string Subscription, string Lines, string Cost, string Price, string Margin);
