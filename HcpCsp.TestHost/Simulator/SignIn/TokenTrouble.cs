using System.Globalization;
using HcpCsp.TestHost.Simulator.Faults;

namespace HcpCsp.TestHost.Simulator.SignIn;

/// <summary>A token endpoint that has no time for the caller, whoever it is.</summary>
internal sealed class TokenTrouble(FaultSwitches faults, SimulatorOptions options)
{
    private const string FrontDoorPage = "<html><head><title>Service Unavailable</title></head><body><h2>Our services aren't available right now</h2></body></html>";

    private int _calls;

    public Task PassAsync(HttpContext context, RequestDelegate next)
    {
        if (!IsTokenRequest(context.Request))
            return next(context);
        var call = Interlocked.Increment(ref _calls);
        if (Strikes(SignInFaults.Throttle, call))
            return ThrottleAsync(context);
        if (Strikes(SignInFaults.Unavailable, call))
            return WriteAsync(context, StatusCodes.Status503ServiceUnavailable, EntraError.Transient);
        return Strikes(SignInFaults.UnavailableHtml, call) ? WriteFrontDoorPageAsync(context) : next(context);
    }

    private static bool IsTokenRequest(HttpRequest request) =>
        HttpMethods.IsPost(request.Method) && request.Path.Value is "/oauth2/v2.0/token" or OldTokenAnswer.Path;

    private bool Strikes(FaultDefinition fault, int call) => faults.Number(fault) is > 0 and var every && call % every == 0;

    private Task ThrottleAsync(HttpContext context)
    {
        context.Response.Headers.RetryAfter = options.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        return WriteAsync(context, StatusCodes.Status429TooManyRequests, EntraError.Throttled);
    }

    private Task WriteAsync(HttpContext context, int status, EntraError error)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(EntraErrorBody.Create(error, context.Request, options.Clock.GetUtcNow()), context.RequestAborted);
    }

    private static Task WriteFrontDoorPageAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.ContentType = "text/html";
        return context.Response.WriteAsync(FrontDoorPage, context.RequestAborted);
    }
}
