using System.Security.Claims;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;

namespace HcpCsp.TestHost.Simulator.SignIn;

/// <summary>Begins the screens, and once they are through hands the browser back with a code.</summary>
internal sealed class AuthorizeEndpoint(SignInState state, SignInSessions sessions, LoginScreens screens)
{
    /// <summary>Our own parameter: the finished screens of this request.</summary>
    public const string FlowParameter = "sim_flow";

    public IResult Handle(HttpContext context)
    {
        if (context.GetOpenIddictServerResponse() is { Error: not null } refusal)
            return Screens.Error(refusal.ErrorDescription ?? refusal.Error);
        var request = context.GetOpenIddictServerRequest() ?? throw new InvalidOperationException("No authorization request.");
        if (request.HasPromptValue("none"))
            return Refusal.Of(context, EntraError.NotSignedIn);
        return state.Take((string?)request[FlowParameter]) is { User: { } user, Consented: { } consented } flow
            ? Finish(context, request, flow, user, consented)
            : screens.Start(context, Begin(context, request));
    }

    private SignInFlow Begin(HttpContext context, OpenIddictRequest request)
    {
        var parameters = request.GetParameters()
            .Where(parameter => !string.Equals(parameter.Key, FlowParameter, StringComparison.Ordinal))
            .Select(parameter => KeyValuePair.Create(parameter.Key, (string?)parameter.Value));
        var address = context.Request.PathBase + context.Request.Path + QueryString.Create(parameters);
        var hint = string.IsNullOrEmpty(request.LoginHint) ? screens.DefaultUser(SignInTenant.Of(context)) : request.LoginHint;
        return state.Begin(address, request.ClientId ?? "", hint, request.HasPromptValue("consent"));
    }

    private IResult Finish(HttpContext context, OpenIddictRequest request, SignInFlow flow, SimulatedUser user, bool consented)
    {
        if (!consented)
            return Refusal.Of(context, EntraError.Declined);
        var session = sessions.Begin(user, flow.PassedMfa, AnswersChallenge(request));
        var principal = new ClaimsPrincipal(UserClaims.ForIdentity(user, session, flow.PassedMfa));
        principal.SetScopes(request.GetScopes());
        var properties = new AuthenticationProperties();
        properties.SetParameter("session_state", flow.Id);
        return Results.SignIn(principal, properties, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }

    private static bool AnswersChallenge(OpenIddictRequest request) =>
        ((string?)request["claims"])?.Contains("capolids", StringComparison.Ordinal) == true;
}
