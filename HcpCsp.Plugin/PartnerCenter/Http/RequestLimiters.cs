using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace HcpCsp.Plugin.PartnerCenter.Http;

/// <summary>One limiter for each partner tenant, since Microsoft counts by tenant.</summary>
internal sealed class RequestLimiters(IOptions<RequestLimitOptions> options, TimeProvider time) : IDisposable
{
    private readonly ConcurrentDictionary<string, RequestLimiter> byTenant = new(StringComparer.OrdinalIgnoreCase);

    public RequestLimiter For(string tenantId) => byTenant.GetOrAdd(tenantId, _ => new RequestLimiter(options.Value, time));

    public void Dispose()
    {
        foreach (RequestLimiter limiter in byTenant.Values)
            limiter.Dispose();
    }
}
