using Microsoft.AspNetCore;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using OpenIddict.Server.AspNetCore;

using static OpenIddict.Server.OpenIddictServerEvents;

namespace HcpCsp.TestHost.Simulator.SignIn;

/// <summary>Turns what OpenIddict says into what Entra says: refusals, issuers, extra fields.</summary>
internal static class EntraShape
{
    public static void Apply(OpenIddictServerBuilder server, SimulatorOptions options)
    {
        // Entra trades one refresh token for any resource, and answers the scope in its own words.
        server.RemoveEventHandler(OpenIddictServerHandlers.Exchange.ValidateScopeParameter.Descriptor);
        server.RemoveEventHandler(OpenIddictServerHandlers.Exchange.ValidateGrantedScopes.Descriptor);
        ClientAssertions.Apply(server);
        // Which addresses are registered is a rule here, not a list.
        server.RemoveEventHandler(OpenIddictServerHandlers.Authentication.ValidateClientRedirectUri.Descriptor);
        server.AddEventHandler<ValidateAuthorizationRequestContext>(builder => builder
            .SetOrder(OpenIddictServerHandlers.Authentication.ValidateClientIdParameter.Descriptor.Order - 1)
            .UseInlineHandler(CheckAuthorizationRequest));
        server.AddEventHandler<ValidateTokenRequestContext>(builder => builder
            .SetOrder(int.MinValue + 1000)
            .UseInlineHandler(CheckTokenRequest));
        // After OpenIddict has settled status, headers and the error's name; before it writes the body.
        server.AddEventHandler<ApplyTokenResponseContext>(builder => builder
            .SetOrder(OpenIddictServerAspNetCoreHandlers.AttachWwwAuthenticateHeader<ApplyTokenResponseContext>.Descriptor.Order + 1)
            .UseInlineHandler(context => ShapeTokenResponse(context, options)));
        server.AddEventHandler<ApplyAuthorizationResponseContext>(builder => builder
            .SetOrder(OpenIddictServerHandlers.Authentication.AttachIssuer.Descriptor.Order + 1)
            .UseInlineHandler(WithoutIssuer));
        server.AddEventHandler<ProcessSignInContext>(builder => builder
            .SetOrder(OpenIddictServerHandlers.PrepareIdentityTokenPrincipal.Descriptor.Order + 1)
            .UseInlineHandler(NameIssuer));
        server.AddEventHandler<HandleConfigurationRequestContext>(builder => builder
            .SetOrder(int.MaxValue - 1000)
            .UseInlineHandler(NameIssuer));
    }

    private static ValueTask CheckAuthorizationRequest(ValidateAuthorizationRequestContext context)
    {
        var (request, registration) = (context.Request, RegistrationFor(context.Transaction));
        if (registration.FindRefusal(TenantOf(context.Transaction), request.ClientId) is { } refusal)
            Reject(context, refusal);
        else if (!registration.IsRegistered(request.RedirectUri))
            Reject(context, EntraError.RedirectNotRegistered);
        else if (string.IsNullOrEmpty(request.CodeChallenge))
            Reject(context, EntraError.PkceMissing);
        return ValueTask.CompletedTask;
    }

    private static ValueTask CheckTokenRequest(ValidateTokenRequestContext context)
    {
        var (request, registration) = (context.Request, RegistrationFor(context.Transaction));
        if ((registration.FindRefusal(TenantOf(context.Transaction), request.ClientId) ?? registration.FindRefusal(request.ClientSecret, request.ClientAssertion)) is { } refusal)
            Reject(context, refusal);
        return ValueTask.CompletedTask;
    }

    private static void Reject(BaseValidatingContext context, EntraError error)
    {
        HttpContextOf(context.Transaction).Features.Set(error);
        context.Reject(error.Error, error.Message);
    }

    private static ValueTask ShapeTokenResponse(ApplyTokenResponseContext context, SimulatorOptions options)
    {
        var (response, http) = (context.Response, HttpContextOf(context.Transaction));
        if (response.Error is not null)
        {
            var error = http.Features.Get<EntraError>() ?? OpenIddictFindings.Translate(response.Error, response.ErrorUri, context.Request);
            foreach (var (name, value) in EntraErrorBody.Create(error, http.Request, options.Clock.GetUtcNow()))
                response[name] = new OpenIddictParameter(value);
            // OpenIddict has set the status by its own name of the error, which need not be Entra's.
            if (error.Error is "invalid_client")
                http.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        else if (http.Features.Get<TokenExtras>() is { } extras)
        {
            response.Scope = extras.Scope;
            response["ext_expires_in"] = response.ExpiresIn;
            response["client_info"] = extras.ClientInfo;
            if (OldTokenAnswer.IsFor(http))
                OldTokenAnswer.Shape(response, extras, options.Clock.GetUtcNow());
        }

        return ValueTask.CompletedTask;
    }

    private static ValueTask WithoutIssuer(ApplyAuthorizationResponseContext context)
    {
        context.Response.Iss = null;
        return ValueTask.CompletedTask;
    }

    /// <summary>Codes and refresh tokens keep the common inner issuer; what others read carries the tenant's.</summary>
    private static ValueTask NameIssuer(ProcessSignInContext context)
    {
        var issuer = IssuerOf(context.Transaction);
        context.AccessTokenPrincipal?.SetClaim(OpenIddictConstants.Claims.Private.Issuer, issuer);
        context.IdentityTokenPrincipal?.SetClaim(OpenIddictConstants.Claims.Private.Issuer, issuer);
        return ValueTask.CompletedTask;
    }

    private static ValueTask NameIssuer(HandleConfigurationRequestContext context)
    {
        context.Issuer = new Uri(IssuerOf(context.Transaction));
        return ValueTask.CompletedTask;
    }

    private static string IssuerOf(OpenIddictServerTransaction transaction)
    {
        var context = HttpContextOf(transaction);
        var tenant = SignInTenant.Of(context);
        var name = tenant.Partner is { } partner ? partner.Profile.TenantId.ToString() : tenant.Segment;
        return $"{context.Request.Scheme}://{context.Request.Host}/{name}/v2.0";
    }

    private static ClientRegistration RegistrationFor(OpenIddictServerTransaction transaction) =>
        HttpContextOf(transaction).RequestServices.GetRequiredService<ClientRegistration>();

    private static SignInTenant TenantOf(OpenIddictServerTransaction transaction) => SignInTenant.Of(HttpContextOf(transaction));

    private static HttpContext HttpContextOf(OpenIddictServerTransaction transaction) =>
        transaction.GetHttpRequest()?.HttpContext ?? throw new InvalidOperationException("Outside of a request.");
}
