using HcpCsp.Abstractions.Pages;
using HcpCsp.TestHost.Frame;
using HcpCsp.TestHost.Identity;

namespace HcpCsp.TestHost.Routing;

/// <summary>Sends what a page handler answered.</summary>
internal sealed class PageResponder(PageFrame frame, Refusals refusals, EventStreamWriter events, FileSender files)
{
    public Task SendAsync(HttpContext context, PageResult result, CancellationToken cancellationToken) => result switch
    {
        PageResult.View view => frame.SendAsync(context, view),
        PageResult.Redirect redirect => SendRedirect(context, redirect.Location),
        PageResult.File file => files.SendAsync(context, file, cancellationToken),
        PageResult.Json json => SendJsonAsync(context, json, cancellationToken),
        PageResult.LiveEvents live => events.SendAsync(context, live.Events, cancellationToken),
        PageResult.NotFound notFound => refusals.NotFoundAsync(context, notFound.Detail),
        PageResult.Problem problem => refusals.ProblemAsync(context, problem),
        _ => throw new InvalidOperationException($"The handler answered {result?.GetType().Name ?? "nothing"}, which the host doesn't know."),
    };

    private static Task SendRedirect(HttpContext context, string location)
    {
        bool isElsewhere = Uri.TryCreate(location, UriKind.Absolute, out var address) && address.Scheme is "http" or "https";
        if (!LocalPath.IsLocal(location) && (!isElsewhere || location.Any(char.IsControl)))
            throw new InvalidOperationException($"'{location}' is neither a path of this host nor an absolute address.");
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = isElsewhere ? address!.AbsoluteUri : Encode(location);
        return Task.CompletedTask;
    }

    /// <summary>Header values are ASCII; a path of ours may hold any text.</summary>
    private static string Encode(string path) => string.Concat(path.EnumerateRunes().Select(rune =>
        rune is { IsAscii: true, Value: not ' ' } ? rune.ToString() : Uri.EscapeDataString(rune.ToString())));

    private static async Task SendJsonAsync(HttpContext context, PageResult.Json json, CancellationToken cancellationToken)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = json.Utf8.Length;
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.Body.WriteAsync(json.Utf8, cancellationToken);
    }
}
