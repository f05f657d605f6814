namespace HcpCsp.Plugin.Tests.Fakes;

/// <summary>A clock on which everything takes less time than it says: waits of seconds are over in milliseconds.</summary>
internal sealed class HastyTime(int factor) : TimeProvider
{
    private readonly DateTimeOffset start = System.GetUtcNow();
    private TimeSpan skipped;

    public override long TimestampFrequency => System.TimestampFrequency / factor;

    public override DateTimeOffset GetUtcNow() => start + skipped + ((System.GetUtcNow() - start) * factor);

    /// <summary>It is so much later at once; what waits goes on waiting.</summary>
    public void Skip(TimeSpan span) => skipped += span;

    public override long GetTimestamp() => System.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, Shortened(dueTime), Shortened(period));

    private TimeSpan Shortened(TimeSpan span) => span <= TimeSpan.Zero ? span : span / factor;
}
