using HcpCsp.Abstractions.Pages;
using HcpCsp.Abstractions.Services;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Billing.Statements;
using HcpCsp.Plugin.Delivery;
using HcpCsp.Plugin.Discovery;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Onboarding;
using HcpCsp.Plugin.Pages.Views;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Pages;

/// <summary>Takes an account away, once its name was typed.</summary>
internal sealed class RemoveAccountPage(ICspStore store, IDiscovery discovery, IStatementRuns statements, IReportRuns reports, IAccountRegistration registration, ITenantDirectory tenants, IAuditLog audit, TimeProvider time, PageComposer composer)
{
    private static readonly TimeSpan StopTakesAtMost = TimeSpan.FromSeconds(10);

    public Task<PageResult> GetAsync(PageRequest request, CancellationToken cancellationToken) =>
        Task.FromResult<PageResult>(store.FindAccount(request.RouteValues["id"]) is { } account ? Show(request, account, "", 200) : Missing.Account);

    public async Task<PageResult> PostAsync(PageRequest request, CancellationToken cancellationToken)
    {
        if (store.FindAccount(request.RouteValues["id"]) is not { } account)
            return Missing.Account;
        if (!string.Equals(request.FindForm("confirm"), account.Name.Trim(), StringComparison.Ordinal))
            return Show(request, account, "This isn't the account's name. Nothing was removed.", 422);

        await discovery.UnscheduleAsync(account.Id, cancellationToken);
        if (await discovery.StopAsync(account.Id, cancellationToken) && !await WaitForEndAsync(account.Id, cancellationToken))
        {
            // The account stays, and with it what keeps it up to date.
            await discovery.ScheduleAsync(account.Id, cancellationToken);
            return Show(request, account, "Discovery is still stopping. Nothing was removed; try again in a moment.", 409);
        }

        if (!await statements.StopAsync(account.Id, cancellationToken))
        {
            await discovery.ScheduleAsync(account.Id, cancellationToken);
            return Show(request, account, "Issuing of statements is still stopping. Nothing was removed; try again in a moment.", 409);
        }

        if (!await reports.StopAllAsync(account.Id, cancellationToken))
        {
            await discovery.ScheduleAsync(account.Id, cancellationToken);
            return Show(request, account, "The making of reports is still stopping. Nothing was removed; try again in a moment.", 409);
        }

        bool keep = request.FindForm("keep") is "1";
        EndLinks(account.Id);
        store.RemoveAccount(account.Id, keep);
        registration.ForgetSignIn(account.Id);
        audit.Append(AuditEntry.For(request, keep ? "csp.account.removed-history-kept" : "csp.account.removed", account.Name));
        return Confirmations.Lead(CspPaths.Accounts, keep ? "account-removed-kept" : "account-removed");
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

    private PageResult.View Show(PageRequest request, PartnerAccount account, string error, int status)
    {
        var field = new FieldView { Name = "confirm", Label = "Account Name", Required = true, Error = error, Help = "Type the name exactly, to show that you mean this account." };
        var counts = AccountCountsView.For(store.OpenAccount(account.Id), account.Id, new Formats(request.Culture));
        return composer.Compose(
            request, "Remove account", [.. Ways.BelowAccounts, new Breadcrumb(account.Name, CspPaths.Account(account.Id))], "account_remove",
            new RemoveAccountView(account.Name, CspPaths.RemoveAccount(account.Id), CspPaths.Account(account.Id), field, request.FindForm("keep") is "1", counts), status);
    }
}

internal sealed record RemoveAccountView(string Name, string Action, string CancelPath, FieldView Confirm, bool Keep, AccountCountsView Counts);
