using System.Globalization;
using System.Text.Json.Nodes;
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
        // Which addresses are registered is a rule here, not a list.
        server.RemoveEventHandler(OpenIddictServerHandlers.Authentication.ValidateClientRedirectUri.Descriptor);
        server.AddEventHandler<ValidateAuthorizationRequestContext>(builder => builder
            .SetOrder(OpenIddictServerHandlers.Authentication.ValidateClientIdParameter.Descriptor.Order - 1)
            .UseInlineHandler(context => CheckAuthorizationRequest(context, options)));
        server.AddEventHandler<ValidateTokenRequestContext>(builder => builder
            .SetOrder(int.MinValue + 1000)
            .UseInlineHandler(context => CheckTokenRequest(context, options)));
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

    private static ValueTask CheckAuthorizationRequest(ValidateAuthorizationRequestContext context, SimulatorOptions options)
    {
        var request = context.Request;
        if (!TenantOf(context.Transaction).Exists)
            Reject(context, EntraError.UnknownTenant);
        else if (!string.Equals(request.ClientId, options.ClientId, StringComparison.OrdinalIgnoreCase))
            Reject(context, EntraError.UnknownApplication);
        else if (!IsRegistered(request.RedirectUri, options))
            Reject(context, EntraError.RedirectNotRegistered);
        else if (string.IsNullOrEmpty(request.CodeChallenge))
            Reject(context, EntraError.PkceMissing);
        return ValueTask.CompletedTask;
    }

    private static ValueTask CheckTokenRequest(ValidateTokenRequestContext context, SimulatorOptions options)
    {
        if (!TenantOf(context.Transaction).Exists)
            Reject(context, EntraError.UnknownTenant);
        else if (!string.Equals(context.Request.ClientId, options.ClientId, StringComparison.OrdinalIgnoreCase))
            Reject(context, EntraError.UnknownApplication);
        else if (string.IsNullOrEmpty(context.Request.ClientSecret))
            Reject(context, EntraError.SecretMissing);
        return ValueTask.CompletedTask;
    }

    private static bool IsRegistered(string? address, SimulatorOptions options) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (options.RedirectUris.Contains(address, StringComparer.Ordinal)
            || uri is { Scheme: "http", Host: "localhost" or "127.0.0.1" });

    private static void Reject(BaseValidatingContext context, EntraError error) => context.Reject(error.Error, error.Message);

    private static ValueTask ShapeTokenResponse(ApplyTokenResponseContext context, SimulatorOptions options)
    {
        var response = context.Response;
        if (response.Error is not null)
        {
            Shape(response, context.Request, options);
        }
        else if (HttpContextOf(context.Transaction).Features.Get<TokenExtras>() is { } extras)
        {
            response.Scope = extras.Scope;
            response["ext_expires_in"] = response.ExpiresIn;
            response["client_info"] = extras.ClientInfo;
        }

        return ValueTask.CompletedTask;
    }

    private static void Shape(OpenIddictResponse response, OpenIddictRequest? request, SimulatorOptions options)
    {
        var (number, error, message, subError) = Translate(response, request);
        var now = options.Clock.GetUtcNow().ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var trace = Guid.NewGuid().ToString();
        var correlation = Guid.NewGuid().ToString();
        response.Error = error;
        response.ErrorDescription = $"{message}\r\nTrace ID: {trace}\r\nCorrelation ID: {correlation}\r\nTimestamp: {now}";
        response["error_codes"] = new OpenIddictParameter((JsonNode)new JsonArray(JsonValue.Create(number)));
        response["timestamp"] = now;
        response["trace_id"] = trace;
        response["correlation_id"] = correlation;
        response.ErrorUri = FormattableString.Invariant($"https://login.microsoftonline.com/error?code={number}");
        response["suberror"] = subError;
    }

    private static (int Number, string Error, string Message, string? SubError) Translate(OpenIddictResponse response, OpenIddictRequest? request)
    {
        var description = response.ErrorDescription ?? "";
        var colon = description.IndexOf(':', StringComparison.Ordinal);
        if (description.StartsWith("AADSTS", StringComparison.Ordinal) && int.TryParse(description.AsSpan(6, colon - 6), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return (number, response.Error ?? "", description, OpenIddictFindings.SubErrorOf(number));
        var known = OpenIddictFindings.Translate(response.Error, response.ErrorUri, request);
        return (known.Number, known.Error, known.Message, known.SubError);
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

    private static SignInTenant TenantOf(OpenIddictServerTransaction transaction) => SignInTenant.Of(HttpContextOf(transaction));

    private static HttpContext HttpContextOf(OpenIddictServerTransaction transaction) =>
        transaction.GetHttpRequest()?.HttpContext ?? throw new InvalidOperationException("Outside of a request.");
}
