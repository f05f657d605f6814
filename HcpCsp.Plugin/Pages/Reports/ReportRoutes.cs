using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Pages.Reports.Orders;
using HcpCsp.Plugin.Pages.Reports.Runs;
using HcpCsp.Plugin.Pages.Reports.Schedules;
using Microsoft.Extensions.DependencyInjection;

namespace HcpCsp.Plugin.Pages.Reports;

/// <summary>Pages of reports: which handler answers where.</summary>
internal static class ReportRoutes
{
    private const string OneRun = "/csp/reports/runs/{accountId}/{runId}";
    private const string OneSchedule = "/csp/reports/schedules/{accountId}/{scheduleId}";

    public static void AddPages(IServiceProvider services, Action<string, PageHandler> get, Action<string, PageHandler> post)
    {
        var live = services.GetRequiredService<LivePages>();
        get(ReportPaths.Reports, live.Follow(services.GetRequiredService<ReportsPage>().GetAsync));
        var make = services.GetRequiredService<NewReportPage>();
        get(ReportPaths.New, make.GetAsync);
        post(ReportPaths.New, make.PostAsync);
        get(OneRun, live.Follow(services.GetRequiredService<ReportRunPage>().GetAsync));
        var actions = services.GetRequiredService<ReportRunActions>();
        get(OneRun + "/events", actions.WatchAsync);
        post(OneRun + "/stop", actions.StopAsync);
        post(OneRun + "/deliveries/{deliveryId}/retry", actions.RetryAsync);
        var downloads = services.GetRequiredService<ReportDownloads>();
        get(OneRun + "/files/{fileId}", downloads.GetFileAsync);
        get(OneRun + "/reports.zip", downloads.GetZipAsync);
        AddSchedulePages(services, get, post);
    }

    private static void AddSchedulePages(IServiceProvider services, Action<string, PageHandler> get, Action<string, PageHandler> post)
    {
        get(ReportPaths.Schedules, services.GetRequiredService<SchedulesPage>().GetAsync);
        var edit = services.GetRequiredService<EditSchedulePage>();
        get(ReportPaths.NewSchedule, edit.GetNewAsync);
        post(ReportPaths.NewSchedule, edit.PostNewAsync);
        get(OneSchedule + "/edit", edit.GetAsync);
        post(OneSchedule + "/edit", edit.PostAsync);
        var schedule = services.GetRequiredService<SchedulePage>();
        get(OneSchedule, schedule.GetAsync);
        post(OneSchedule + "/pause", schedule.PauseAsync);
        post(OneSchedule + "/resume", schedule.ResumeAsync);
        post(OneSchedule + "/run", schedule.RunAsync);
        get(OneSchedule + "/remove", schedule.GetRemoveAsync);
        post(OneSchedule + "/remove", schedule.RemoveAsync);
    }
}
