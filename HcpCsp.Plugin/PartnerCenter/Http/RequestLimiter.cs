namespace HcpCsp.Plugin.PartnerCenter.Http;

/// <summary>Paces the requests to one partner tenant: so many a minute, so many at once, fewer after a 429.</summary>
/// <remarks>
/// A virtual schedule: each request takes the next slot, slots are one interval apart, and only a few may go ahead of time. The burst is
/// taken off the rate, so that no window of one minute ever holds more than the limit.
/// </remarks>
internal sealed class RequestLimiter : IDisposable
{
    private readonly TimeProvider time;
    private readonly SemaphoreSlim inFlight;
    private readonly double fullRate;
    private readonly double burst;
    private readonly Lock gate = new();
    private double rate;
    private DateTimeOffset nextSlot;
    private DateTimeOffset pausedUntil;

    public RequestLimiter(RequestLimitOptions options, TimeProvider time)
    {
        this.time = time;
        inFlight = new SemaphoreSlim(options.MaxConcurrency);
        burst = Math.Max(0, Math.Min(options.MaxConcurrency, options.RequestsPerMinute / 60.0) - 1);
        fullRate = Math.Max(1, options.RequestsPerMinute - burst) / 60.0;
        rate = fullRate;
        nextSlot = time.GetUtcNow();
        pausedUntil = nextSlot;
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
            return (slot > pausedUntil ? slot : pausedUntil) - now;
        }
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
