namespace HcpCsp.TestHost.Routing;

/// <summary>Counts the requests that are inside a plugin, and shuts when it is unloaded.</summary>
internal sealed class PluginGate : IDisposable
{
    private readonly Lock gate = new();
    private readonly CancellationTokenSource closing = new();
    private readonly TaskCompletionSource empty = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int inside;
    private bool closed;

    /// <summary>Cancelled when the plugin is unloaded.</summary>
    public CancellationToken Closing => closing.Token;

    /// <returns>False when it is shut. Otherwise <see cref="Leave"/> must follow.</returns>
    public bool TryEnter()
    {
        lock (gate)
        {
            if (closed)
                return false;
            inside++;
            return true;
        }
    }

    public void Leave()
    {
        lock (gate)
        {
            inside--;
            if (closed && inside == 0)
                empty.TrySetResult();
        }
    }

    /// <summary>Lets nobody in any more, cancels who is inside, and waits for them a while.</summary>
    public async Task CloseAsync(TimeSpan patience, TimeProvider time)
    {
        lock (gate)
        {
            closed = true;
            if (inside == 0)
                empty.TrySetResult();
        }

        await closing.CancelAsync();
        await Task.WhenAny(empty.Task, Task.Delay(patience, time));
    }

    public void Dispose() => closing.Dispose();
}
