using System.Collections.Concurrent;
using HcpCsp.Plugin.Model.Reports;
using HcpCsp.Plugin.Reports.Catalog;
using HcpCsp.Plugin.Reports.Customer;
using HcpCsp.Plugin.Store.Reports;

namespace HcpCsp.Plugin.Delivery.Making;

/// <summary>Writes planned reports into the report folder, as many side by side as there are cores. One that fails doesn't end the others.</summary>
internal sealed class ReportMaker(IReportCatalog catalog, IReportStore reports, TimeProvider time)
{
    /// <param name="run">That they are made in.</param>
    /// <param name="planned">None twice.</param>
    /// <param name="onDone">Hears of each that was made or has failed, from many threads.</param>
    /// <param name="cancellationToken">Ends it; what is whole by then is kept.</param>
    public async Task<IReadOnlyList<MakingFault>> MakeAsync(ReportRun run, IReadOnlyList<PlannedReport> planned, Action<PlannedReport> onDone, CancellationToken cancellationToken)
    {
        var faults = new ConcurrentBag<MakingFault>();
        IReadOnlyList<(PlannedReport Report, string Name)> named = ReportFileNames.Choose(planned, reports.ListFiles(run.AccountId, run.Id));
        var options = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(named, options, async (one, token) =>
        {
            if (await TryMakeAsync(run, one.Report, one.Name, token) is { } fault)
                faults.Add(fault);
            onDone(one.Report);
        });
        return [.. faults];
    }

    private async Task<MakingFault?> TryMakeAsync(ReportRun run, PlannedReport planned, string name, CancellationToken cancellationToken)
    {
        try
        {
            await reports.KeepFileAsync(
                run.Owner, Draft(run, planned, name), async (output, token) => (await catalog.WriteAsync(planned, output, token)).Rows, cancellationToken);
            return null;
        }
        catch (CustomerLeakException leak)
        {
            return new MakingFault(planned, $"Held back, since it would have shown what isn't the customer's. {leak.Message}", IsHeldBack: true, MayHaveChanged: false);
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            // Whatever it is, the others are still to be made: the run names it.
            return new MakingFault(planned, failed.Message, IsHeldBack: false, MayHaveChanged: failed is InvalidOperationException);
        }
    }

    private ProducedFile Draft(ReportRun run, PlannedReport planned, string name) => new()
    {
        AccountId = run.AccountId,
        RunId = run.Id,
        Key = DueReports.KeyOf(planned),
        Name = name,
        Title = planned.Title,
        CustomerName = planned.CustomerName,
        Missing = planned.Completeness.Missing,
        MadeAt = time.GetUtcNow(),
    };
}

/// <summary>A report that wasn't made.</summary>
/// <param name="MayHaveChanged">Whether data or rules may have changed since it was planned: then it is planned anew.</param>
internal sealed record MakingFault(PlannedReport Planned, string Reason, bool IsHeldBack, bool MayHaveChanged)
{
    public ReportFailure ToFailure() => new(Planned.Title, Planned.CustomerName, Reason, IsHeldBack);
}
