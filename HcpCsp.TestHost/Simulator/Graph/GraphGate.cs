using HcpCsp.TestHost.Simulator.Faults;
using HcpCsp.TestHost.Simulator.SignIn;

namespace HcpCsp.TestHost.Simulator.Graph;

/// <summary>What stands before every call of Graph: throttling, outages, token, permission.</summary>
internal sealed class GraphGate(AccessTokens tokens, WaitingTime waiting, SimulatorOptions options, FaultSwitches faults)
{
    private readonly EveryNth _throttled = new(faults, GraphFaults.Throttle);
    private readonly EveryNth _broken = new(faults, GraphFaults.HtmlErrors);

    public RequestDelegate For(Func<GraphCall, Task> answer) => async context =>
    {
        if (_throttled.Strikes())
            await ThrottleAsync(context);
        else if (_broken.Strikes())
            await BreakAsync(context);
        else if (await FindCallAsync(context) is { } call)
            await answer(call);
    };

    private async Task<GraphCall?> FindCallAsync(HttpContext context)
    {
        var caller = await tokens.FindCallerAsync(context.Request);
        if (caller is null || !string.Equals(caller.Audience, ApiResources.Graph.Audience, StringComparison.Ordinal))
            await GraphCall.RefuseAsync(context, options, 401, "InvalidAuthenticationToken", "Access token validation failure. Invalid audience or no token.");
        else if (caller.Partner is null || !caller.HasPermission)
            await GraphCall.RefuseAsync(context, options, 403, "Forbidden", "The tenant is no partner or the token holds no permission.");
        else if (caller.User is { MayReadBilling: false })
            await GraphCall.RefuseAsync(context, options, 403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.");
        else
            return new GraphCall(context, caller.Partner, options);
        return null;
    }

    private Task ThrottleAsync(HttpContext context)
    {
        waiting.AskFor(context.Response);
        return GraphCall.RefuseAsync(context, options, 429, "TooManyRequests", "Too many requests. Please wait and try again.");
    }

    private static Task BreakAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status502BadGateway;
        context.Response.ContentType = "text/html";
        return context.Response.WriteAsync("<html><head><title>502 Bad Gateway</title></head><body><h1>Bad Gateway</h1></body></html>", context.RequestAborted);
    }
}
