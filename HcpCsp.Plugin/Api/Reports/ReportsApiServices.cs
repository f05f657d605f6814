using Microsoft.Extensions.DependencyInjection;

namespace HcpCsp.Plugin.Api.Reports;

internal static class ReportsApiServices
{
    /// <summary>Adds the API of reports and schedules, and what their pages share with it.</summary>
    public static IServiceCollection AddReportsApi(this IServiceCollection services) => services
        .AddSingleton<ReportOrders>()
        .AddSingleton<ScheduleActions>()
        .AddSection<ReportsApi>()
        .AddSection<SchedulesApi>();
}
