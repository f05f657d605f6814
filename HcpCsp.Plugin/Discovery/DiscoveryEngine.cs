using System.Diagnostics.CodeAnalysis;
using HcpCsp.Abstractions.Services;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.PartnerCenter;
using HcpCsp.Plugin.PartnerCenter.Calls;
using HcpCsp.Plugin.Store;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HcpCsp.Plugin.Discovery;

/// <summary>Makes one discovery run from its start to its end, and is the one border where its faults are caught and logged.</summary>
internal sealed class DiscoveryEngine(
    ICspStore store,
    IPartnerCenter partnerCenter,
    IAuditCalls auditCalls,
    IProfileCalls profileCalls,
    LiveRuns live,
    INotifier notifier,
    ReadRequestCounts readCounts,
    IOptions<DiscoveryOptions> options,
    TimeProvider time,
    ILogger<DiscoveryEngine> logger)
{
    private static readonly TimeSpan SaveEvery = TimeSpan.FromSeconds(1);

    /// <summary>Walks the account. Takes up the walk of an earlier run that didn't come to its end.</summary>
    /// <returns>
    /// The run as it ended. In Progress when it was cancelled without anybody asking it to stop: the next run goes on with its walk.
    /// </returns>
    public async Task<DiscoveryRun> RunAsync(DiscoveryRequest request, CancellationToken cancellationToken)
    {
        PartnerAccount account = store.FindAccount(request.AccountId)
            ?? throw new InvalidOperationException($"There is no account {request.AccountId}.");
        CloseInterruptedRuns(account.Id);
        var progress = new RunProgress(request, readCounts, time.GetUtcNow());
        live.Add(progress);
        try
        {
            store.SaveRun(progress.Snapshot());
            using var reporting = new CancellationTokenSource();
            Task reporter = ReportAsync(progress, request, reporting.Token);
            DiscoveryState state = await WalkAsync(account, request, progress, cancellationToken);
            await reporting.CancelAsync();
            await reporter;

            progress.End(state, state == DiscoveryState.InProgress ? null : time.GetUtcNow());
            DiscoveryRun run = progress.Snapshot();
            store.SaveRun(run);
            store.TrimRuns(account.Id, options.Value.KeepRuns, time.GetUtcNow() - options.Value.KeepRunsFor);
            request.Report(progress.Report());
            DiscoveryNotices.Tell(notifier, account, run);
            return run;
        }
        finally
        {
            live.Remove(progress);
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "The border of a run: whatever went wrong is told in the run and logged once.")]
    private async Task<DiscoveryState> WalkAsync(PartnerAccount account, DiscoveryRequest request, RunProgress progress, CancellationToken cancellationToken)
    {
        try
        {
            // Half an interval: the next run of the system must list documents anew, even when one unit fails each time.
            Walk walk = Walk.Begin(store.OpenAccount(account.Id), request, options.Value.Interval / 2, time);
            var tenant = new PartnerTenant(account.Id, account.TenantId);
            var walker = new AccountWalker(partnerCenter, auditCalls, profileCalls, store, tenant, walk, progress, options.Value, time);
            if (request.Scope is DiscoveryScope.UnitScope unit)
                return await RetryAsync(walker, unit.Key, progress, cancellationToken);
            await walker.WalkAsync(cancellationToken);
            if (progress.HasErrors)
                return DiscoveryState.Error;
            walk.Close();
            return DiscoveryState.Completed;
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            return request.IsStopRequested() ? DiscoveryState.Stopped : DiscoveryState.InProgress;
        }
        catch (SignInNeededException exception)
        {
            progress.AddError(UnitErrors.From("", "sign-in", exception, time.GetUtcNow()));
            return DiscoveryState.Error;
        }
        catch (Exception exception)
        {
            logger.LogError(exception, "Discovery run {RunId} of account {AccountId} failed", request.RunId, account.Id);
            progress.AddError(UnitErrors.From("", "the run as a whole", exception, time.GetUtcNow()));
            return DiscoveryState.Error;
        }
    }

    /// <summary>Reads one unit. What else failed in the run before is still to be told: nobody should take the account for complete.</summary>
    private async Task<DiscoveryState> RetryAsync(AccountWalker walker, string key, RunProgress progress, CancellationToken cancellationToken)
    {
        DiscoveryRun? before = store.ListRuns(progress.AccountId, 2).FirstOrDefault(run => !string.Equals(run.Id, progress.RunId, StringComparison.Ordinal));
        foreach (UnitError error in (before?.Errors ?? []).Where(error => !string.Equals(error.Key, key, StringComparison.Ordinal)))
            progress.AddError(error);
        await walker.WalkUnitAsync(key, cancellationToken);
        return progress.HasErrors ? DiscoveryState.Error : DiscoveryState.Completed;
    }

    /// <summary>Saves and reports the figures at most once a second while the run goes on.</summary>
    private async Task ReportAsync(RunProgress progress, DiscoveryRequest request, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(SaveEvery, time);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                request.Report(progress.Report());
                store.SaveRun(progress.Snapshot());
            }
        }
        catch (OperationCanceledException)
        {
            // The run has ended.
        }
    }

    // At most one run of an account is alive, and this is it: others that seem to be were cut off.
    private void CloseInterruptedRuns(string accountId)
    {
        foreach (DiscoveryRun run in store.ListRuns(accountId, int.MaxValue).Where(static run => run.State == DiscoveryState.InProgress))
            store.SaveRun(InterruptedRuns.Close(run, time.GetUtcNow()));
    }
}
