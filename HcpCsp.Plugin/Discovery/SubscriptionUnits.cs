using System.Globalization;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.PartnerCenter;
using HcpCsp.Plugin.PartnerCenter.Calls;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Discovery;

/// <summary>
/// Reads subscriptions: of all customers, or of those that may have changed, which audit records tell. Whom they name is kept in the
/// customer's own checkpoint, which is reopened until somebody has read its subscriptions, be it another run or another walk.
/// </summary>
internal sealed class SubscriptionUnits(
    IPartnerCenter partnerCenter, IAuditCalls auditCalls, PartnerTenant tenant, IAccountStore account, Walk walk, RunProgress progress, TimeProvider time)
{
    // Records may be told late.
    private const int OverlapDays = 1;

    /// <summary>Null when the walk reads the subscriptions of all customers, so that nobody needs to be named.</summary>
    public Unit? Audit => walk.ChangesSince is { } last ? ReadAudit(FirstDayOf(last)) : null;

    /// <summary>The customers to read; the others are counted as left as they were.</summary>
    public Unit[] Choose()
    {
        List<Customer> listed = [.. account.ListCustomers().Where(static customer => customer is { KnownOnlyFromLines: false, NotSeenSince: null })];
        progress.Know(UnitKinds.Subscriptions, listed.Count);
        IReadOnlyDictionary<string, UnitCheckpoint> checkpoints = account.ListCheckpoints();

        // Whom records that couldn't be read would name, nobody knows: then all are read.
        bool isAuditRead = checkpoints.GetValueOrDefault(UnitKinds.Audit) is { } audit && walk.Owns(audit);
        if (walk.ChangesSince is not { } last || !isAuditRead)
            return [.. listed.Select(Subscriptions)];

        Unit[] units = [.. listed.Where(customer => IsToRead(customer, checkpoints.GetValueOrDefault(KeyOf(customer.Id)))).Select(Subscriptions)];
        progress.Skip(UnitKinds.Subscriptions, SkipReasons.NotNamed(FirstDayOf(last)), listed.Count - units.Length);
        return units;
    }

    public Unit Subscriptions(Customer customer)
    {
        string key = KeyOf(customer.Id);
        return new Unit(UnitKinds.Subscriptions, key, $"subscriptions of {customer.Name}", async token =>
        {
            account.SaveSubscriptions(customer.Id, await partnerCenter.ListSubscriptionsAsync(tenant, customer.Id, token), walk.Finish(key));
            return UnitOutcome.Done;
        });
    }

    private Unit ReadAudit(DateOnly from)
    {
        string fromText = from.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return new Unit(UnitKinds.Audit, UnitKinds.Audit, $"audit records since {fromText}", async token =>
        {
            IReadOnlyDictionary<string, UnitCheckpoint> checkpoints = account.ListCheckpoints();
            var named = new HashSet<string>(StringComparer.Ordinal);
            await foreach (IReadOnlyList<AuditRecord> page in auditCalls.ListPagesAsync(tenant, from, Today, filter: null, token))
            {
                foreach (string customerId in page.Select(static record => record.CustomerId).Where(named.Add))
                    Reopen(checkpoints.GetValueOrDefault(KeyOf(customerId)));
            }

            account.SaveCheckpoint(walk.Finish(UnitKinds.Audit, fromText));
            return UnitOutcome.Done;
        })
        {
            Instead = "Until then every run reads the subscriptions of all customers instead of the changed ones only, so that nothing is missing.",
        };
    }

    // Without a checkpoint they are read anyway. Those that this walk has read already, the next one's overlap covers.
    private void Reopen(UnitCheckpoint? read)
    {
        if (read is { IsOpen: false } && !walk.Owns(read))
            account.SaveCheckpoint(read.Reopen());
    }

    // One that this walk has finished stays among them: it isn't left out, it is done.
    private bool IsToRead(Customer customer, UnitCheckpoint? read) =>
        read is null or { IsOpen: true } || walk.Owns(read) || customer.ListArrivals().Any(arrival => arrival > read.FinishedAt);

    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    private static DateOnly FirstDayOf(DateTimeOffset last) => DateOnly.FromDateTime(last.UtcDateTime).AddDays(-OverlapDays);

    private static string KeyOf(string customerId) => $"{UnitKinds.Subscriptions}/{customerId}";
}
