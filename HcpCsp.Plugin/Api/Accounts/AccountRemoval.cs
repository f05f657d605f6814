using HcpCsp.Abstractions.Pages;
using HcpCsp.Abstractions.Services;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Billing.Statements;
using HcpCsp.Plugin.Delivery;
using HcpCsp.Plugin.Discovery;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Onboarding;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Api.Accounts;

/// <summary>Takes an account away, once its name was typed and whatever goes on for it has ended.</summary>
internal sealed class AccountRemoval(
    ICspStore store, IDiscovery discovery, IStatementRuns statements, IReportRuns reports, IAccountRegistration registration, ITenantDirectory tenants, IAuditLog audit, TimeProvider time)
{
    private static readonly TimeSpan StopTakesAtMost = TimeSpan.FromSeconds(10);

    /// <param name="request">Who asks; the field <c>confirm</c> has the account's name, <c>keep</c> is 1 to keep on disk what was discovered.</param>
    /// <param name="account">Account.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<RemovalOutcome> RemoveAsync(PageRequest request, PartnerAccount account, CancellationToken cancellationToken)
    {
        if (!string.Equals(request.FindForm("confirm"), account.Name.Trim(), StringComparison.Ordinal))
            return new RemovalOutcome.NotConfirmed();
        await discovery.UnscheduleAsync(account.Id, cancellationToken);
        if (await FindBusyAsync(account.Id, cancellationToken) is { } busy)
        {
            // The account stays, and with it what keeps it up to date.
            await discovery.ScheduleAsync(account.Id, cancellationToken);
            return busy;
        }

        bool keep = request.FindForm("keep") is "1";
        EndLinks(account.Id);
        store.RemoveAccount(account.Id, keep);
        registration.ForgetSignIn(account.Id);
        audit.Append(AuditEntry.For(request, keep ? "csp.account.removed-history-kept" : "csp.account.removed", account.Name));
        return new RemovalOutcome.Removed(keep);
    }

    private async Task<RemovalOutcome.Busy?> FindBusyAsync(string accountId, CancellationToken cancellationToken)
    {
        if (await discovery.StopAsync(accountId, cancellationToken) && !await WaitForEndAsync(accountId, cancellationToken))
            return new RemovalOutcome.Busy("Discovery is still stopping. Nothing was removed; try again in a moment.");
        if (!await statements.StopAsync(accountId, cancellationToken))
            return new RemovalOutcome.Busy("Issuing of statements is still stopping. Nothing was removed; try again in a moment.");
        return await reports.StopAllAsync(accountId, cancellationToken)
            ? null
            : new RemovalOutcome.Busy("The making of reports is still stopping. Nothing was removed; try again in a moment.");
    }

    /// <summary>Those that ended are kept with the history: a customer that was managed stays so in the months of that while.</summary>
    private void EndLinks(string accountId)
    {
        string prefix = AccountRules.CustomerKey(accountId, "");
        foreach (var link in tenants.ListLinks().Where(link => link.CustomerKey.StartsWith(prefix, StringComparison.Ordinal)).ToList())
        {
            store.SaveEndedLink(new EndedLink(accountId, link.CustomerKey[prefix.Length..], link.TenantId, link.LinkedAt, time.GetUtcNow()));
            tenants.Unlink(link.CustomerKey);
        }
    }

    /// <summary>The run writes to the account's store until it has ended: removing it before would bring half of it back.</summary>
    private async Task<bool> WaitForEndAsync(string accountId, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(StopTakesAtMost, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await foreach (var run in discovery.WatchAsync(accountId, either.Token))
            {
                if (run.State != DiscoveryState.InProgress)
                    return true;
            }

            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}

/// <summary>What came of removing an account.</summary>
internal abstract record RemovalOutcome
{
    private RemovalOutcome()
    {
    }

    public sealed record Removed(bool KeepsHistory) : RemovalOutcome;

    /// <summary>What was typed isn't the account's name.</summary>
    public sealed record NotConfirmed : RemovalOutcome;

    /// <param name="Reason">In words.</param>
    public sealed record Busy(string Reason) : RemovalOutcome;
}
