namespace HcpCsp.Plugin.Billing;

/// <summary>What a customer's newest billing month comes to, over all documents that count.</summary>
/// <param name="Month">First day of the billing period.</param>
/// <param name="Prices">By currency: no sum crosses currencies.</param>
internal sealed record NewestMonth(DateOnly Month, IReadOnlyDictionary<string, decimal> Prices)
{
    /// <summary>By the host's key of the customer.</summary>
    public static IReadOnlyDictionary<string, NewestMonth> ListAll(IEnumerable<InvoiceBill> bills)
    {
        var newest = new Dictionary<string, (DateOnly Month, SortedDictionary<string, decimal> Prices)>(StringComparer.Ordinal);
        foreach (InvoiceBill bill in bills.Where(static bill => !bill.Invoice.IsVoided).OrderByDescending(static bill => bill.Invoice.Period.Start))
        {
            foreach (CustomerBill customer in bill.Customers)
            {
                string key = AccountRules.CustomerKey(bill.Account.Id, customer.CustomerId);
                if (!newest.TryGetValue(key, out var known))
                    newest[key] = known = (bill.Invoice.Period.Start, new SortedDictionary<string, decimal>(StringComparer.Ordinal));
                if (known.Month == bill.Invoice.Period.Start)
                    known.Prices[customer.Price.Currency] = known.Prices.GetValueOrDefault(customer.Price.Currency) + customer.Price.Amount;
            }
        }

        return newest.ToDictionary(static pair => pair.Key, static pair => new NewestMonth(pair.Value.Month, pair.Value.Prices), StringComparer.Ordinal);
    }
}
