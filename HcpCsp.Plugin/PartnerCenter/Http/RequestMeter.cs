using System.Collections.Concurrent;

namespace HcpCsp.Plugin.PartnerCenter.Http;

/// <summary>Counts what was asked of Microsoft, by account, since the module was loaded.</summary>
internal sealed class RequestMeter
{
    private readonly ConcurrentDictionary<string, Counters> byAccount = new(StringComparer.Ordinal);

    /// <summary>The counts so far; zeros for an account that never asked.</summary>
    public RequestReading Read(string accountId) =>
        byAccount.TryGetValue(accountId, out Counters? counters)
            ? new RequestReading(
                Interlocked.Read(ref counters.Requests), Interlocked.Read(ref counters.ThrottleWaits), Interlocked.Read(ref counters.Bytes))
            : new RequestReading(0, 0, 0);

    public void CountRequest(string accountId) => Interlocked.Increment(ref Of(accountId).Requests);

    public void CountThrottleWait(string accountId) => Interlocked.Increment(ref Of(accountId).ThrottleWaits);

    public void CountBytes(string accountId, long bytes) => Interlocked.Add(ref Of(accountId).Bytes, bytes);

    private Counters Of(string accountId) => byAccount.GetOrAdd(accountId, static _ => new Counters());

    private sealed class Counters
    {
        public long Requests;
        public long ThrottleWaits;
        public long Bytes;
    }
}

/// <summary>Counts at one moment.</summary>
/// <param name="Requests">Sent, retries among them.</param>
/// <param name="ThrottleWaits">Times that Microsoft said "too many requests" and we waited.</param>
/// <param name="Bytes">Received, as they came (compressed files compressed).</param>
internal sealed record RequestReading(long Requests, long ThrottleWaits, long Bytes);
