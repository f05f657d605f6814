using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Pages.Views;

namespace HcpCsp.Plugin.Pages.Dashboard;

/// <summary>The block of one currency: the newest month's figures with their changes, and the months before.</summary>
internal sealed record CurrencyView
{
    public required string Currency { get; init; }

    public required string NewestMonth { get; init; }

    /// <summary>To the margin of all customers.</summary>
    public required string MarginsPath { get; init; }

    /// <summary>Cost, price and margin.</summary>
    public required IReadOnlyList<FigureView> Figures { get; init; }

    public required BarChartView Chart { get; init; }

    /// <summary>Newest first.</summary>
    public required IReadOnlyList<MonthRow> Months { get; init; }

    public required IReadOnlyList<TopCustomerRow> TopCustomers { get; init; }

    public static CurrencyView For(CurrencySpending spending, string? accountId, int monthsShown, Formats formats)
    {
        var months = spending.Months.TakeLast(monthsShown).ToList();
        var newest = months[^1];
        return new CurrencyView
        {
            Currency = spending.Currency,
            NewestMonth = formats.Month(newest.Month),
            MarginsPath = CspPaths.With(CspPaths.Margins, ("account", accountId), ("currency", spending.Currency)),
            Figures =
            [
                Figure("Cost", static month => month.Cost, ""),
                Figure("Price", static month => month.Price, ""),
                Figure("Margin", static month => month.Margin, formats.Share(newest.Margin.Amount, newest.Price.Amount) + " of price"),
            ],
            Chart = BarChartView.Draw(
                $"Cost and price by month in {spending.Currency}",
                formats.AxisMonths(months.Select(month => month.Month)),
                [new ChartSeries("Cost", "cost", [.. months.Select(month => month.Cost.Amount)]), new ChartSeries("Price", "price", [.. months.Select(month => month.Price.Amount)])],
                line: null,
                value => formats.Number((long)value)),
            Months = MonthRow.List(spending.Months, monthsShown, formats),
            TopCustomers = [.. spending.TopCustomers.Select(customer => new TopCustomerRow(
                customer.CustomerName, CspPaths.Customer(customer.AccountId, customer.CustomerId), formats.Amount(customer.Cost), formats.Amount(customer.Price),
                formats.Amount(customer.Price - customer.Cost), formats.Change(customer.Price.Amount, customer.PreviousPrice.Amount)))],
        };

        FigureView Figure(string name, Func<MonthSpending, Money> figure, string share)
        {
            return new FigureView(name, formats.Money(figure(newest)), share, On(newest.Month.AddMonths(-1)), On(newest.Month.AddYears(-1)));

            string On(DateOnly month) => formats.ChangeOn(figure(newest).Amount, spending.FindMonth(month) is { } found ? figure(found).Amount : null, formats.Month(month));
        }
    }
}

internal sealed record TopCustomerRow(string Name, string Path, string Cost, string Price, string Margin, string Change);
