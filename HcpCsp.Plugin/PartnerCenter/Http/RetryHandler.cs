using System.Net;

namespace HcpCsp.Plugin.PartnerCenter.Http;

/// <summary>The one place that retries: what may pass, with full jitter, at most six tries.</summary>
/// <remarks>
/// The same message is sent again: after an answer under a new <c>MS-RequestId</c>, without one under the same, so that a repeat of a call
/// that timed out is recognised as such.
/// By hand rather than by Polly: its check of options stays in the framework's caches and keeps the load context alive (ARCHITECTURE, decision 6).
/// </remarks>
internal sealed class RetryHandler(TimeProvider time) : DelegatingHandler
{
    private const int Tries = 6;

    // "Not implemented" is what Partner Center calls a fault that it has no name for: it passes at once or not at all.
    private const int TriesOfNotImplemented = 3;

    public static bool IsPassing(HttpStatusCode status) => status
        is HttpStatusCode.RequestTimeout
        or HttpStatusCode.TooManyRequests
        or HttpStatusCode.InternalServerError
        or HttpStatusCode.BadGateway
        or HttpStatusCode.ServiceUnavailable
        or HttpStatusCode.GatewayTimeout;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        for (int tried = 1; ; tried++)
        {
            TimeSpan delay = RetryDelay.Jittered(tried);
            try
            {
                HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
                if (tried >= CountTries(response.StatusCode))
                    return response;
                delay = ThrottlingHandler.FindRetryAfter(response, time) ?? delay;
                response.Dispose();
                RequestIds.Renew(request);
            }
            catch (Exception exception) when (tried < Tries && exception is (HttpRequestException or TimeoutException or IOException))
            {
                // Waited out below, like an answer that may pass; a cancellation isn't among them.
            }

            await Task.Delay(delay, time, cancellationToken);
        }
    }

    private static int CountTries(HttpStatusCode status) => status switch
    {
        HttpStatusCode.NotImplemented => TriesOfNotImplemented,
        _ when IsPassing(status) => Tries,
        _ => 1,
    };
}
