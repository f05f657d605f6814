using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Billing.Open;
using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.Api;

/// <summary>An amount with its currency.</summary>
internal sealed record MoneyAnswer(string Currency, decimal Amount)
{
    public static MoneyAnswer From(Money money) => new(money.Currency, money.Amount);
}

/// <summary>What a month comes to, before tax.</summary>
internal sealed record MonthAnswer(string Month, decimal Cost, decimal Price, decimal Margin)
{
    public static MonthAnswer From(MonthSpending month) => new(Months.Write(month.Month), month.Cost.Amount, month.Price.Amount, month.Margin.Amount);
}

/// <summary>What isn't billed yet of a month.</summary>
/// <param name="Forecast">Price at the end of the month; null while it is too early to tell.</param>
internal sealed record OpenMonthAnswer(string Month, string Currency, decimal Cost, decimal Price, decimal Margin, decimal? Forecast, DateTimeOffset AsOf)
{
    public static OpenMonthAnswer From(OpenSpending open) =>
        new(Months.Write(open.Month), open.Price.Currency, open.Cost.Amount, open.Price.Amount, open.Margin.Amount, open.Forecast?.Amount, open.AsOf);
}

/// <summary>One alert of a customer's budget.</summary>
/// <param name="Threshold">Percent of the budget that was reached; null for the forecast.</param>
internal sealed record BudgetAlertAnswer(string AccountId, string CustomerId, string Customer, string Month, decimal? Threshold, string Currency, decimal Limit, decimal Amount, DateTimeOffset RaisedAt)
{
    public static BudgetAlertAnswer From(BudgetAlert alert) => new(
        alert.AccountId, alert.CustomerId, alert.CustomerName, Months.Write(alert.Month), alert.Threshold, alert.Limit.Currency, alert.Limit.Amount, alert.Amount.Amount, alert.RaisedAt);
}
