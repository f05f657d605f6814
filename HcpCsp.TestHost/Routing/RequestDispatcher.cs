using HcpCsp.Abstractions.Api;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Abstractions.Services;
using HcpCsp.TestHost.ApiKeys;
using HcpCsp.TestHost.Audit;
using HcpCsp.TestHost.Frame;
using HcpCsp.TestHost.Identity;
using Microsoft.AspNetCore.Antiforgery;

namespace HcpCsp.TestHost.Routing;

/// <summary>Every request on its way to a handler: signed in or with a key, then the role, then its upload, then antiforgery, then the handler, then its answer.</summary>
internal sealed class RequestDispatcher(
    PageRequests requests, MultipartForms uploads, PageResponder pages, FileSender files, Refusals refusals, ApiKeyDoor keys, IAntiforgery antiforgery,
    AuditTrail audit, ILogger<RequestDispatcher> logger)
{
    public async Task DispatchAsync(HttpContext context, HostRoute route, PluginGate admission)
    {
        if (await AdmitAsync(context, route.Roles) is not { } session)
            return;
        try
        {
            using UploadedForm? upload = await uploads.ReadAsync(context, route.MaxUploadBytes);
            await AnswerFormAsync(context, route, session, admission);
        }
        catch (UploadRefusedException refused)
        {
            if (refused.InnerException is { } cause)
                logger.LogWarning(cause, "A form with files can't be read, request {RequestId}", context.TraceIdentifier);
            await refusals.UploadAsync(context, refused);
        }
    }

    private async Task AnswerFormAsync(HttpContext context, HostRoute route, Session session, PluginGate admission)
    {
        if (!session.IsByApiKey && !await IsFormOursAsync(context))
        {
            await refusals.BadTokenAsync(context);
            return;
        }

        if (!admission.TryEnter())
        {
            await refusals.NotFoundAsync(context, null);
            return;
        }

        try
        {
            await AnswerAsync(context, route, session, admission.Closing);
        }
        finally
        {
            admission.Leave();
        }
    }

    /// <summary>The pattern is there, but not for this method.</summary>
    public async Task RefuseMethodAsync(HttpContext context, IReadOnlyList<string> roles)
    {
        if (await AdmitAsync(context, roles) is not null)
            await refusals.WrongMethodAsync(context);
    }

    /// <summary>No pattern matches. Who isn't signed in learns nothing about what exists.</summary>
    public async Task NotFoundAsync(HttpContext context)
    {
        if (await AdmitAsync(context, []) is not null)
            await refusals.NotFoundAsync(context, null);
    }

    private async Task<Session?> AdmitAsync(HttpContext context, IReadOnlyList<string> roles)
    {
        if (await FindSessionAsync(context) is not { } session)
            return null;

        if (roles.Count == 0 || roles.Any(session.User.IsInRole))
            return session;
        await DenyAsync(context, session);
        return null;
    }

    private async Task<Session?> FindSessionAsync(HttpContext context)
    {
        if (ApiKeyDoor.HasKey(context))
            return await keys.AdmitAsync(context);
        if (Session.Find(context) is { } session)
            return session;
        await Refusals.SignInFirstAsync(context);
        return null;
    }

    private async Task DenyAsync(HttpContext context, Session session)
    {
        audit.Append(plugin: null, new AuditEntry
        {
            EventType = "host.access.denied",
            Subject = context.Request.Path.Value ?? "/",
            UserId = session.User.Id,
            UserName = session.User.Name,
            TenantId = session.User.TenantId,
            RemoteAddress = context.Connection.RemoteIpAddress?.ToString(),
        });
        await refusals.ForbiddenAsync(context);
    }

    private async Task<bool> IsFormOursAsync(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method))
            return true;
        try
        {
            return await antiforgery.IsRequestValidAsync(context);
        }
        catch (Exception error) when (error is InvalidDataException or BadHttpRequestException)
        {
            // A form that can't be read has no token that can be checked.
            return false;
        }
    }

    private async Task AnswerAsync(HttpContext context, HostRoute route, Session session, CancellationToken unloading)
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, unloading);
        try
        {
            PageRequest request = requests.Make(context, session);
            System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.CurrentUICulture = request.Culture;
            if (route.Api is { } answer)
                await SendApiAsync(context, await answer(request, ends.Token), ends.Token);
            else
                await SendPageAsync(context, session, await route.Page!(request, ends.Token), ends.Token); // A route has one of the two.
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The browser went away: nobody is left to answer.
        }
        catch (OperationCanceledException) when (unloading.IsCancellationRequested)
        {
            await refusals.UnavailableAsync(context);
        }
        catch (Exception error)
        {
            logger.LogError(error, "Plugin {Plugin} threw on {Method} {Path}, request {RequestId}",
                route.Owner, context.Request.Method, context.Request.Path, context.TraceIdentifier);
            await refusals.ErrorAsync(context, error);
        }
    }

    private Task SendApiAsync(HttpContext context, ApiResult result, CancellationToken cancellationToken) => result.File is { } file
        ? files.SendAsync(context, file, cancellationToken)
        : ApiResponder.SendAsync(context, result, cancellationToken);

    private async Task SendPageAsync(HttpContext context, Session session, PageResult result, CancellationToken cancellationToken)
    {
        if (result is PageResult.Forbidden)
            await DenyAsync(context, session);
        else
            await pages.SendAsync(context, result, cancellationToken);
    }
}
