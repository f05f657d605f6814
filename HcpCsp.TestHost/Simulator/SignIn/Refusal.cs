using Microsoft.AspNetCore.Authentication;
using OpenIddict.Server.AspNetCore;

namespace HcpCsp.TestHost.Simulator.SignIn;

/// <summary>Hands a refusal of ours to OpenIddict, which ends the request with it.</summary>
internal static class Refusal
{
    public static IResult Of(HttpContext context, EntraError error)
    {
        // The whole of it, for the shape of the answer.
        context.Features.Set(error);
        return Results.Forbid(
            new AuthenticationProperties(new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                [OpenIddictServerAspNetCoreConstants.Properties.Error] = error.Error,
                [OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription] = error.Message,
            }),
            [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
    }
}
