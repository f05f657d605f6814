using System.Runtime.CompilerServices;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Renewals;

/// <summary>The renewals to come, read once until something of an account changes.</summary>
internal sealed class RenewalBook(ICspStore store, TimeProvider time)
{
    private readonly ConditionalWeakTable<IAccountStore, Cached<IReadOnlyList<Renewal>>> accounts = [];

    /// <summary>Today by UTC.</summary>
    public DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    /// <summary>Those of some accounts within so many days from today, the nearest first.</summary>
    public IReadOnlyList<Renewal> List(IEnumerable<string> accountIds, int days)
    {
        DateOnly today = Today;
        DateOnly until = today.AddDays(days);
        return
        [
            .. accountIds.SelectMany(ListAll)
                .Where(renewal => renewal.On >= today && renewal.On <= until)
                .OrderBy(static renewal => renewal.On)
                .ThenBy(static renewal => renewal.Name, StringComparer.InvariantCultureIgnoreCase)
                .ThenBy(static renewal => renewal.SubscriptionId, StringComparer.Ordinal),
        ];
    }

    private IReadOnlyList<Renewal> ListAll(string accountId) => accounts.GetValue(
        store.OpenAccount(accountId),
        account => new Cached<IReadOnlyList<Renewal>>(
            () => account.Revision,
            () => [.. account.ReadSubscriptions().Select(subscription => Renewal.Find(accountId, subscription)).OfType<Renewal>()])).Value;
}
