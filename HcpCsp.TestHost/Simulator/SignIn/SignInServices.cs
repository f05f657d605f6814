using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace HcpCsp.TestHost.Simulator.SignIn;

/// <summary>The sign-in half: OpenIddict with Entra's paths, words and habits.</summary>
internal static class SignInServices
{
    public static void AddSignIn(this IServiceCollection services, SimulatorOptions options, RsaSecurityKey signingKey)
    {
        // The store lives as long as its name is used: one of its own for each server.
        var database = "simulator-" + Guid.NewGuid();
        services.AddDbContext<DbContext>(builder => builder.UseInMemoryDatabase(database).UseOpenIddict());
        services.AddSingleton<SignInState>();
        services.AddSingleton<SignInSessions>();
        services.AddSingleton<ConsentBook>();
        services.AddSingleton<ClientRegistration>();
        services.AddSingleton<GrantChecks>();
        services.AddSingleton<TokenTrouble>();
        services.AddSingleton<UserDirectory>();
        services.AddSingleton<LoginScreens>();
        services.AddSingleton<AuthorizeEndpoint>();
        services.AddSingleton<AdminConsentEndpoint>();
        services.AddSingleton<TokenEndpoint>();
        services.AddSingleton<AccessTokens>();
        services.AddOpenIddict()
            .AddCore(core => core.UseEntityFrameworkCore().UseDbContext<DbContext>().DisableBulkOperations())
            .AddServer(server =>
            {
                server.SetAuthorizationEndpointUris("oauth2/v2.0/authorize")
                    .SetTokenEndpointUris("oauth2/v2.0/token", "oauth2/token")
                    .SetConfigurationEndpointUris("v2.0/.well-known/openid-configuration")
                    .SetJsonWebKeySetEndpointUris("discovery/v2.0/keys")
                    .SetIssuer(new Uri("http://simulated.invalid/"));
                server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange().AllowHybridFlow().AllowRefreshTokenFlow().AllowClientCredentialsFlow();
                server.SetAccessTokenLifetime(TimeSpan.FromSeconds(4799))
                    .SetAuthorizationCodeLifetime(TimeSpan.FromMinutes(10))
                    .SetRefreshTokenLifetime(TimeSpan.FromDays(90));
                // Each use of a refresh token brings a new one and leaves the old one alive, as Entra does.
                server.DisableRollingRefreshTokens();
                server.DisableAccessTokenEncryption().DisableAuthorizationStorage().DisableScopeValidation()
                    .DisableAudienceValidation().DisableResourceValidation();
                server.IgnoreEndpointPermissions().IgnoreGrantTypePermissions().IgnoreResponseTypePermissions().IgnoreScopePermissions()
                    .IgnoreAudiencePermissions().IgnoreResourcePermissions();
                server.AddSigningKey(signingKey).AddEphemeralEncryptionKey();
                server.UseAspNetCore().DisableTransportSecurityRequirement().EnableErrorPassthrough()
                    .EnableAuthorizationEndpointPassthrough().EnableTokenEndpointPassthrough();
                server.Configure(configured => configured.TimeProvider = options.Clock);
                EntraShape.Apply(server, options);
            });
    }

    /// <summary>Before OpenIddict, which would answer first.</summary>
    public static void UseTokenTrouble(this WebApplication app)
    {
        var trouble = app.Services.GetRequiredService<TokenTrouble>();
        app.Use(trouble.PassAsync);
    }

    public static void MapSignIn(this WebApplication app)
    {
        var authorize = app.Services.GetRequiredService<AuthorizeEndpoint>();
        var token = app.Services.GetRequiredService<TokenEndpoint>();
        app.MapMethods("/oauth2/v2.0/authorize", ["GET", "POST"], authorize.Handle).DisableAntiforgery();
        app.MapPost("/oauth2/v2.0/token", (Delegate)token.HandleAsync).DisableAntiforgery();
        app.MapPost(OldTokenAnswer.Path, (Delegate)token.HandleAsync).DisableAntiforgery();
        app.MapGet("/v2.0/adminconsent", app.Services.GetRequiredService<AdminConsentEndpoint>().Handle);
        app.MapGet("/oauth2/v2.0/logout", () => Results.Text("Signed out."));
        app.Services.GetRequiredService<LoginScreens>().Map(app);
    }

    public static async Task RegisterApplicationAsync(IServiceProvider services, SimulatorOptions options, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var applications = scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>();
        var application = new OpenIddictApplicationDescriptor
        {
            ClientId = options.ClientId,
            ClientSecret = options.ClientSecret,
            ClientType = ClientTypes.Confidential,
            ConsentType = ConsentTypes.Explicit,
            DisplayName = "HyperCloud Platform",
        };
        if (options.ClientCertificate?.GetRSAPublicKey() is { } key)
        {
            application.JsonWebKeySet = new JsonWebKeySet();
            application.JsonWebKeySet.Keys.Add(JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(key)));
        }

        await applications.CreateAsync(application, cancellationToken);
    }

    public static RsaSecurityKey NewSigningKey()
    {
        var key = RSA.Create(2048);
        return new RsaSecurityKey(key) { KeyId = Convert.ToHexStringLower(SHA256.HashData(key.ExportRSAPublicKey()))[..32] };
    }
}
