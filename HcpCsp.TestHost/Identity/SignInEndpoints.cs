using HcpCsp.Abstractions;
using HcpCsp.TestHost.Frame;
using HcpCsp.TestHost.Routing;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;

namespace HcpCsp.TestHost.Identity;

/// <summary>Signing in as one of the development users, and out again.</summary>
internal sealed class SignInEndpoints(IAntiforgery antiforgery, PageRequests requests, Refusals refusals)
{
    private const string ReturnUrl = "returnUrl";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/signin", ShowAsync);
        routes.MapPost("/signin", SignInAsync);
        routes.MapPost("/signout", SignOutAsync);
    }

    private static void GoTo(HttpContext context, string? path)
    {
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = LocalPath.IsLocal(path) && path!.All(char.IsAscii) ? path : "/";
        context.Response.Headers.CacheControl = "no-store";
    }

    private Task ShowAsync(HttpContext context)
    {
        string back = context.Request.Query[ReturnUrl].ToString();
        HtmlText field = requests.MakeAntiforgeryField(context);
        return PageFrame.SendBareAsync(context, "Sign in", Html.Of($"""
            <div class="hcp-signin card">
            <h1>Sign in</h1>
            <p class="muted">This is a development host: choose who you are. There are no passwords.</p>
            <ul class="hcp-signin-list">
            {DevelopmentUsers.All.Select(user => RenderChoice(user, field, back))}
            </ul>
            </div>
            """));
    }

    private static HtmlText RenderChoice(HcpUser user, HtmlText field, string back) => Html.Of($"""
        <li><form method="post" action="/signin">{field}<input type="hidden" name="{ReturnUrl}" value="{(LocalPath.IsLocal(back) ? back : "/")}">
        <button class="hcp-choice" name="user" value="{user.Id}"><strong>{user.Name}</strong><span class="muted">{RoleNames.Describe(user)}</span></button></form></li>
        """);

    private async Task SignInAsync(HttpContext context)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            await refusals.BadTokenAsync(context);
            return;
        }

        IFormCollection form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (DevelopmentUsers.Find(form["user"]) is not { } user)
        {
            await refusals.UnknownUserAsync(context);
            return;
        }

        await context.SignInAsync(Session.Begin(user));
        GoTo(context, form[ReturnUrl]);
    }

    private async Task SignOutAsync(HttpContext context)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            await refusals.BadTokenAsync(context);
            return;
        }

        await context.SignOutAsync();
        GoTo(context, "/signin");
    }
}
