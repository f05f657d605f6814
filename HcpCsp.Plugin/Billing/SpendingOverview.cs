using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.Billing;

/// <summary>What the dashboard shows. One block per currency: no sum crosses currencies.</summary>
/// <param name="Currencies">The largest first.</param>
internal sealed record SpendingOverview(IReadOnlyList<CurrencySpending> Currencies);

/// <param name="Months">Oldest first, without gaps.</param>
/// <param name="TopCustomers">By price in the newest month, at most ten, with the month before.</param>
internal sealed record CurrencySpending(string Currency, IReadOnlyList<MonthSpending> Months, IReadOnlyList<CustomerSpending> TopCustomers)
{
    /// <summary>Null before the first and after the newest month.</summary>
    public MonthSpending? FindMonth(DateOnly month) => Months.FirstOrDefault(one => one.Month == month);
}

/// <param name="Month">First day.</param>
internal sealed record MonthSpending(DateOnly Month, Money Cost, Money Price)
{
    public Money Margin => Price - Cost;
}

internal sealed record CustomerSpending(string AccountId, string CustomerId, string CustomerName, Money Cost, Money Price, Money PreviousPrice);
