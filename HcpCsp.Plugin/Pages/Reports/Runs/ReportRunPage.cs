using HcpCsp.Abstractions.Jobs;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Delivery;
using HcpCsp.Plugin.Model.Reports;
using HcpCsp.Plugin.Pages.Views;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Pages.Reports.Runs;

/// <summary>One making of reports: live while it goes on, then its files, its mails, and what couldn't be made.</summary>
internal sealed class ReportRunPage(ICspStore store, IReportRuns runs, TimeProvider time, PageComposer composer)
{
    private const int PageSize = 50;
    private const string Mails = "mails";
    private const string Failures = "failures";

    public Task<PageResult> GetAsync(PageRequest request, CancellationToken cancellationToken) => Task.FromResult(RunSubject.Find(request, store, runs) is { } subject
        ? composer.Compose(request, Title(subject.Run, new Formats(request.Culture)), [.. Ways.ToCustomers, new("Reports", ReportPaths.Reports)], "report_run", View(request, subject))
        : (PageResult)Missing.Reports);

    private static string Title(ReportRun run, Formats formats) => $"{ReportWords.What(run.Order)}, {ReportWords.Subject(run, formats)}";

    private ReportRunView View(PageRequest request, RunSubject subject)
    {
        var (account, run) = subject;
        var formats = new Formats(request.Culture);
        bool isOver = ReportStates.IsOver(run);
        JobRun? job = isOver ? null : runs.FindJob(run);
        IReadOnlyList<ProducedFile> files = runs.ListFiles(run);
        IReadOnlyList<ReportDelivery> deliveries = runs.ListDeliveries(run);
        string show = request.FindQuery("show") is Mails or Failures ? request.FindQuery("show")! : "";
        string path = ReportPaths.Run(run);
        int total = show switch { Mails => deliveries.Count, Failures => run.Failures.Count, _ => files.Count };
        var paging = Paging.Read(request, PageSize).Within(total);
        return new ReportRunView
        {
            Row = RunRow.For(run.State is ReportRunState.Waiting && job is { State: JobRunState.Running } ? run with { State = ReportRunState.Running } : run, account, formats),
            AccountPath = CspPaths.Account(account.Id),
            IsOver = isOver,
            IsStopped = run.State is ReportRunState.Stopped,
            Progress = isOver ? null : ReportProgressView.For(run, job, time.GetUtcNow(), formats),
            EventsPath = isOver ? "" : ReportPaths.Events(run),
            StopPath = isOver ? "" : ReportPaths.Stop(run),
            ZipPath = isOver && files.Count > 0 ? ReportPaths.Zip(run) : "",
            Took = run is { StartedAt: { } start, EndedAt: { } end } ? formats.Duration(end - start) : Formats.None,
            FilesText = formats.Number(files.Count),
            Size = ReportWords.Size(files.Sum(static file => file.Bytes), formats),
            FileCount = files.Count,
            MailCount = deliveries.Count,
            FailureCount = run.Failures.Count,
            Provisional = formats.Number(files.Count(static file => file.IsProvisional)),
            HasCustomers = files.Any(static file => file.CustomerName.Length > 0),
            HasProvisional = files.Any(static file => file.IsProvisional),
            Unsent = deliveries.Count(static one => one.State is DeliveryState.Failed or DeliveryState.NoAddress) is > 0 and var unsent ? formats.Number(unsent) : "",
            Notes = run.Notes,
            Show = show,
            FilesPath = path,
            MailsPath = CspPaths.With(path, ("show", Mails)),
            FailuresPath = CspPaths.With(path, ("show", Failures)),
            Files = show.Length > 0 ? [] : [.. files.Skip(paging.Skip).Take(PageSize).Select(file => ReportFileRow.For(file, formats))],
            Mails = show is not Mails ? [] : [.. deliveries.Skip(paging.Skip).Take(PageSize).Select(one => DeliveryRow.For(one, formats))],
            Failures = show is not Failures ? [] : [.. run.Failures.Skip(paging.Skip).Take(PageSize)],
            Pager = paging.View(total, show switch { Mails => "mails", Failures => "reports", _ => "files" }, formats, page => CspPaths.With(path, ("show", show), ("page", page))),
            Done = Confirmations.Find(request),
        };
    }
}

internal sealed record ReportRunView
{
    public required RunRow Row { get; init; }

    public required string AccountPath { get; init; }

    public required bool IsOver { get; init; }

    public required bool IsStopped { get; init; }

    /// <summary>Null when it is over.</summary>
    public required ReportProgressView? Progress { get; init; }

    public required string EventsPath { get; init; }

    public required string StopPath { get; init; }

    /// <summary>Empty while there is nothing to download.</summary>
    public required string ZipPath { get; init; }

    public required string Took { get; init; }

    public required string FilesText { get; init; }

    public required string Size { get; init; }

    public required int FileCount { get; init; }

    public required int MailCount { get; init; }

    public required int FailureCount { get; init; }

    public required string Provisional { get; init; }

    /// <summary>Whether any file is a customer's.</summary>
    public required bool HasCustomers { get; init; }

    public required bool HasProvisional { get; init; }

    /// <summary>How many mails didn't go out; empty for none.</summary>
    public required string Unsent { get; init; }

    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>Which table is shown: mails, failures, or empty for the files.</summary>
    public required string Show { get; init; }

    public required string FilesPath { get; init; }

    public required string MailsPath { get; init; }

    public required string FailuresPath { get; init; }

    public required IReadOnlyList<ReportFileRow> Files { get; init; }

    public required IReadOnlyList<DeliveryRow> Mails { get; init; }

    public required IReadOnlyList<ReportFailure> Failures { get; init; }

    public required PagerView Pager { get; init; }

    public required string Done { get; init; }
}
