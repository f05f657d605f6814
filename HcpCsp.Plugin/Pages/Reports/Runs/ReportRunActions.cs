using System.Runtime.CompilerServices;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Api.Reports;
using HcpCsp.Plugin.Delivery;
using HcpCsp.Plugin.Model.Reports;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Pages.Reports.Runs;

/// <summary>Stop and Retry of a run, and the live progress that its page listens to.</summary>
internal sealed class ReportRunActions(ICspStore store, IReportRuns runs, ReportOrders orders, TimeProvider time)
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);

    public async Task<PageResult> StopAsync(PageRequest request, CancellationToken cancellationToken)
    {
        if (RunSubject.Find(request, store, runs) is not var (account, run))
            return Missing.Reports;
        bool stopped = await orders.StopAsync(request, account, run, cancellationToken);
        return Confirmations.Lead(ReportPaths.Run(run), stopped ? "reports-stopping" : "reports-ended");
    }

    public async Task<PageResult> RetryAsync(PageRequest request, CancellationToken cancellationToken)
    {
        if (RunSubject.Find(request, store, runs) is not var (account, run))
            return Missing.Reports;
        string id = request.RouteValues["deliveryId"];
        if (!runs.ListDeliveries(run).Any(one => string.Equals(one.Id, id, StringComparison.Ordinal)) || await orders.RetryAsync(request, account, id, cancellationToken) is not { } delivery)
            return new PageResult.NotFound("These reports have no such mail.");
        string path = CspPaths.With(ReportPaths.Run(run), ("show", "mails"));
        return new PageResult.Redirect(path + (delivery.State is DeliveryState.NoAddress ? "&done=delivery-no-address" : "&done=delivery-retried"));
    }

    public Task<PageResult> WatchAsync(PageRequest request, CancellationToken cancellationToken) => Task.FromResult<PageResult>(RunSubject.Find(request, store, runs) is var (_, run)
        ? new PageResult.LiveEvents(EventsAsync(run, new Formats(request.Culture), cancellationToken))
        : Missing.Reports);

    /// <summary>A look a second, until it is over: what the page shows then is told last.</summary>
    private async IAsyncEnumerable<ServerEvent> EventsAsync(ReportRun run, Formats formats, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Between, time);
        string last = "";
        while (runs.Find(run.AccountId, run.Id) is { } now)
        {
            string told = ReportProgressView.For(now, runs.FindJob(now), time.GetUtcNow(), formats).ToJson();
            if (!string.Equals(told, last, StringComparison.Ordinal))
                yield return new ServerEvent("progress", last = told);
            if (ReportStates.IsOver(now))
                yield break;
            await timer.WaitForNextTickAsync(cancellationToken);
        }
    }
}
