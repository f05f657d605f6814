using HcpCsp.Abstractions.Pages;
using HcpCsp.TestHost.Frame;
using HcpCsp.TestHost.Identity;

namespace HcpCsp.TestHost.Routing;

/// <summary>What people and programs get instead of an answer: a page in the frame, or an envelope below <c>/api/</c>.</summary>
internal sealed class Refusals(PageFrame frame, HostOptions options)
{
    private const string Challenge = "Bearer realm=\"HyperCloud Platform\"";

    public static Task WrongKeyAsync(HttpContext context)
    {
        context.Response.Headers.WWWAuthenticate = Challenge + ", error=\"invalid_token\"";
        return ApiResponder.SendErrorAsync(context, StatusCodes.Status401Unauthorized, "host.key.invalid", "This API key isn't known, has expired, or was revoked.");
    }

    public static Task ReadOnlyKeyAsync(HttpContext context) =>
        ApiResponder.SendErrorAsync(context, StatusCodes.Status403Forbidden, "host.key.read-only", "This API key may read only. Nothing was changed.");

    public static Task TooManyKeysAsync(HttpContext context, TimeSpan wait)
    {
        context.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return ApiResponder.SendErrorAsync(context, StatusCodes.Status429TooManyRequests, "host.key.too-many", "Too many wrong API keys came from this address. Wait as long as Retry-After says.");
    }

    public static async Task SignInFirstAsync(HttpContext context)
    {
        HttpRequest request = context.Request;
        if (HostRoute.IsApiPath(request.Path))
        {
            context.Response.Headers.WWWAuthenticate = Challenge;
            await ApiResponder.SendErrorAsync(context, StatusCodes.Status401Unauthorized, "host.signin.required", "Sign in first, or send an API key.");
            return;
        }

        // A POST can't be taken up again after signing in: the way back is the home page.
        string back = HttpMethods.IsGet(request.Method) ? request.Path + request.QueryString : "/";
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = LocalPath.IsLocal(back) && back != "/" ? "/signin?returnUrl=" + Uri.EscapeDataString(back) : "/signin";
        context.Response.Headers.CacheControl = "no-store";
    }

    public Task ForbiddenAsync(HttpContext context) => SendAsync(
        context, 403, "host.access.denied", "No access", "Your role doesn't allow this page. The attempt has been recorded.");

    public Task BadTokenAsync(HttpContext context) => SendAsync(
        context, 400, "host.antiforgery.invalid", "This form is no longer valid",
        "It was opened in another session, or too long ago. Go back, reload the page and send it again. Nothing was changed.");

    public Task UploadAsync(HttpContext context, UploadRefusedException refused) => SendAsync(
        context, refused.Status, refused.Key, refused.Title, refused.Message);

    public Task UnknownUserAsync(HttpContext context) => SendAsync(
        context, 400, "host.user.unknown", "Unknown user", "Go back and choose one of the people on the sign-in page.");

    public Task NotFoundAsync(HttpContext context, string? detail) => SendAsync(
        context, 404, "host.not-found", "Page not found", detail ?? "There is nothing at this address. It may have been removed, or mistyped.");

    public Task WrongMethodAsync(HttpContext context) => SendAsync(
        context, 405, "host.method.not-allowed", "Not this way", "This address can't be opened like a page. Go back and use the button there.");

    /// <summary>What was thrown is for the log, and for who works on the plugin.</summary>
    public Task ErrorAsync(HttpContext context, Exception error) => SendAsync(
        context, 500, "host.error", "Something went wrong",
        options.IsDevelopment ? error.Message : "The page could not be shown. Try again; if it stays so, tell your operator the request id.");

    public Task UnavailableAsync(HttpContext context) => SendAsync(
        context, 503, "host.plugin.unloading", "Not available now", "This part of the platform is being taken out or replaced. Try again shortly.");

    public Task ProblemAsync(HttpContext context, PageResult.Problem problem) =>
        SendAsync(context, problem.Status, "host.problem", problem.Title, problem.Detail);

    private async Task SendAsync(HttpContext context, int status, string key, string title, string detail)
    {
        if (context.Response.HasStarted)
        {
            context.Abort();
            return;
        }

        // Not Clear(): that would drop the antiforgery cookie which the page's forms belong to.
        context.Response.ContentLength = null;
        context.Response.Headers.Remove("Content-Disposition");
        if (HostRoute.IsApiPath(context.Request.Path))
            await ApiResponder.SendErrorAsync(context, status, key, detail);
        else
            await frame.SendErrorAsync(context, status, title, detail);
    }
}
