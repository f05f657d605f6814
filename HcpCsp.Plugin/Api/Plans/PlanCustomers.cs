using HcpCsp.Plugin.Billing.Plans;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Api.Plans;

/// <summary>Who is under which plan, over all accounts.</summary>
internal sealed class PlanCustomers(ICspStore store, IPlanStore plans, TimeProvider time)
{
    public DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    /// <summary>By plan: how many are under a version of it today, or will be.</summary>
    public Dictionary<string, int> Count()
    {
        DateOnly today = Today;
        return store.ListAccounts()
            .SelectMany(account => PlanSpan.Of(plans.ListAssignments(account.Id)))
            .Where(span => !span.IsOver(today) && span.Assignment.Plan is not null)
            .Select(static span => (span.Assignment.Plan!.PlanId, span.Assignment.AccountId, span.Assignment.CustomerId)) // Those without one are left out.
            .Distinct()
            .GroupBy(static one => one.PlanId, StringComparer.Ordinal)
            .ToDictionary(static group => group.Key, static group => group.Count(), StringComparer.Ordinal);
    }

    /// <summary>The history of a plan's assignments: those that count first, each by name.</summary>
    public IReadOnlyList<PlanCustomer> List(string planId)
    {
        DateOnly today = Today;
        var all = new List<PlanCustomer>();
        foreach (PartnerAccount account in store.ListAccounts())
        {
            PlanSpan[] spans = [.. PlanSpan.Of(plans.ListAssignments(account.Id)).Where(span => string.Equals(span.Assignment.Plan?.PlanId, planId, StringComparison.Ordinal))];
            if (spans.Length == 0)
                continue;
            Dictionary<string, string> names = store.OpenAccount(account.Id).ListCustomers().ToDictionary(static customer => customer.Id, static customer => customer.Name, StringComparer.Ordinal);
            all.AddRange(spans.Select(span => new PlanCustomer(span, account, names.GetValueOrDefault(span.Assignment.CustomerId, span.Assignment.CustomerId))));
        }

        return [.. all.OrderBy(one => one.Span.IsOver(today)).ThenBy(static one => one.Name, StringComparer.InvariantCultureIgnoreCase)];
    }
}

internal sealed record PlanCustomer(PlanSpan Span, PartnerAccount Account, string Name);
