using System.Text.Encodings.Web;
using HcpCsp.TestHost.Simulator.Data;

namespace HcpCsp.TestHost.Simulator.SignIn;

/// <summary>The pages of the sign-in. Each is one plain form that works without script and as it stands.</summary>
internal static class Screens
{
    public const string StylePath = "/simulator/sign-in.css";

    public const string Style = """
        small, code { overflow-wrap: anywhere; }
        :root { color-scheme: light dark; font-family: "Segoe UI", system-ui, sans-serif; }
        body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: light-dark(#eef3f8, #14181d); }
        main { box-sizing: border-box; width: min(28rem, 94vw); margin: 1rem; padding: 2rem; border-radius: .5rem;
               background: light-dark(#fff, #1f252c); box-shadow: 0 .25rem 1.5rem #0003; }
        .brand { margin: 0 0 1.25rem; font-weight: 600; color: light-dark(#8a3b00, #ffb37a); }
        h1 { margin: 0 0 1rem; font-size: 1.4rem; font-weight: 600; }
        label { display: block; margin: .9rem 0 .25rem; }
        input[type=text], input[type=password] { box-sizing: border-box; width: 100%; padding: .6rem; font: inherit; border: 1px solid #707a84; border-radius: .25rem; }
        .error { padding: .75rem; border-left: .3rem solid #b3261e; background: light-dark(#fdecea, #3b1a18); overflow-wrap: anywhere; }
        .number { font-size: 3rem; font-weight: 700; text-align: center; margin: 1rem 0; }
        .buttons { display: flex; gap: .75rem; justify-content: flex-end; margin-top: 1.5rem; }
        button { padding: .6rem 1.4rem; font: inherit; border: 1px solid #0f6cbd; border-radius: .25rem; background: #0f6cbd; color: #fff; cursor: pointer; }
        button.quiet { background: transparent; color: inherit; border-color: #707a84; }
        dl { margin: 1.25rem 0 0; font-size: .85rem; } dt { font-weight: 600; } dd { margin: 0 0 .4rem; }
        :focus-visible { outline: .2rem solid #f0a020; outline-offset: .1rem; }
        """;

    public static IResult Account(HttpContext context, SignInFlow flow, IReadOnlyList<SimulatedUser> users, EntraError? error)
    {
        var people = string.Concat(users.Select(user => $"<dt>{Text(user.Name)}</dt><dd>{Text(user.Purpose)}</dd>"));
        return Form(context, flow, "account", "Sign in", error, $"""
            <label for="username">User name</label>
            <input type="text" id="username" name="username" value="{Text(flow.LoginHint)}" autocomplete="username" required>
            <label for="password">Password</label>
            <input type="password" id="password" name="password" value="any-password-will-do" autocomplete="off">
            <div class="buttons"><button type="submit" name="action" value="signin">Sign in</button></div>
            <dl>{people}</dl>
            """);
    }

    public static IResult Mfa(HttpContext context, SignInFlow flow)
    {
        var number = SeededRandom.For(0, flow.Id).Between(10, 99);
        return Form(context, flow, "mfa", "Approve sign-in request", error: null, FormattableString.Invariant($"""
            <p>{Text(flow.User?.Name)}: enter this number in your authenticator app.</p>
            <p class="number">{number}</p>
            <div class="buttons"><button type="submit" name="action" value="approve">Approve</button></div>
            """));
    }

    public static IResult Consent(HttpContext context, SignInFlow flow)
    {
        var permissions = string.Concat(ApiResources.All.Select(resource => $"<li>{Text(resource.Title)} <small>({Text(resource.Scope)})</small></li>"));
        return Form(context, flow, "consent", "Permissions requested", error: null, $"""
            <p>The application <code>{Text(flow.ClientId)}</code> asks {Text(flow.User?.Name)} for:</p>
            <ul>{permissions}<li>View your basic profile <small>(openid, profile)</small></li><li>Maintain access to data you have given it access to <small>(offline_access)</small></li></ul>
            <div class="buttons"><button type="submit" name="action" value="accept">Accept</button>
            <button class="quiet" type="submit" name="action" value="decline">Cancel</button></div>
            """);
    }

    /// <summary>The end of the way: Entra shows it itself, since there is nowhere safe to send the browser.</summary>
    public static IResult Error(string message) =>
        Page("Sign in", $"<h1>Sorry, but we’re having trouble signing you in.</h1><p class=\"error\" role=\"alert\">{Text(message)}</p>", StatusCodes.Status400BadRequest);

    private static IResult Form(HttpContext context, SignInFlow flow, string step, string title, EntraError? error, string fields)
    {
        var alert = error is null ? "" : $"<p class=\"error\" role=\"alert\">{Text(error.Message)}</p>";
        return Page(title, $"""
            <h1>{Text(title)}</h1>{alert}
            <form method="post" action="{Text(context.Request.PathBase)}/login/{step}">
            <input type="hidden" name="flow" value="{Text(flow.Id)}">
            {fields}
            </form>
            """, StatusCodes.Status200OK);
    }

    private static IResult Page(string title, string body, int status) => Results.Content(
        $"""
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{Text(title)} - Simulated Microsoft</title><link rel="stylesheet" href="{StylePath}"></head>
        <body><main><p class="brand">Simulated Microsoft, not the real one</p>{body}</main></body></html>
        """,
        "text/html; charset=utf-8",
        statusCode: status);

    private static string Text(string? value) => HtmlEncoder.Default.Encode(value ?? "");
}
