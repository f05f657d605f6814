using System.Globalization;
using HcpCsp.TestHost.Simulator.Data;
using HcpCsp.TestHost.Simulator.Faults;
using HcpCsp.TestHost.Simulator.SignIn;

namespace HcpCsp.TestHost.Simulator.PartnerCenter;

/// <summary>What stands before every call: headers, throttling, token, role, MFA.</summary>
internal sealed class PartnerCenterGate(AccessTokens tokens, SimulatedWorld world, FaultSwitches faults, CallWeather weather)
{
    /// <summary>From then on a user without MFA is refused.</summary>
    private static readonly DateOnly MfaEnforced = new(2026, 4, 1);

    public RequestDelegate ForAnyCaller(Func<PartnerCenterCall, Task> answer) => context => PassAsync(context, answer, needsUser: false);

    public RequestDelegate ForUsers(Func<PartnerCenterCall, Task> answer) => context => PassAsync(context, answer, needsUser: true);

    private async Task PassAsync(HttpContext context, Func<PartnerCenterCall, Task> answer, bool needsUser)
    {
        Echo(context);
        if (await weather.StopsAsync(context))
            return;
        var caller = await tokens.FindCallerAsync(context.Request);
        var call = new PartnerCenterCall(context, caller, faults) { IsCutShort = weather.IsDue(PartnerCenterFaults.Drop) };
        if (weather.FindWait(caller?.Partner?.Profile.TenantId) is { } seconds)
        {
            await call.ThrottleAsync(seconds);
            return;
        }

        if (caller is not null && string.Equals(context.Request.Headers["ValidateMfa"], "true", StringComparison.OrdinalIgnoreCase))
            context.Response.Headers["isMfaCompliant"] = caller.PassedMfa || caller.User is null ? "true" : "false";
        if (FindRefusal(caller, needsUser) is { } refusal)
            await RefuseAsync(context, call, refusal);
        else if (faults.IsOn(PartnerCenterFaults.HugeAnswer) && !IsProfile(context.Request))
            await EndlessAnswer.SendAsync(context);
        else
            await answer(call);
    }

    private static Task RefuseAsync(HttpContext context, PartnerCenterCall call, Refusal refusal)
    {
        if (refusal.Status == StatusCodes.Status401Unauthorized)
            context.Response.Headers.WWWAuthenticate = "OAuth realm=urn:cpsvc:cpid:simulated";
        return call.RefuseAsync(refusal.Status, refusal.Code, refusal.Description);
    }

    private Refusal? FindRefusal(Caller? caller, bool needsUser)
    {
        if (caller is null)
            return new Refusal(401, "400", "Access denied: the token is missing, not valid or has expired.");
        if (!string.Equals(caller.Audience, ApiResources.PartnerCenter.Audience, StringComparison.Ordinal))
            return new Refusal(401, "900420", "The audience of the token is not this service.");
        if (caller.Partner is null || !caller.HasPermission)
            return new Refusal(403, "900308", "Insufficient privileges: the tenant is not onboarded as a partner or the token holds no permission.");
        if (caller.User is null)
            return needsUser ? new Refusal(403, "900329", "App-only access is not supported for this resource.") : null;
        if (!caller.PassedMfa && world.Today >= MfaEnforced)
        {
            // Nobody knows the code of this one: it has that of any access denied, so that no client learns to tell it by the code.
            return new Refusal(401, "400", "Unauthorized - MFA required");
        }

        return caller.User.IsAdminAgent ? null : new Refusal(403, "900150", "The role of the user has no right to this operation.");
    }

    private static bool IsProfile(HttpRequest request) => request.Path.StartsWithSegments("/v1/profiles", StringComparison.Ordinal);

    private static void Echo(HttpContext context)
    {
        var (request, response) = (context.Request.Headers, context.Response.Headers);
        response["MS-RequestId"] = Given(request, "MS-RequestId");
        response["MS-CorrelationId"] = Given(request, "MS-CorrelationId");
        response["MS-CV"] = "sim" + Environment.TickCount64.ToString("x", CultureInfo.InvariantCulture) + ".0";
        response["MS-ServerId"] = "simulator";
    }

    private static string Given(IHeaderDictionary headers, string name) =>
        headers[name] is [{ Length: > 0 } value, ..] ? value : Guid.NewGuid().ToString();

    private sealed record Refusal(int Status, string Code, string Description);
}
