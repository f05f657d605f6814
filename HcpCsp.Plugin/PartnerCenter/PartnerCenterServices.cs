using HcpCsp.Plugin.PartnerCenter.Calls;
using HcpCsp.Plugin.PartnerCenter.Exports;
using HcpCsp.Plugin.PartnerCenter.Files;
using HcpCsp.Plugin.PartnerCenter.Http;
using HcpCsp.Plugin.PartnerCenter.Lines;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace HcpCsp.Plugin.PartnerCenter;

internal static class PartnerCenterServices
{
    public static IServiceCollection AddPartnerCenter(this IServiceCollection services, IConfiguration section)
    {
        services.AddOptions<MicrosoftOptions>().Bind(section.GetSection("Microsoft")).ValidateOnStart();
        services.AddSingleton<IValidateOptions<MicrosoftOptions>, MicrosoftOptionsCheck>();
        services.AddOptions<RequestLimitOptions>().Bind(section.GetSection("Discovery")).ValidateOnStart();
        services.AddSingleton<IValidateOptions<RequestLimitOptions>, RequestLimitOptionsCheck>();
        services.TryAddSingleton(TimeProvider.System);

        services.AddSingleton<MicrosoftSockets>();
        services.AddSingleton<RequestMeter>();
        services.AddSingleton<RequestLimiters>();
        services.AddSingleton<TrustedHosts>();
        services.AddTransient<RetryHandler>();
        services.AddTransient<ThrottlingHandler>();
        services.AddTransient<BearerHandler>();
        services.AddTransient<RequestLogHandler>();
        services.AddTransient<TryTimeoutHandler>();
        services.AddTransient<WholeAnswerHandler>();
        services.AddHttpClients();

        services.AddSingleton<ApiCaller>();
        services.AddSingleton<ManifestReader>();
        services.AddSingleton<BillingExports>();
        services.AddSingleton<BlobFiles>();
        services.AddSingleton<PagedLines>();
        services.AddSingleton<ReadingSlots>();
        services.AddSingleton<LineReader>();
        services.AddSingleton<InvoiceListing>();
        services.AddSingleton<ICustomerCalls, CustomerCalls>();
        services.AddSingleton<IInvoiceCalls, InvoiceCalls>();
        services.AddSingleton<IAuditCalls, AuditCalls>();
        services.AddSingleton<IProfileCalls, ProfileCalls>();
        services.AddSingleton<PartnerCenterClient>();
        services.AddSingleton<IPartnerCenter>(static provider => provider.GetRequiredService<PartnerCenterClient>());
        services.AddSingleton<IPartnerProbe>(static provider => provider.GetRequiredService<PartnerCenterClient>());
        return services;
    }

    // Retry outside, then the limiter, then the token: each try waits its turn, and is sent with a token that is valid by then.
    // The factory's own log lines are off: they write addresses, and those of files carry signatures.
    private static void AddHttpClients(this IServiceCollection services)
    {
        services.AddMicrosoftClient(ApiCaller.ClientName, static sockets => sockets.Api)
            .AddHttpMessageHandler<ThrottlingHandler>()
            .AddHttpMessageHandler<BearerHandler>()
            .AddHttpMessageHandler<RequestLogHandler>()
            .AddHttpMessageHandler<TryTimeoutHandler>()
            .AddHttpMessageHandler<WholeAnswerHandler>();
        services.AddMicrosoftClient(ApiCaller.DocumentsName, static sockets => sockets.Api)
            .AddHttpMessageHandler<ThrottlingHandler>()
            .AddHttpMessageHandler<BearerHandler>()
            .AddHttpMessageHandler<RequestLogHandler>()
            .AddHttpMessageHandler<TryTimeoutHandler>();
        services.AddMicrosoftClient(BlobFiles.ClientName, static sockets => sockets.Files)
            .AddHttpMessageHandler<RequestLogHandler>()
            .AddHttpMessageHandler<TryTimeoutHandler>();
    }

    private static IHttpClientBuilder AddMicrosoftClient(this IServiceCollection services, string name, Func<MicrosoftSockets, HttpMessageHandler> choose) =>
        services.AddHttpClient(name, static client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(provider => choose(provider.GetRequiredService<MicrosoftSockets>()))
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers()
            .AddHttpMessageHandler<RetryHandler>();
}
