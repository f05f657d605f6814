using System.Net;
using System.Security.Cryptography;

namespace HcpCsp.Plugin.PartnerCenter.Http;

/// <summary>The one place that retries: what may pass, with full jitter, at most six tries.</summary>
/// <remarks>
/// The same message is sent again, and so the same <c>MS-RequestId</c>: a repeat of a call that timed out is recognised as such.
/// By hand rather than by Polly: its check of options stays in the framework's caches and keeps the load context alive (ARCHITECTURE, decision 6).
/// </remarks>
internal sealed class RetryHandler(TimeProvider time) : DelegatingHandler
{
    private const int Tries = 6;
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(60);

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
            TimeSpan delay = JitteredDelay(tried);
            try
            {
                HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
                if (tried == Tries || !IsPassing(response.StatusCode))
                    return response;
                delay = ThrottlingHandler.FindRetryAfter(response, time) ?? delay;
                response.Dispose();
            }
            catch (Exception exception) when (tried < Tries && exception is (HttpRequestException or TimeoutException or IOException))
            {
                // Waited out below, like an answer that may pass; a cancellation isn't among them.
            }

            await Task.Delay(delay, time, cancellationToken);
        }
    }

    private static TimeSpan JitteredDelay(int tried)
    {
        double most = Math.Min(LongestDelay.TotalMilliseconds, FirstDelay.TotalMilliseconds * Math.Pow(2, tried - 1));
        return TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(1, (int)most + 1));
    }
}
