namespace HcpCsp.Plugin.PartnerCenter.Http;

/// <summary>Paces the requests to one partner tenant: so many a minute, so many at once, fewer after a 429.</summary>
/// <remarks>
/// A virtual schedule: each request takes the next slot, slots are one interval apart, and after a pause some may go ahead of time, so that a
/// short run needn't wait for a pace that only a long one needs. Those of the last minute are remembered: no minute ever holds more than the limit.
/// </remarks>
internal sealed class RequestLimiter : IDisposable
{
    // Part of a minute's requests that may go ahead of time: while a long run uses the limit up, others wait as long at most.
    private const double MostAhead = 1 / 8.0;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly TimeProvider time;
    private readonly SemaphoreSlim inFlight;
    private readonly int limit;
    private readonly double fullRate;
    private readonly double burst;
    private readonly Queue<DateTimeOffset> lastMinute = new();
    private readonly Lock gate = new();
    private double rate;
    private DateTimeOffset nextSlot;
    private DateTimeOffset pausedUntil;

    public RequestLimiter(RequestLimitOptions options, TimeProvider time)
    {
        this.time = time;
        inFlight = new SemaphoreSlim(options.MaxConcurrency);
        limit = options.RequestsPerMinute;
        burst = Math.Max(0, (limit * MostAhead) - 1);
        fullRate = limit / 60.0;
        rate = fullRate;
        pausedUntil = time.GetUtcNow();
    }

    /// <summary>Requests a second that are allowed now.</summary>
    public double Rate
    {
        get
        {
            lock (gate)
                return rate;
        }
    }

    /// <summary>Waits for a slot and for room. Dispose the lease when the answer is there.</summary>
    public async Task<IDisposable> AcquireAsync(CancellationToken cancellationToken)
    {
        await inFlight.WaitAsync(cancellationToken);
        try
        {
            for (TimeSpan wait = TakeSlot(); wait > TimeSpan.Zero; wait = RemainingPause())
                await Task.Delay(wait, time, cancellationToken);
            return new Lease(inFlight);
        }
        catch
        {
            inFlight.Release();
            throw;
        }
    }

    /// <summary>Microsoft said "too many": nobody asks before the wait is over, and then at half the pace.</summary>
    public void Throttled(TimeSpan retryAfter)
    {
        lock (gate)
        {
            DateTimeOffset now = time.GetUtcNow();
            // Requests that were in flight together are refused together: that is one refusal, not several.
            if (now >= pausedUntil)
                rate = Math.Max(fullRate / 64, rate / 2);
            if (now + retryAfter > pausedUntil)
                pausedUntil = now + retryAfter;
            if (pausedUntil > nextSlot)
                nextSlot = pausedUntil;
        }
    }

    /// <summary>An answer came through: creeps back to the full pace in some hundred answers.</summary>
    public void Answered()
    {
        lock (gate)
            rate = Math.Min(fullRate, rate + (fullRate / 100));
    }

    public void Dispose() => inFlight.Dispose();

    private TimeSpan TakeSlot()
    {
        lock (gate)
        {
            DateTimeOffset now = time.GetUtcNow();
            DateTimeOffset earliest = now - TimeSpan.FromSeconds(burst / rate);
            DateTimeOffset slot = nextSlot > earliest ? nextSlot : earliest;
            nextSlot = slot + TimeSpan.FromSeconds(1 / rate);
            DateTimeOffset at = Latest(now, slot, pausedUntil);
            while (lastMinute.TryPeek(out DateTimeOffset first) && (lastMinute.Count >= limit || first <= now - Minute))
                at = Latest(at, lastMinute.Dequeue() + Minute, pausedUntil);
            lastMinute.Enqueue(at);
            return at - now;
        }
    }

    private static DateTimeOffset Latest(DateTimeOffset one, DateTimeOffset two, DateTimeOffset three)
    {
        DateTimeOffset later = one > two ? one : two;
        return later > three ? later : three;
    }

    private TimeSpan RemainingPause()
    {
        lock (gate)
            return pausedUntil - time.GetUtcNow();
    }

    private sealed class Lease(SemaphoreSlim inFlight) : IDisposable
    {
        private SemaphoreSlim? held = inFlight;

        public void Dispose() => Interlocked.Exchange(ref held, null)?.Release();
    }
}
