using Microsoft.Extensions.Logging;

namespace HcpCsp.Plugin.PartnerCenter.Http;

/// <summary>Writes down each try, with the ids that Microsoft's support asks for; no query, which may hold a signature, and no token.</summary>
internal sealed class RequestLogHandler(TimeProvider time, ILogger<RequestLogHandler> logger) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!logger.IsEnabled(LogLevel.Debug))
            return await base.SendAsync(request, cancellationToken);
        long began = time.GetTimestamp();
        HttpResponseMessage? response = null;
        try
        {
            return response = await base.SendAsync(request, cancellationToken);
        }
        finally
        {
            CallTrace call = CallTrace.Of(request, response);
            logger.LogDebug(
                "{Method} {Host}{Path}: {Status} in {Milliseconds} ms (request id {RequestId}, ours {SentRequestId}, correlation {CorrelationId})",
                request.Method.Method,
                request.RequestUri!.Authority,
                request.RequestUri.AbsolutePath,
                response is null ? "no answer" : (int)response.StatusCode,
                (long)time.GetElapsedTime(began).TotalMilliseconds,
                call.IsAnswered ? call.RequestId : "",
                call.SentRequestId,
                call.CorrelationId);
        }
    }
}
