using System.Collections.Concurrent;
using HcpCsp.TestHost.Simulator.Faults;

namespace HcpCsp.TestHost.Simulator.PartnerCenter;

/// <summary>What befalls a call whatever it asks for: waits, refusals of the gateway, broken servers.</summary>
internal sealed class CallWeather(FaultSwitches faults, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, int> _calls = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(Guid Tenant, int PerMinute), TokenBucket> _buckets = new();

    /// <summary>Counts the calls under a fault that hits every N-th.</summary>
    public bool IsDue(FaultDefinition fault)
    {
        var every = faults.Number(fault);
        return every > 0 && _calls.AddOrUpdate(fault.Name, 1, (_, count) => count + 1) % every == 0;
    }

    /// <summary>Seconds that the tenant has to wait; null while it may call.</summary>
    public int? FindWait(Guid? tenant)
    {
        var perMinute = faults.Number(PartnerCenterFaults.ThrottleRate);
        return perMinute > 0 && tenant is { } id ? _buckets.GetOrAdd((id, perMinute), _ => new TokenBucket(perMinute, clock)).Take() : null;
    }

    /// <summary>Whether the call was answered before anybody looked at it.</summary>
    public async Task<bool> StopsAsync(HttpContext context)
    {
        if (faults.Number(PartnerCenterFaults.SlowAnswers) is > 0 and var wait)
            await Task.Delay(TimeSpan.FromMilliseconds(wait), clock, context.RequestAborted);
        if (IsDue(PartnerCenterFaults.Throttle))
            await new PartnerCenterCall(context, caller: null, faults).ThrottleAsync(seconds: 1);
        else if (IsDue(PartnerCenterFaults.HtmlErrors))
            await SendPageAsync(context);
        else if (IsDue(PartnerCenterFaults.EmptyErrors))
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        else
            return false;
        return true;
    }

    /// <summary>502 and 503 by turns.</summary>
    private Task SendPageAsync(HttpContext context)
    {
        var turn = _calls[PartnerCenterFaults.HtmlErrors.Name] / faults.Number(PartnerCenterFaults.HtmlErrors);
        var (status, title) = turn % 2 == 1 ? (502, "502 Bad Gateway") : (503, "503 Service Unavailable");
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=us-ascii";
        return context.Response.WriteAsync($"<html><head><title>{title}</title></head><body><center><h1>{title}</h1></center><hr></body></html>", context.RequestAborted);
    }
}
