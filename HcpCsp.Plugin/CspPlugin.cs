using HcpCsp.Abstractions;
using HcpCsp.Plugin.Api;
using HcpCsp.Plugin.Backups;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Budgets;
using HcpCsp.Plugin.Delivery;
using HcpCsp.Plugin.Discovery;
using HcpCsp.Plugin.Jobs;
using HcpCsp.Plugin.Onboarding;
using HcpCsp.Plugin.Pages;
using HcpCsp.Plugin.PartnerCenter;
using HcpCsp.Plugin.Renewals;
using HcpCsp.Plugin.Reports;
using HcpCsp.Plugin.Store;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace HcpCsp.Plugin;

/// <summary>Entry point: the one file that knows every slice.</summary>
public sealed class CspPlugin : IHcpPlugin
{
    /// <inheritdoc/>
    public void ConfigureServices(IServiceCollection services, PluginContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        IConfiguration section = context.Configuration.GetSection("HcpCsp");
        services.TryAddSingleton(context);
        services.AddStore(section);
        services.AddBackups(section);
        services.AddPartnerCenter(section);
        services.AddOnboarding(section);
        services.AddDiscovery(section);
        services.AddBilling(section);
        services.AddBudgets();
        services.AddRenewals();
        services.AddReports(section);
        services.AddDelivery(section);
        services.AddPages(section);
        services.AddApi();
        services.AddSingleton<DiscoveryJob>();
        services.AddSingleton<SignInUpkeepJob>();
        services.AddSingleton<StatementJob>();
        services.AddSingleton<BackupJob>();
        services.AddSingleton<ReportJob>();
        services.AddSingleton<ScheduleJob>();
    }

    /// <inheritdoc/>
    public void Register(IPluginContributions contributions, IServiceProvider services)
    {
        ArgumentNullException.ThrowIfNull(contributions);
        // A wrong setting is told at load, by name, and not on the first page that needs it.
        services.GetService<IStartupValidator>()?.Validate();
        PageRoutes.Register(contributions, services);
        ApiRoutes.Register(contributions, services);
        contributions.AddJob(services.GetRequiredService<DiscoveryJob>().Define());
        contributions.AddJob(services.GetRequiredService<SignInUpkeepJob>().Define());
        contributions.AddJob(services.GetRequiredService<StatementJob>().Define());
        contributions.AddJob(services.GetRequiredService<StatementJob>().DefineReissue());
        contributions.AddJob(services.GetRequiredService<BackupJob>().Define());
        contributions.AddJob(services.GetRequiredService<ReportJob>().Define());
        contributions.AddJob(services.GetRequiredService<ScheduleJob>().Define());
    }

    /// <summary>Nothing to do: the host disposes the container, and with it all that the slices opened.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
