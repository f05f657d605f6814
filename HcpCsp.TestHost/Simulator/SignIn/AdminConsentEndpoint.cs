using Microsoft.AspNetCore.WebUtilities;

namespace HcpCsp.TestHost.Simulator.SignIn;

/// <summary>An administrator consents for the whole tenant; no code comes of it.</summary>
internal sealed class AdminConsentEndpoint(SignInState state, ClientRegistration registration, LoginScreens screens)
{
    public IResult Handle(HttpContext context)
    {
        var query = context.Request.Query;
        if (registration.FindRefusal(SignInTenant.Of(context), query["client_id"]) is { } refusal)
            return Screens.Error(refusal.Message);
        if (!registration.IsRegistered(query["redirect_uri"]))
            return Screens.Error(EntraError.RedirectNotRegistered.Message);
        return state.Take(query[AuthorizeEndpoint.FlowParameter]) is { User: { } user, Consented: { } consented }
            ? Finish(query, user, consented)
            : screens.Start(context, Begin(context));
    }

    private SignInFlow Begin(HttpContext context)
    {
        var request = context.Request;
        var parameters = request.Query.Where(pair => !string.Equals(pair.Key, AuthorizeEndpoint.FlowParameter, StringComparison.Ordinal));
        var flow = state.Begin(
            request.PathBase + request.Path + QueryString.Create(parameters), request.Query["client_id"].ToString(),
            screens.DefaultUser(SignInTenant.Of(context)), asksConsentAlways: true);
        return state.Save(flow with { IsForTenant = true });
    }

    private static IResult Finish(IQueryCollection query, SimulatedUser user, bool consented)
    {
        var answer = consented
            ? new Dictionary<string, string?>(StringComparer.Ordinal) { ["admin_consent"] = "True", ["scope"] = query["scope"] }
            : new Dictionary<string, string?>(StringComparer.Ordinal) { ["error"] = EntraError.Declined.Error, ["error_description"] = EntraError.Declined.Message };
        answer["tenant"] = user.HomeTenant.ToString();
        answer["state"] = query["state"];
        return Results.Redirect(QueryHelpers.AddQueryString(query["redirect_uri"].ToString(), answer));
    }
}
