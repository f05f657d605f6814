namespace HcpCsp.Browser.Tests.Readme;

/// <summary>A clock that goes on from another day, so that the same pictures can be taken on any.</summary>
internal sealed class ShiftedTime(DateTimeOffset start) : TimeProvider
{
    private readonly long since = TimeProvider.System.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => start + System.GetElapsedTime(since);
}
