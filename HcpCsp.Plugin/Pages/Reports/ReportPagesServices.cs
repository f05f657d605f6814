using HcpCsp.Plugin.Pages.Reports.Orders;
using HcpCsp.Plugin.Pages.Reports.Runs;
using HcpCsp.Plugin.Pages.Reports.Schedules;
using Microsoft.Extensions.DependencyInjection;

namespace HcpCsp.Plugin.Pages.Reports;

internal static class ReportPagesServices
{
    /// <summary>Adds the pages of reports and schedules.</summary>
    public static IServiceCollection AddReportPages(this IServiceCollection services) => services
        .AddSingleton<ReportsPage>()
        .AddSingleton<NewReportPage>()
        .AddSingleton<ReportRunPage>()
        .AddSingleton<ReportRunActions>()
        .AddSingleton<ReportDownloads>()
        .AddSingleton<SchedulesPage>()
        .AddSingleton<SchedulePage>()
        .AddSingleton<EditSchedulePage>();
}
