using HcpCsp.Plugin.Delivery.Mailing;
using HcpCsp.Plugin.Delivery.Making;
using HcpCsp.Plugin.Delivery.Scheduling;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HcpCsp.Plugin.Delivery;

internal static class DeliveryServices
{
    /// <summary>Needs the store, billing, the catalog of reports, and the host's jobs, notifications and mail.</summary>
    public static IServiceCollection AddDelivery(this IServiceCollection services, IConfiguration section)
    {
        services.AddOptions<DeliveryOptions>().Bind(section.GetSection("Reports")).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DeliveryOptions>, DeliveryOptionsCheck>();
        services.AddSingleton<DueReports>().AddSingleton<RunStarter>().AddSingleton<ReportZip>();
        services.AddSingleton<StatementsFirst>().AddSingleton<ReportMaker>().AddSingleton<ReportRunner>();
        services.AddSingleton<DeliveryPlanner>().AddSingleton<ReportMessages>().AddSingleton<ReportMail>();
        services.AddSingleton<DeliveryClock>().AddSingleton<ScheduleLook>().AddSingleton<ScheduleRuns>();
        return services.AddSingleton<IReportRuns, ReportRuns>().AddSingleton<IReportSchedules, ReportSchedules>();
    }
}
