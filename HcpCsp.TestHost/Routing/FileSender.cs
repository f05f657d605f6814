using HcpCsp.Abstractions.Pages;
using Microsoft.Net.Http.Headers;

namespace HcpCsp.TestHost.Routing;

/// <summary>Sends files, of pages and of the API.</summary>
internal sealed class FileSender(ILogger<FileSender> logger)
{
    public async Task SendAsync(HttpContext context, PageResult.File file, CancellationToken cancellationToken)
    {
        HttpResponse response = context.Response;
        response.ContentType = file.ContentType;
        response.Headers.CacheControl = file.CacheFor is { } time
            ? $"private, max-age={(long)time.TotalSeconds}"
            : "no-store";
        response.Headers.Remove(HeaderNames.Pragma);
        if (file.DownloadName is { } name)
        {
            var disposition = new ContentDispositionHeaderValue("attachment");
            disposition.SetHttpFileName(name);
            response.Headers.ContentDisposition = disposition.ToString();
        }

        try
        {
            await file.WriteAsync(response.Body, cancellationToken);
        }
        catch (Exception error)
        {
            if (!context.RequestAborted.IsCancellationRequested)
                logger.LogError(error, "A file broke off at {Path}, request {RequestId}", context.Request.Path, context.TraceIdentifier);
            context.Abort();
        }
    }
}
