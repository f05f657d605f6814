using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.Billing.Margins;

/// <summary>What a customer cost and paid in a month, and before.</summary>
/// <param name="MonthBefore">Null when nothing was billed to it then.</param>
/// <param name="YearBefore">Of the same month a year before; null when nothing was billed to it then.</param>
internal sealed record CustomerMargin(string AccountId, string CustomerId, string CustomerName, MonthSpending Now, MonthSpending? MonthBefore, MonthSpending? YearBefore)
{
    /// <summary>Lines that name no customer.</summary>
    public bool IsUnassigned => string.Equals(CustomerId, Model.CustomerId.Unassigned, StringComparison.Ordinal);

    /// <summary>Margin of price; null without a price.</summary>
    public decimal? Share => Now.Price.Amount == 0m ? null : Now.Margin.Amount / Now.Price.Amount;
}

/// <summary>All customers of a month in one currency.</summary>
/// <param name="Months">That anything was billed in, newest first.</param>
/// <param name="Total">The dashboard's figures: of all customers, named or not.</param>
internal sealed record MarginMonth(string Currency, IReadOnlyList<DateOnly> Months, IReadOnlyList<CustomerMargin> Customers, CustomerMargin Total)
{
    public DateOnly Month => Total.Now.Month;

    /// <param name="search">Part of a name or an id; empty for all.</param>
    /// <param name="order">In which order.</param>
    public IReadOnlyList<CustomerMargin> List(string search, MarginOrder order) => order.Apply(Customers.Where(customer =>
        search.Length == 0 || new SearchText(search).IsIn(customer.CustomerName) || customer.CustomerId.Contains(search, StringComparison.OrdinalIgnoreCase)));

    public int Negative => Customers.Count(static customer => customer.Now.Margin.Amount < 0m);
}
