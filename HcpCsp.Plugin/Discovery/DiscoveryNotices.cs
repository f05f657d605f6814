using HcpCsp.Abstractions;
using HcpCsp.Abstractions.Services;
using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.Discovery;

/// <summary>Tells Cloud Admins how a run ended.</summary>
internal static class DiscoveryNotices
{
    public static void Tell(INotifier notifier, PartnerAccount account, DiscoveryRun run)
    {
        if (run.State is not (DiscoveryState.Completed or DiscoveryState.Error))
            return;

        bool failed = run.State == DiscoveryState.Error;
        notifier.Notify(new Notification
        {
            Role = HcpRoles.CloudAdmin,
            Severity = failed ? NotificationSeverity.Error : NotificationSeverity.Information,
            Title = $"{account.Name}: {run.State.Caption()}",
            Text = Summarize(run),
            Path = $"/csp/accounts/{account.Id}/runs/{run.Id}",
        });
    }

    /// <summary>One sentence of counts, for lists.</summary>
    public static string Summarize(DiscoveryRun run)
    {
        int done = run.Units.Sum(static unit => unit.Done);
        int skipped = run.Units.Sum(static unit => unit.Skipped);
        string read = FormattableString.Invariant(
            $"{done:N0} units read, {skipped:N0} left as they were; {run.Lines:N0} invoice lines and {run.UsageLines:N0} usage lines.");
        return run.Errors switch
        {
            [] => read,
            [var only] => $"1 unit failed: {only.Unit}: {only.Message} {only.Advice} {read}",
            var errors => FormattableString.Invariant($"{errors.Count} units failed, the first: {errors[0].Unit}: {errors[0].Message} {read}"),
        };
    }
}
