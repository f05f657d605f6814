using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Pricing;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Api.Customers;

/// <summary>The customers of accounts, with what lists say of each: searched and sorted.</summary>
internal sealed class CustomerBook(ICspStore store, IBillingLedger ledger, AccountRules accountRules)
{
    /// <param name="accounts">Whose customers.</param>
    /// <param name="accountId">Id of the account when it is one; null for all.</param>
    public IReadOnlyList<CustomerEntry> List(IEnumerable<PartnerAccount> accounts, string? accountId)
    {
        IReadOnlyDictionary<string, NewestMonth> newest = ledger.ListNewestMonths(accountId);
        return [.. accounts.SelectMany(account => ListOf(account, newest))];
    }

    public static Sorting ReadSorting(string? text) => Sorting.Read(text, "name", "domain", "subscriptions", "price");

    public static IEnumerable<CustomerEntry> Sort(IEnumerable<CustomerEntry> entries, Sorting sorting) => sorting.Key switch
    {
        "domain" => sorting.Apply(entries, static entry => entry.Customer.Domain, StringComparer.OrdinalIgnoreCase),
        "subscriptions" => sorting.Apply(entries, static entry => entry.Subscriptions),
        "price" => sorting.Apply(entries, static entry => entry.Newest?.Prices.Values.Max() ?? decimal.MinValue),
        _ => sorting.Apply(entries, static entry => entry.Customer.Name, StringComparer.InvariantCultureIgnoreCase),
    };

    private IEnumerable<CustomerEntry> ListOf(PartnerAccount account, IReadOnlyDictionary<string, NewestMonth> newest)
    {
        IAccountStore data = store.OpenAccount(account.Id);
        IReadOnlyDictionary<string, int> counts = data.CountSubscriptions();
        PricingRules rules = accountRules.Get(account);
        return data.ListCustomers().Select(customer => new CustomerEntry(
            account, customer, counts.GetValueOrDefault(customer.Id), rules.SelectFromNowOn(customer.Id), rules.LinkedAt.ContainsKey(customer.Id), newest.GetValueOrDefault(AccountRules.CustomerKey(account.Id, customer.Id))));
    }
}

/// <param name="Rule">By which it is priced from now on.</param>
/// <param name="Newest">Null while nothing is billed to it.</param>
internal sealed record CustomerEntry(PartnerAccount Account, Customer Customer, int Subscriptions, PricingRule Rule, bool IsLinked, NewestMonth? Newest)
{
    public bool Matches(string? search) =>
        search is null
        || new SearchText(search).IsIn(Customer.Name)
        || Customer.Domain.Contains(search, StringComparison.OrdinalIgnoreCase)
        || Customer.Id.Contains(search, StringComparison.OrdinalIgnoreCase)
        || Customer.FormerNames.Any(former => new SearchText(search).IsIn(former.Name));
}
