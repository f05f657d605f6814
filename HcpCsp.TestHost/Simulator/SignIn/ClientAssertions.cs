using Microsoft.AspNetCore;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace HcpCsp.TestHost.Simulator.SignIn;

/// <summary>Takes client assertions as Entra does: of the plain type JWT, made for the token endpoint that they are sent to.</summary>
/// <remarks>OpenIddict follows a newer draft, which wants a type of its own and the issuer as the audience; MSAL sends neither.</remarks>
internal static class ClientAssertions
{
    private const string OpenIddictsType = "client-authentication+jwt";

    public static void Apply(OpenIddictServerBuilder server)
    {
        server.AddEventHandler<ValidateTokenContext>(builder => builder
            .SetOrder(OpenIddictServerHandlers.Protection.ResolveTokenValidationParameters.Descriptor.Order + 1)
            .UseInlineHandler(Adapt));
    }

    private static ValueTask Adapt(ValidateTokenContext context)
    {
        if (context.ValidTokenTypes.Contains(OpenIddictConstants.TokenTypeIdentifiers.Private.ClientAssertion)
            && context.TokenValidationParameters is { } parameters && context.Transaction.GetHttpRequest() is { } request)
        {
            parameters.TypeValidator = (type, _, _) => string.Equals(type, "JWT", StringComparison.OrdinalIgnoreCase)
                ? OpenIddictsType
                : throw new SecurityTokenInvalidTypeException("Another type than JWT.");
            context.ValidAudiences.Clear();
            context.ValidAudiences.Add($"{request.Scheme}://{request.Host}{request.PathBase}{request.Path}");
        }

        return ValueTask.CompletedTask;
    }
}
