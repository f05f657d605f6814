using System.Globalization;
using HcpCsp.Abstractions.Jobs;
using HcpCsp.Abstractions.Services;
using HcpCsp.Plugin.Delivery.Mailing;
using HcpCsp.Plugin.Model.Reports;
using HcpCsp.Plugin.Reports.Catalog;
using HcpCsp.Plugin.Store.Reports;

namespace HcpCsp.Plugin.Delivery.Making;

/// <summary>Does a run from where it stands: issues, makes, mails. What was made or sent before a crash is neither made nor sent again.</summary>
internal sealed class ReportRunner(DueReports due, StatementsFirst statements, ReportMaker maker, ReportMail mail, IReportStore reports, INotifier notifier, TimeProvider time)
{
    // Data that change while reports are made of them make it plan anew; they can't do so for ever.
    private const int MostRounds = 3;
    private const int MostNotes = 20;

    /// <param name="accountId">Account.</param>
    /// <param name="runId">One that has ended is left as it is.</param>
    /// <param name="report">Hears how far it is.</param>
    /// <param name="stopRequested">Tells a person's stop from a shutdown, after which it is to go on.</param>
    /// <param name="cancellationToken">Ends it; what is whole stays.</param>
    public async Task<ReportRun> RunAsync(string accountId, string runId, Action<JobProgress> report, Func<bool> stopRequested, CancellationToken cancellationToken)
    {
        ReportRun run = reports.FindRun(accountId, runId) ?? throw new InvalidOperationException("There is no such run of reports.");
        if (run.EndedAt is not null)
            return run;
        run = run with { State = ReportRunState.Running, StartedAt = run.StartedAt ?? time.GetUtcNow() };
        reports.SaveRun(run);
        try
        {
            run = await MakeAsync(run, report, cancellationToken);
            report(new JobProgress(100, "Sending mail"));
            await mail.SendAsync(run, cancellationToken);
            return End(run, run.Failures.Count == 0 ? ReportRunState.Completed : ReportRunState.Failed);
        }
        catch (OperationCanceledException) when (stopRequested())
        {
            mail.GiveUp(run, "The run was stopped before it was sent.");
            return End(run, ReportRunState.Stopped);
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            return End(run with { Failures = [.. run.Failures, new ReportFailure("", "", failed.Message, IsHeldBack: false)] }, ReportRunState.Failed);
        }
    }

    private async Task<ReportRun> MakeAsync(ReportRun run, Action<JobProgress> report, CancellationToken cancellationToken)
    {
        report(new JobProgress(null, "Planning"));
        DueWork work = due.Find(DueQuestion.Of(run));
        if (work.ToIssue.Count + work.ToReissue.Count > 0)
            report(new JobProgress(null, "Issuing statements"));
        IReadOnlyList<ReportFailure> unissued = await statements.IssueAsync(run, work, cancellationToken);
        var faults = new Dictionary<string, MakingFault>(StringComparer.Ordinal);
        for (int round = 0; round < MostRounds; round++)
        {
            work = due.Find(DueQuestion.Of(run));
            PlannedReport[] next = [.. work.Make.Where(planned => (!DueReports.MustBeIssued(run.Order, planned) || due.IsIssued(planned)) && !HasFailed(faults, planned))];
            foreach (PlannedReport planned in next)
                faults.Remove(DueReports.KeyOf(planned).Identity);
            foreach (MakingFault fault in await maker.MakeAsync(run, next, Counting(report, next.Length), cancellationToken))
                faults[DueReports.KeyOf(fault.Planned).Identity] = fault;
            if (!faults.Values.Any(static fault => fault.MayHaveChanged))
                break;
        }

        return run with { Failures = [.. unissued, .. Tell(faults.Values)], Notes = ListNotes(run, work) };
    }

    // The same version again would fail again; once its data have changed, it is another report.
    private static bool HasFailed(Dictionary<string, MakingFault> faults, PlannedReport planned) =>
        faults.TryGetValue(DueReports.KeyOf(planned).Identity, out MakingFault? before)
        && (!before.MayHaveChanged || string.Equals(before.Planned.Version, planned.Version, StringComparison.Ordinal));

    private static Action<PlannedReport> Counting(Action<JobProgress> report, int all)
    {
        int done = 0;
        return planned =>
        {
            int now = Interlocked.Increment(ref done);
            report(new JobProgress(100d * now / all, string.Create(CultureInfo.InvariantCulture, $"{now} of {all} files: {planned.Title}")));
        };
    }

    private static IEnumerable<ReportFailure> Tell(IEnumerable<MakingFault> faults) => faults.Select(static fault => fault.ToFailure())
        .OrderBy(static one => one.CustomerName, StringComparer.OrdinalIgnoreCase)
        .ThenBy(static one => one.Title, StringComparer.Ordinal);

    private static List<string> ListNotes(ReportRun run, DueWork work)
    {
        var notes = new List<string>();
        if (!run.Order.IssuesAnew && work.Restated.Count > 0)
        {
            notes.Add(work.Restated.Count == 1
                ? "1 statement differs from what was issued, since Microsoft restated its lines. It was not issued anew."
                : $"{work.Restated.Count} statements differ from what was issued, since Microsoft restated their lines. They were not issued anew.");
        }

        string state = run.ScheduleId is null ? "was left out" : "waits";
        notes.AddRange(work.Waiting.Select(one => $"{(one.CustomerName.Length > 0 ? $"{one.CustomerName}, " : "")}{one.Title} {state}: {string.Join(' ', one.Missing)}"));
        return notes.Count <= MostNotes ? notes : [.. notes.Take(MostNotes), $"And {notes.Count - MostNotes} more."];
    }

    private ReportRun End(ReportRun run, ReportRunState state)
    {
        IReadOnlyList<ProducedFile> files = reports.ListFiles(run.AccountId, run.Id);
        if (state != ReportRunState.Completed && run.ScheduleId is { } schedule)
            Reopen(run, schedule);
        ReportRun ended = run with { State = state, EndedAt = time.GetUtcNow(), FileCount = files.Count, Bytes = files.Sum(static file => file.Bytes) };
        reports.SaveRun(ended);
        if (state == ReportRunState.Failed)
            notifier.Notify(DeliveryNotices.About(ended));
        return ended;
    }

    // What wasn't made is looked at again after the next discovery. Before the run has ended, since nobody else writes the standing until then.
    private void Reopen(ReportRun run, string scheduleId)
    {
        ScheduleStanding standing = reports.GetStanding(run.AccountId, scheduleId);
        reports.SaveStanding(standing with { Open = [.. standing.Open.Union(run.Spans)] }, []);
    }
}
