using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.Api.Customers;

/// <summary>A customer in a list.</summary>
/// <param name="State">Listed, NotSeen, or KnownFromLines: no listing of Microsoft has named it yet.</param>
/// <param name="NotSeenSince">Of a customer that a complete listing lacked.</param>
/// <param name="NewestMonth">Last month that is billed; null when nothing is.</param>
/// <param name="NewestPrices">Of that month, before tax, one per currency.</param>
internal sealed record ListedCustomerAnswer(
    string AccountId, string Account, string Id, string Name, string Domain, string State, DateTimeOffset? NotSeenSince, bool Managed, int Subscriptions, RuleAnswer Rule,
    string? NewestMonth, IReadOnlyList<MoneyAnswer> NewestPrices)
{
    public static ListedCustomerAnswer From(CustomerEntry entry) => new(
        entry.Account.Id, entry.Account.Name, entry.Customer.Id, entry.Customer.Name, entry.Customer.Domain, StateOf(entry.Customer), entry.Customer.NotSeenSince, entry.IsLinked,
        entry.Subscriptions, RuleAnswer.From(entry.Rule), entry.Newest is { } newest ? Months.Write(newest.Month) : null,
        entry.Newest is null ? [] : [.. entry.Newest.Prices.Select(static price => new MoneyAnswer(price.Key, price.Value))]);

    public static string StateOf(Customer customer) => customer.NotSeenSince is not null ? "NotSeen" : customer.KnownOnlyFromLines ? "KnownFromLines" : "Listed";
}
