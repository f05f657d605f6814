using HcpCsp.TestHost.Simulator.Data;
using HcpCsp.TestHost.Simulator.Faults;

namespace HcpCsp.TestHost.Simulator.SignIn;

/// <summary>What the forms lead to: account and password, then MFA, then consent, then back to the authorization request.</summary>
internal sealed class LoginScreens(SignInState state, ConsentBook consents, UserDirectory users, SimulatedWorld world, FaultSwitches faults)
{
    public void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Screens.StylePath, () => Results.Text(Screens.Style, "text/css"));
        endpoints.MapPost("/login/account", (HttpContext context, CancellationToken ct) => PostAsync(context, Account, ct)).DisableAntiforgery();
        endpoints.MapPost("/login/mfa", (HttpContext context, CancellationToken ct) => PostAsync(context, Mfa, ct)).DisableAntiforgery();
        endpoints.MapPost("/login/consent", (HttpContext context, CancellationToken ct) => PostAsync(context, Consent, ct)).DisableAntiforgery();
    }

    public IResult Start(HttpContext context, SignInFlow flow) =>
        faults.IsOn(SignInFaults.NoScreens) && FindUser(context, flow.LoginHint) is { Refusal: null } user
            ? PassAll(flow, user)
            : Screens.Account(context, flow, Suggestions(context), error: null);

    public string DefaultUser(SignInTenant tenant) => "admin@" + (tenant.Partner ?? world.Partners[0]).Profile.Domain;

    private async Task<IResult> PostAsync(HttpContext context, Func<HttpContext, SignInFlow, IFormCollection, IResult> step, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        return state.Find(form["flow"]) is { } flow
            ? step(context, flow, form)
            : Screens.Error("AADSTS165000: Invalid request: the request tokens do not match the user context.");
    }

    private IResult Account(HttpContext context, SignInFlow flow, IFormCollection form)
    {
        var name = form["username"].ToString();
        if (FindUser(context, name) is not { } user)
        {
            var error = users.Find(name) is null ? EntraError.UnknownUser : EntraError.WrongTenant;
            return Screens.Account(context, flow with { LoginHint = name }, Suggestions(context), error);
        }

        if (user.Refusal is { } refusal)
            return Screens.Account(context, flow with { LoginHint = name }, Suggestions(context), refusal);
        var next = state.Save(flow with { User = user, PassedMfa = false });
        return user.HasMfa ? Screens.Mfa(context, next) : AfterMfa(context, next);
    }

    /// <summary>A user who may sign in to the tenant of the request.</summary>
    private SimulatedUser? FindUser(HttpContext context, string name)
    {
        var tenant = SignInTenant.Of(context);
        return users.Find(name) is { } user && (tenant.IsAny || user.HomeTenant == tenant.Partner?.Profile.TenantId) ? user : null;
    }

    private IResult PassAll(SignInFlow flow, SimulatedUser user) =>
        Answer(flow with { User = user, PassedMfa = user.HasMfa }, user, !user.Declines);

    private IResult Mfa(HttpContext context, SignInFlow flow, IFormCollection form) =>
        flow.User is null ? Start(context, flow) : AfterMfa(context, state.Save(flow with { PassedMfa = true }));

    private IResult AfterMfa(HttpContext context, SignInFlow flow)
    {
        if (flow.User is { Declines: true } unwilling)
            return Answer(flow, unwilling, accepted: false);
        if (flow.User is { } user && consents.Has(user) && !flow.AsksConsentAlways)
            return Finish(flow with { Consented = true });
        return Screens.Consent(context, flow);
    }

    private IResult Consent(HttpContext context, SignInFlow flow, IFormCollection form) =>
        flow.User is not { } user || (user.HasMfa && !flow.PassedMfa)
            ? Start(context, flow)
            : Answer(flow, user, string.Equals(form["action"], "accept", StringComparison.Ordinal));

    private IResult Answer(SignInFlow flow, SimulatedUser user, bool accepted)
    {
        if (accepted && flow.IsForTenant)
            consents.GiveForTenant(user);
        else if (accepted)
            consents.Give(user);
        return Finish(flow with { Consented = accepted });
    }

    private IResult Finish(SignInFlow flow)
    {
        state.Save(flow);
        return Results.Redirect(flow.Continue);
    }

    private IReadOnlyList<SimulatedUser> Suggestions(HttpContext context) =>
        users.InTenant((SignInTenant.Of(context).Partner ?? world.Partners[0]).Profile);
}
