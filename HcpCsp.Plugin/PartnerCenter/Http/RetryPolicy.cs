using System.Net;
using System.Security.Cryptography;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace HcpCsp.Plugin.PartnerCenter.Http;

/// <summary>The one place that retries: what may pass, with full jitter, at most six tries.</summary>
/// <remarks>The same message is sent again, and so the same <c>MS-RequestId</c>: a repeat of a call that timed out is recognised as such.</remarks>
internal static class RetryPolicy
{
    private const int Tries = 6;
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LongestTry = TimeSpan.FromMinutes(3);

    public static void AddRetries(this ResiliencePipelineBuilder<HttpResponseMessage> pipeline, TimeProvider time)
    {
        pipeline.TimeProvider = time;
        pipeline.AddRetry(new RetryStrategyOptions<HttpResponseMessage>
        {
            MaxRetryAttempts = Tries - 1,
            ShouldHandle = static attempt => ValueTask.FromResult(MayPass(attempt.Outcome, attempt.Context.CancellationToken)),
            DelayGenerator = attempt => ValueTask.FromResult<TimeSpan?>(NextDelay(attempt, time)),
            OnRetry = static attempt =>
            {
                attempt.Outcome.Result?.Dispose();
                return ValueTask.CompletedTask;
            },
        });
    }

    /// <summary>Limits one try. Stands inside the limiter: waiting for one's turn is no fault.</summary>
    public static void AddTryTimeout(this ResiliencePipelineBuilder<HttpResponseMessage> pipeline, TimeProvider time)
    {
        pipeline.TimeProvider = time;
        pipeline.AddTimeout(new TimeoutStrategyOptions { Timeout = LongestTry });
    }

    public static bool IsPassing(HttpStatusCode status) => status
        is HttpStatusCode.RequestTimeout
        or HttpStatusCode.TooManyRequests
        or HttpStatusCode.InternalServerError
        or HttpStatusCode.BadGateway
        or HttpStatusCode.ServiceUnavailable
        or HttpStatusCode.GatewayTimeout;

    private static bool MayPass(Outcome<HttpResponseMessage> outcome, CancellationToken cancellationToken) => outcome switch
    {
        { Result: { } response } => IsPassing(response.StatusCode),
        { Exception: HttpRequestException or TimeoutRejectedException or IOException } => !cancellationToken.IsCancellationRequested,
        _ => false,
    };

    private static TimeSpan NextDelay(RetryDelayGeneratorArguments<HttpResponseMessage> attempt, TimeProvider time)
    {
        if (attempt.Outcome.Result is { } response && ThrottlingHandler.FindRetryAfter(response, time) is { } asked)
            return asked;
        double most = Math.Min(LongestDelay.TotalMilliseconds, FirstDelay.TotalMilliseconds * Math.Pow(2, attempt.AttemptNumber));
        return TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(1, (int)most + 1));
    }
}
