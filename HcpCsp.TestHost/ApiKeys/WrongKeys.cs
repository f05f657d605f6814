namespace HcpCsp.TestHost.ApiKeys;

/// <summary>Counts wrong keys by the address they come from: who sends too many waits, whatever the next key is.</summary>
internal sealed class WrongKeys(TimeProvider time)
{
    public const int MostInAWindow = 10;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    /// <summary>Enough addresses to remember; more at once is an attempt to fill our memory.</summary>
    private const int MostAddresses = 10_000;

    private readonly Lock gate = new();
    private readonly Dictionary<string, (int Count, DateTimeOffset Ends)> windows = new(StringComparer.Ordinal);

    /// <returns>How long the address must wait; null when it needn't.</returns>
    public TimeSpan? FindWait(string address)
    {
        lock (gate)
        {
            return windows.TryGetValue(address, out var window) && window.Count >= MostInAWindow && window.Ends > time.GetUtcNow()
                ? window.Ends - time.GetUtcNow()
                : null;
        }
    }

    public void Note(string address)
    {
        DateTimeOffset now = time.GetUtcNow();
        lock (gate)
        {
            if (windows.TryGetValue(address, out var window) && window.Ends > now)
            {
                windows[address] = window with { Count = window.Count + 1 };
                return;
            }

            if (windows.Count >= MostAddresses)
                Forget(now);
            windows[address] = (1, now + Window);
        }
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (string ended in windows.Where(one => one.Value.Ends <= now).Select(one => one.Key).ToArray())
            windows.Remove(ended);
        if (windows.Count >= MostAddresses)
            windows.Clear();
    }
}
