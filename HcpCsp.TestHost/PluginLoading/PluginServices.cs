using HcpCsp.Abstractions.Jobs;
using HcpCsp.Abstractions.Services;
using HcpCsp.TestHost.Audit;
using HcpCsp.TestHost.Jobs;
using HcpCsp.TestHost.Mail;
using HcpCsp.TestHost.Notifications;
using HcpCsp.TestHost.Secrets;
using HcpCsp.TestHost.Storage;
using HcpCsp.TestHost.Tenants;
using Microsoft.AspNetCore.DataProtection;

namespace HcpCsp.TestHost.PluginLoading;

/// <summary>Fills a plugin's container with the host's services, each seeing that plugin only.</summary>
internal sealed class PluginServices(
    HostFolders folders, AuditTrail audit, NotificationCenter notifications, MailOffice mail, IDataProtectionProvider protection, TimeProvider time,
    ILoggerFactory loggers, RunHistory history, ScheduleStore schedules)
{
    public ServiceCollection Make(string pluginId, PluginJobs jobs)
    {
        var services = new ServiceCollection();

        // As instances: the plugin's container must not dispose what the host goes on using.
        services.AddSingleton<IHostJobs>(jobs);
        services.AddSingleton<ISecretProtector>(new PluginSecretProtector(protection, pluginId));
        services.AddSingleton<IAuditLog>(new PluginAuditLog(audit, pluginId));
        services.AddSingleton<INotifier>(new PluginNotifier(notifications, pluginId));
        services.AddSingleton<IMailer>(new PluginMailer(mail, pluginId));
        services.AddSingleton<ITenantDirectory>(new PluginTenantDirectory(folders, time, pluginId));
        services.AddSingleton(time);
        services.AddSingleton(loggers);
        services.AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        return services;
    }

    public PluginJobs MakeJobs(string pluginId, JobClock clock) =>
        new(pluginId, history, schedules, clock, time, loggers.CreateLogger($"HcpCsp.TestHost.Jobs.{pluginId}"));
}
