using HcpCsp.Abstractions.Pages;
using HcpCsp.Abstractions.Services;
using HcpCsp.Plugin.Discovery;
using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.Api.Accounts;

/// <summary>Starts and stops discovery as people and programs ask, each written into the audit trail.</summary>
internal sealed class DiscoveryOrders(IDiscovery discovery, IAuditLog audit)
{
    /// <param name="request">Who asks; the field <c>full</c> is 1 for everything, not changes alone.</param>
    /// <param name="account">Account.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Id of the run.</returns>
    public async Task<string> TriggerAsync(PageRequest request, PartnerAccount account, CancellationToken cancellationToken)
    {
        bool full = request.FindForm("full") is "1";
        string run = await discovery.TriggerAsync(account.Id, request.User, full ? DiscoveryScope.Full : DiscoveryScope.Changes, cancellationToken);
        audit.Append(AuditEntry.For(request, full ? "csp.discovery.triggered-full" : "csp.discovery.triggered", account.Name));
        return run;
    }

    /// <summary>Reads one unit again that failed in the newest run: the one that the field <c>unit</c> names.</summary>
    /// <returns>Id of the run; null where it didn't fail.</returns>
    public async Task<string?> RetryUnitAsync(PageRequest request, PartnerAccount account, CancellationToken cancellationToken)
    {
        string key = request.FindForm("unit") ?? "";
        if (key.Length == 0 || discovery.FindNewestRun(account.Id)?.Errors.Any(error => string.Equals(error.Key, key, StringComparison.Ordinal)) != true)
            return null;
        string run = await discovery.TriggerAsync(account.Id, request.User, DiscoveryScope.Unit(key), cancellationToken);
        audit.Append(AuditEntry.For(request, "csp.discovery.unit-retried", $"{account.Name}: {key}"));
        return run;
    }

    /// <returns>False when nothing was running.</returns>
    public async Task<bool> StopAsync(PageRequest request, PartnerAccount account, CancellationToken cancellationToken)
    {
        bool stopped = await discovery.StopAsync(account.Id, cancellationToken);
        if (stopped)
            audit.Append(AuditEntry.For(request, "csp.discovery.stopped", account.Name));
        return stopped;
    }
}
