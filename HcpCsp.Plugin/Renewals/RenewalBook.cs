using System.Runtime.CompilerServices;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Renewals;

/// <summary>The renewals to come, read once until something of an account changes.</summary>
internal sealed class RenewalBook(ICspStore store, TimeProvider time)
{
    private readonly ConditionalWeakTable<IAccountStore, Cached<IReadOnlyList<Renewal>>> accounts = [];
    private volatile Merged? merged;

    /// <summary>Today by UTC.</summary>
    public DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    /// <summary>Those of some accounts within so many days from today, the nearest first.</summary>
    public IReadOnlyList<Renewal> List(IEnumerable<string> accountIds, int days)
    {
        DateOnly today = Today;
        DateOnly until = today.AddDays(days);
        return [.. Merge([.. accountIds]).SkipWhile(renewal => renewal.On < today).TakeWhile(renewal => renewal.On <= until)];
    }

    /// <summary>All of some accounts in their order; sorting thousands for each page would take most of its time.</summary>
    private IReadOnlyList<Renewal> Merge(string[] accountIds)
    {
        IReadOnlyList<Renewal>[] parts = [.. accountIds.Select(ListAll)];
        if (parts is [var only])
            return only;
        if (merged is { } known && known.Parts.SequenceEqual(parts, ReferenceEqualityComparer.Instance))
            return known.All;
        IReadOnlyList<Renewal> all = [.. Sort(parts.SelectMany(static part => part))];
        merged = new Merged(parts, all);
        return all;
    }

    private static IOrderedEnumerable<Renewal> Sort(IEnumerable<Renewal> renewals) => renewals
        .OrderBy(static renewal => renewal.On)
        .ThenBy(static renewal => renewal.Name, StringComparer.InvariantCultureIgnoreCase)
        .ThenBy(static renewal => renewal.SubscriptionId, StringComparer.Ordinal);

    private IReadOnlyList<Renewal> ListAll(string accountId) => accounts.GetValue(
        store.OpenAccount(accountId),
        account => new Cached<IReadOnlyList<Renewal>>(
            () => account.Revision,
            () => [.. Sort(account.ReadSubscriptions().Select(subscription => Renewal.Find(accountId, subscription)).OfType<Renewal>())])).Value;

    /// <param name="Parts">One for each account.</param>
    private sealed record Merged(IReadOnlyList<Renewal>[] Parts, IReadOnlyList<Renewal> All);
}
