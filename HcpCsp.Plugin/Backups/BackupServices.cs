using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HcpCsp.Plugin.Backups;

internal static class BackupServices
{
    public static IServiceCollection AddBackups(this IServiceCollection services, IConfiguration section)
    {
        services.AddOptions<BackupOptions>().Bind(section.GetSection("Backup"));
        services.AddSingleton<BackupArchive>();
        services.AddSingleton<BackupRuns>();
        return services;
    }
}
