using System.Globalization;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Delivery;
using HcpCsp.Plugin.Model.Reports;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Pages.Reports.Runs;

/// <summary>A file of a run, once it is proven to be what was made; or all of them as a zip, written as it is sent.</summary>
internal sealed class ReportDownloads(ICspStore store, IReportRuns runs)
{
    public async Task<PageResult> GetFileAsync(PageRequest request, CancellationToken cancellationToken)
    {
        if (RunSubject.Find(request, store, runs) is not var (_, run))
            return Missing.Reports;
        if (runs.ListFiles(run).FirstOrDefault(one => string.Equals(one.Key.Id, request.RouteValues["fileId"], StringComparison.Ordinal)) is not { } file)
            return new PageResult.NotFound("These reports have no such file.");
        Stream content;
        try
        {
            content = await runs.OpenFileAsync(file, cancellationToken);
        }
        catch (StoreException exception)
        {
            return new PageResult.Problem(500, "The file isn't sent", $"{exception.Message} {exception.Advice}");
        }

        return new PageResult.File
        {
            ContentType = ContentTypeOf(file),
            DownloadName = file.Name,
            WriteAsync = async (output, token) =>
            {
                await using (content)
                    await content.CopyToAsync(output, token);
            },
        };
    }

    public Task<PageResult> GetZipAsync(PageRequest request, CancellationToken cancellationToken)
    {
        if (RunSubject.Find(request, store, runs) is not var (_, run))
            return Task.FromResult<PageResult>(Missing.Reports);
        if (!ReportStates.IsOver(run) || runs.ListFiles(run).Count == 0)
            return Task.FromResult<PageResult>(new PageResult.Problem(409, "There is nothing to download", "The reports are still being made, or none could be. Their page tells."));
        return Task.FromResult<PageResult>(new PageResult.File
        {
            ContentType = "application/zip",
            DownloadName = string.Create(CultureInfo.InvariantCulture, $"Reports {run.RequestedAt.UtcDateTime:yyyy-MM-dd} {run.Id}.zip"),
            WriteAsync = async (output, token) =>
            {
                await using var passing = new AsyncWrites(output);
                await runs.WriteZipAsync(run, passing, token);
                await passing.FlushAsync(token);
            },
        });
    }

    private static string ContentTypeOf(ProducedFile file) => file.Key.Format is ReportFormat.Workbook
        ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        : "text/csv; charset=utf-8";
}
