using System.Net;

namespace HcpCsp.Plugin.PartnerCenter.Http;

/// <summary>Makes each try wait for the tenant's limiter, and tells the limiter how it went.</summary>
internal sealed class ThrottlingHandler(RequestLimiters limiters, RequestMeter meter, TimeProvider time) : DelegatingHandler
{
    private static readonly TimeSpan UnnamedWait = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    /// <summary>How long an answer asks to wait; null when it doesn't say.</summary>
    public static TimeSpan? FindRetryAfter(HttpResponseMessage response, TimeProvider time)
    {
        TimeSpan? wait = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - time.GetUtcNow(),
            _ => null,
        };
        return wait switch
        {
            null => null,
            { } asked when asked < TimeSpan.Zero => TimeSpan.Zero,
            { } asked when asked > LongestWait => LongestWait,
            _ => wait,
        };
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        PartnerTenant tenant = request.GetTenant();
        RequestLimiter limiter = limiters.For(tenant.TenantId);
        using IDisposable lease = await limiter.AcquireAsync(cancellationToken);
        meter.CountRequest(tenant.AccountId);
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
        if (response.StatusCode == HttpStatusCode.TooManyRequests)
        {
            limiter.Throttled(FindRetryAfter(response, time) ?? UnnamedWait);
            meter.CountThrottleWait(tenant.AccountId);
        }
        else
        {
            limiter.Answered();
        }

        return response;
    }
}
