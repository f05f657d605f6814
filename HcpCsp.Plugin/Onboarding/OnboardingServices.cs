using HcpCsp.Abstractions;
using HcpCsp.Plugin.PartnerCenter;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HcpCsp.Plugin.Onboarding;

internal static class OnboardingServices
{
    public static IServiceCollection AddOnboarding(this IServiceCollection services, IConfiguration section)
    {
        services.AddOptions<OnboardingOptions>().Bind(section.GetSection("Host"))
            .PostConfigure<PluginContext>(static (options, context) => options.PublicUrl ??= context.PublicUrl)
            .Validate(static options => options.PublicUrl is { IsAbsoluteUri: true }, "HcpCsp:Host:PublicUrl must be an absolute address such as https://host.")
            .ValidateOnStart();

        services.AddSingleton<Scopes>();
        services.AddSingleton<ClientCertificate>();
        services.AddSingleton<TokenVault>();
        services.AddSingleton<SignInConnection>();
        services.AddSingleton<SignInApps>();
        services.AddSingleton<AuthorizeRequests>();
        services.AddSingleton<TokenSource>();
        services.AddSingleton<ITokenSource>(static provider => provider.GetRequiredService<TokenSource>());
        services.AddSingleton<PendingRegistrations>();
        services.AddSingleton<ConsentCheck>();
        services.AddSingleton<AccountEntry>();
        services.AddSingleton<LapseNotices>();
        services.AddSingleton<SignInUpkeep>();
        services.AddSingleton<SignInUpkeepSchedule>();
        services.AddSingleton<IAccountRegistration, AccountRegistration>();
        return services;
    }
}
