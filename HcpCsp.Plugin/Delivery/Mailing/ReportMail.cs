using System.Collections.Concurrent;
using HcpCsp.Abstractions.Services;
using HcpCsp.Plugin.Model.Reports;
using HcpCsp.Plugin.Store;
using HcpCsp.Plugin.Store.Reports;

namespace HcpCsp.Plugin.Delivery.Mailing;

/// <summary>Mails what runs have made. A passing failure is tried again later; one for good is told, and tried again by hand.</summary>
internal sealed class ReportMail(DeliveryPlanner planner, ReportMessages messages, IReportStore reports, IMailer mailer, INotifier notifier, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, byte> underWay = new(StringComparer.Ordinal);

    /// <summary>The mails of a run that weren't sent yet.</summary>
    public async Task SendAsync(ReportRun run, CancellationToken cancellationToken)
    {
        planner.Plan(run, reports.ListFiles(run.AccountId, run.Id));
        foreach (ReportDelivery delivery in reports.ListDeliveries(run.AccountId, run.Id).Where(static one => one.State == DeliveryState.Waiting))
            await SendAsync(delivery, cancellationToken);
    }

    /// <summary>Of all runs of an account, those whose time has come.</summary>
    public async Task SendDueAsync(string accountId, CancellationToken cancellationToken)
    {
        foreach (ReportDelivery delivery in reports.ListWaiting(accountId).TakeWhile(one => one.NextAttemptAt <= time.GetUtcNow()))
        {
            // A run that goes on sends its own.
            if (reports.FindRun(accountId, delivery.RunId)?.EndedAt is not null)
                await SendAsync(delivery, cancellationToken);
        }
    }

    /// <summary>By hand: what failed, or had no address.</summary>
    public async Task<ReportDelivery> RetryAsync(ReportRun run, ReportDelivery delivery, CancellationToken cancellationToken)
    {
        if (delivery.State == DeliveryState.Sent)
            return delivery;
        if (delivery.State != DeliveryState.NoAddress)
            return await SendAsync(delivery with { State = DeliveryState.Waiting, Attempts = 0, Since = time.GetUtcNow() }, cancellationToken);
        ReportDelivery last = delivery;
        foreach (ReportDelivery found in planner.Resolve(run, delivery) ?? [])
            last = await SendAsync(found, cancellationToken);
        return last;
    }

    /// <summary>Shows what won't be sent by itself, since a person stopped the run.</summary>
    public void GiveUp(ReportRun run, string reason)
    {
        planner.Plan(run, reports.ListFiles(run.AccountId, run.Id));
        foreach (ReportDelivery delivery in reports.ListDeliveries(run.AccountId, run.Id).Where(static one => one.State == DeliveryState.Waiting))
            reports.SaveDelivery(delivery with { State = DeliveryState.Failed, Reason = reason, NextAttemptAt = null });
    }

    private async Task<ReportDelivery> SendAsync(ReportDelivery delivery, CancellationToken cancellationToken)
    {
        if (!underWay.TryAdd(delivery.Id, 0))
            return delivery;
        try
        {
            ReportDelivery tried = await TryAsync(delivery, cancellationToken);
            reports.SaveDelivery(tried);
            if (tried.State == DeliveryState.Failed && reports.FindRun(tried.AccountId, tried.RunId) is { } run)
                notifier.Notify(DeliveryNotices.About(run, tried));
            return tried;
        }
        finally
        {
            underWay.TryRemove(delivery.Id, out _);
        }
    }

    // What it became is saved after it was sent: a crash in between sends it again, and the host knows its key.
    private async Task<ReportDelivery> TryAsync(ReportDelivery delivery, CancellationToken cancellationToken)
    {
        ReportDelivery tried = delivery with { Attempts = delivery.Attempts + 1 };
        try
        {
            using ReportMessage message = await messages.ComposeAsync(delivery, cancellationToken);
            await mailer.SendAsync(message.Mail, cancellationToken);
            return tried with { State = DeliveryState.Sent, Reason = "", SentAt = time.GetUtcNow(), NextAttemptAt = null };
        }
        catch (MailException later) when (later.IsTransient && MailRetries.FindNext(tried, time.GetUtcNow()) is { } next)
        {
            return tried with { State = DeliveryState.Waiting, Reason = later.Message, NextAttemptAt = next };
        }
        catch (Exception failed) when (failed is MailException or ArgumentException or StoreException or IOException)
        {
            return tried with { State = DeliveryState.Failed, Reason = failed.Message, NextAttemptAt = null };
        }
    }
}
