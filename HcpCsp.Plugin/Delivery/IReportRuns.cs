using HcpCsp.Abstractions;
using HcpCsp.Abstractions.Jobs;
using HcpCsp.Plugin.Model.Reports;

namespace HcpCsp.Plugin.Delivery;

/// <summary>Reports that are made, or were, as pages and API see them.</summary>
internal interface IReportRuns
{
    /// <summary>Makes reports in the background, once. The order is checked as <see cref="ReportOrderCheck"/> does.</summary>
    Task<StartOutcome> StartAsync(ReportWish wish, HcpUser by, CancellationToken cancellationToken);

    /// <summary>Of an account, the newest first, a page of them.</summary>
    /// <param name="accountId">Account.</param>
    /// <param name="scheduleId">Of this schedule alone; null for all, and those on demand.</param>
    /// <param name="skip">How many newer ones are left out.</param>
    /// <param name="take">How many at most.</param>
    IReadOnlyList<ReportRun> List(string accountId, string? scheduleId, int skip, int take);

    /// <inheritdoc cref="List"/>
    int Count(string accountId, string? scheduleId);

    ReportRun? Find(string accountId, string runId);

    /// <summary>The host's job that makes it, with its progress; null before it began, and when the host knows it no more.</summary>
    JobRun? FindJob(ReportRun run);

    /// <summary>In the order of their names.</summary>
    IReadOnlyList<ProducedFile> ListFiles(ReportRun run);

    /// <summary>By customer, those that get everything first.</summary>
    IReadOnlyList<ReportDelivery> ListDeliveries(ReportRun run);

    /// <summary>Asks it to stop: files that are whole by then stay. False when it has ended.</summary>
    Task<bool> StopAsync(ReportRun run, CancellationToken cancellationToken);

    /// <summary>Stops all that go on for an account, ends the looks at its schedules, and waits: before the account is removed.</summary>
    /// <returns>False when one is still stopping after ten seconds.</returns>
    Task<bool> StopAllAsync(string accountId, CancellationToken cancellationToken);

    /// <summary>Opens a file once it is proven to be what was made.</summary>
    /// <exception cref="Store.StoreException">It is missing, or other than it was made.</exception>
    Task<Stream> OpenFileAsync(ProducedFile file, CancellationToken cancellationToken);

    /// <summary>Writes all files of a run as one zip, the same bytes each time. Nothing is held: it may be written as it is sent.</summary>
    Task WriteZipAsync(ReportRun run, Stream output, CancellationToken cancellationToken);

    /// <summary>Tries to send again what failed, or what had no address; what was sent stays sent.</summary>
    /// <returns>As it is now; null when there is no such delivery.</returns>
    Task<ReportDelivery?> RetryAsync(string accountId, string deliveryId, CancellationToken cancellationToken);
}

/// <summary>What somebody wants made once.</summary>
/// <param name="InvoiceNumber">One document alone; null for all of the months.</param>
internal sealed record ReportWish(string AccountId, MonthSpan Months, string? InvoiceNumber, ReportOrder Order);

internal abstract record StartOutcome
{
    private StartOutcome()
    {
    }

    public sealed record Started(ReportRun Run) : StartOutcome;

    /// <param name="Problems">All of them, in words.</param>
    public sealed record Refused(IReadOnlyList<string> Problems) : StartOutcome;
}
