using HcpCsp.Abstractions;
using HcpCsp.Abstractions.Jobs;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Billing.Statements;

/// <summary>Issuing to all customers of a document, or of all documents of an account, in the background.</summary>
internal interface IStatementRuns
{
    /// <summary>Starts it, or finds the one that goes on.</summary>
    /// <param name="accountId">Account.</param>
    /// <param name="invoiceNumber">Document; null for all of the account.</param>
    /// <param name="requestedBy">Who asks.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    Task StartAsync(string accountId, string? invoiceNumber, HcpUser requestedBy, CancellationToken cancellationToken);

    /// <summary>The same for issuing anew whatever differs from what was issued.</summary>
    /// <inheritdoc cref="StartAsync"/>
    Task StartReissueAsync(string accountId, string? invoiceNumber, HcpUser requestedBy, CancellationToken cancellationToken);

    /// <summary>The newest of either, going on or ended; null when there was none.</summary>
    JobRun? FindNewest(string accountId, string? invoiceNumber);

    /// <summary>Stops all that go on for an account, and waits until they have ended.</summary>
    /// <returns>False when one is still stopping after ten seconds.</returns>
    Task<bool> StopAsync(string accountId, CancellationToken cancellationToken);
}

/// <inheritdoc cref="IStatementRuns"/>
internal sealed class StatementRuns(IHostJobs jobs, ICspStore store, TimeProvider time) : IStatementRuns
{
    public const string JobKey = "statements";
    public const string ReissueJobKey = "statement-reissues";

    private static readonly string[] JobKeys = [JobKey, ReissueJobKey];
    private static readonly TimeSpan StopTakesAtMost = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);

    public Task StartAsync(string accountId, string? invoiceNumber, HcpUser requestedBy, CancellationToken cancellationToken) =>
        jobs.TriggerAsync(JobKey, SubjectOf(accountId, invoiceNumber), requestedBy, null, cancellationToken);

    public Task StartReissueAsync(string accountId, string? invoiceNumber, HcpUser requestedBy, CancellationToken cancellationToken) =>
        jobs.TriggerAsync(ReissueJobKey, SubjectOf(accountId, invoiceNumber), requestedBy, null, cancellationToken);

    public JobRun? FindNewest(string accountId, string? invoiceNumber)
    {
        string subject = SubjectOf(accountId, invoiceNumber);
        return jobs.FindAlive(JobKey, subject) ?? jobs.FindAlive(ReissueJobKey, subject)
            ?? jobs.ListRuns(JobKey, subject, 1).Concat(jobs.ListRuns(ReissueJobKey, subject, 1)).MaxBy(run => run.StartedAt);
    }

    public async Task<bool> StopAsync(string accountId, CancellationToken cancellationToken)
    {
        long asked = time.GetTimestamp();
        List<(string Job, string Subject)> alive = [.. store.OpenAccount(accountId).ListInvoices()
            .Select(invoice => SubjectOf(accountId, invoice.Number)).Append(SubjectOf(accountId, null))
            .SelectMany(static _ => JobKeys, static (subject, job) => (job, subject))
            .Where(run => jobs.FindAlive(run.job, run.subject) is not null)];
        foreach ((string job, string subject) in alive)
            await jobs.StopAsync(job, subject, cancellationToken);
        while (alive.Exists(run => jobs.FindAlive(run.Job, run.Subject) is not null))
        {
            if (time.GetElapsedTime(asked) >= StopTakesAtMost)
                return false;
            await Task.Delay(BetweenLooks, time, cancellationToken);
        }

        return true;
    }

    /// <summary>What a run is about: account, and document or null.</summary>
    public static (string AccountId, string? InvoiceNumber) Parse(string subject) =>
        subject.Split('/', 2) is [var account, var number] ? (account, Uri.UnescapeDataString(number)) : (subject, null);

    private static string SubjectOf(string accountId, string? invoiceNumber) =>
        invoiceNumber is null ? accountId : $"{accountId}/{Uri.EscapeDataString(invoiceNumber)}";
}
