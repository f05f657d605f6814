using System.Runtime.CompilerServices;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Pages.Search;

/// <summary>What searches read of the accounts beside what the store keeps at hand: subscriptions and product names, until something changes.</summary>
internal sealed class SearchIndex
{
    private readonly ConditionalWeakTable<IAccountStore, Cached<AccountEntries>> accounts = [];

    public AccountEntries Of(IAccountStore account) =>
        accounts.GetValue(account, static store => new Cached<AccountEntries>(() => store.Revision, () => AccountEntries.Read(store))).Value;
}

/// <param name="Products">In alphabetical order.</param>
internal sealed record AccountEntries(IReadOnlyList<SubscriptionEntry> Subscriptions, IReadOnlyList<string> Products)
{
    public static AccountEntries Read(IAccountStore account) => new(
        [.. account.ReadSubscriptions().Select(static one => new SubscriptionEntry(one.Id, one.Name, one.OfferName, one.EntitlementId, one.CustomerId, one.Status))],
        [.. account.ListInvoices()
            .SelectMany(invoice => invoice.Lines is { } version ? account.ListSummaries(version.Id) : [])
            .SelectMany(static summary => summary.Buckets)
            .Select(static bucket => bucket.ProductName)
            .Where(static name => name.Length > 0)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.InvariantCultureIgnoreCase)]);
}

internal sealed record SubscriptionEntry(string Id, string Name, string OfferName, string EntitlementId, string CustomerId, string Status);
