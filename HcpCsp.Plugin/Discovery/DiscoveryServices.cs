using HcpCsp.Plugin.PartnerCenter.Exports;
using HcpCsp.Plugin.PartnerCenter.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace HcpCsp.Plugin.Discovery;

internal static class DiscoveryServices
{
    public static IServiceCollection AddDiscovery(this IServiceCollection services, IConfiguration section)
    {
        services.AddOptions<DiscoveryOptions>().Bind(section.GetSection("Discovery")).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DiscoveryOptions>, DiscoveryOptionsCheck>();
        services.TryAddSingleton(TimeProvider.System);

        services.AddSingleton<ReadRequestCounts>(static provider => accountId => Read(provider.GetRequiredService<RequestMeter>(), accountId));
        services.AddSingleton<IStartedExports, StartedExports>();
        services.AddSingleton<LiveRuns>();
        services.AddSingleton<DiscoveryEngine>();
        services.AddSingleton<IDiscovery, DiscoveryRuns>();
        return services;
    }

    private static RequestCounts Read(RequestMeter meter, string accountId)
    {
        RequestReading reading = meter.Read(accountId);
        return new RequestCounts((int)reading.Requests, (int)reading.ThrottleWaits, reading.Bytes);
    }
}
