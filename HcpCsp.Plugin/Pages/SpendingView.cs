using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Pages.Views;

namespace HcpCsp.Plugin.Pages;

/// <summary>What a customer was billed: by month and by product, one block per currency.</summary>
internal sealed record SpendingView(IReadOnlyList<SpendingBlock> Currencies, IReadOnlyList<CustomerInvoiceRow> Invoices)
{
    private const int MonthsShown = 12;
    private const int ProductsShown = 20;

    public static SpendingView For(IReadOnlyList<(Invoice Invoice, CustomerBill Bill)> bills, string accountId, Formats formats) => new(
        [.. bills.GroupBy(bill => bill.Bill.Cost.Currency, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => Block(group.Key, [.. group], formats))],
        [.. bills.Select(bill => new CustomerInvoiceRow(
            bill.Invoice.Number,
            CspPaths.CustomerBill(accountId, bill.Invoice.Number, bill.Bill.CustomerId),
            formats.Period(bill.Invoice.Period),
            formats.Number(bill.Bill.LineCount),
            formats.Money(bill.Bill.Cost),
            formats.Money(bill.Bill.Price),
            formats.Money(bill.Bill.Margin)))]);

    private static SpendingBlock Block(string currency, List<(Invoice Invoice, CustomerBill Bill)> bills, Formats formats)
    {
        var zero = Money.Zero(currency);
        var all = bills
            .GroupBy(bill => new DateOnly(bill.Invoice.Period.Start.Year, bill.Invoice.Period.Start.Month, 1))
            .OrderBy(group => group.Key)
            .Select(group => new MonthSpending(group.Key, group.Aggregate(zero, (sum, bill) => sum + bill.Bill.Cost), group.Aggregate(zero, (sum, bill) => sum + bill.Bill.Price)))
            .ToList();
        var months = all.TakeLast(MonthsShown).ToList();
        var first = months.Count > 0 ? months[0].Month : default;
        var products = bills
            .Where(bill => bill.Invoice.Period.Start >= first)
            .SelectMany(bill => bill.Bill.Products)
            .GroupBy(product => product.ProductName, StringComparer.Ordinal)
            .Select(group => (Name: group.Key, Cost: group.Aggregate(zero, (sum, one) => sum + one.Cost), Price: group.Aggregate(zero, (sum, one) => sum + one.Price)))
            .OrderByDescending(product => product.Price.Amount)
            .ToList();
        var chart = BarChartView.Draw(
            $"Cost and price by month in {currency}",
            formats.AxisMonths(months.Select(month => month.Month)),
            [new ChartSeries("Cost", "cost", [.. months.Select(month => month.Cost.Amount)]), new ChartSeries("Price", "price", [.. months.Select(month => month.Price.Amount)])],
            line: null,
            value => formats.Number((long)value));
        return new SpendingBlock(
            currency,
            chart,
            MonthRow.List(all, MonthsShown, formats),
            [.. products.Take(ProductsShown).Select(product => new ProductRow(
                product.Name, "", "", "", "", formats.Amount(product.Cost), formats.Amount(product.Price), formats.Amount(product.Price - product.Cost)))],
            products.Count > ProductsShown ? formats.Number(products.Count - ProductsShown) : "");
    }
}

/// <param name="MoreProducts">How many aren't shown; empty when all are.</param>
internal sealed record SpendingBlock(string Currency, BarChartView Chart, IReadOnlyList<MonthRow> Months, IReadOnlyList<ProductRow> Products, string MoreProducts);

internal sealed record CustomerInvoiceRow(string Number, string Path, string Period, string Lines, string Cost, string Price, string Margin);

internal sealed record ProductRow(string Product, string Family, string ChargeType, string Subscription, string Lines, string Cost, string Price, string Margin);
