namespace HcpCsp.TestHost.Simulator.PartnerCenter;

/// <summary>The calls that a tenant has left; refused ones count too, so asking on and on makes the wait longer.</summary>
internal sealed class TokenBucket(int perMinute, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private double _left = perMinute;
    private long _filled = clock.GetTimestamp();

    private double PerSecond => perMinute / 60.0;

    /// <summary>Null where the call may go on; else the seconds until the next one may.</summary>
    public int? Take()
    {
        lock (_lock)
        {
            _left = Math.Min(perMinute, _left + (clock.GetElapsedTime(_filled).TotalSeconds * PerSecond));
            _filled = clock.GetTimestamp();
            if (_left >= 1)
            {
                _left--;
                return null;
            }

            // The debt is at most a minute's, as Microsoft's waits are.
            _left = Math.Max(1 - perMinute, _left - 1);
            return (int)Math.Ceiling((1 - _left) / PerSecond);
        }
    }
}
