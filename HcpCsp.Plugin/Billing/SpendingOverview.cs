using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.Billing;

/// <summary>What the dashboard shows. One block per currency: no sum crosses currencies.</summary>
/// <param name="Currencies">The largest first.</param>
/// <param name="CustomerMonths">Oldest first; empty when nothing was discovered.</param>
internal sealed record SpendingOverview(IReadOnlyList<CurrencySpending> Currencies, IReadOnlyList<CustomerMonth> CustomerMonths);

/// <param name="Months">Oldest first, without gaps.</param>
/// <param name="TopCustomers">By price in the newest month, at most ten, with the month before.</param>
internal sealed record CurrencySpending(string Currency, IReadOnlyList<MonthSpending> Months, IReadOnlyList<CustomerSpending> TopCustomers);

/// <param name="Month">First day.</param>
internal sealed record MonthSpending(DateOnly Month, Money Cost, Money Price)
{
    public Money Margin => Price - Cost;
}

internal sealed record CustomerSpending(string AccountId, string CustomerId, string CustomerName, Money Cost, Money Price, Money PreviousPrice);

/// <summary>Customers billed in a month: how many in all, how many for the first time, how many of the month before no more.</summary>
internal sealed record CustomerMonth(DateOnly Month, int Total, int Acquired, int Lost);
