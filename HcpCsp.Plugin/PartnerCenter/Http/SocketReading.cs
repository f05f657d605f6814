namespace HcpCsp.Plugin.PartnerCenter.Http;

/// <summary>Reads a body as it comes, and gives up when nothing comes: a connection may fall silent without being closed.</summary>
internal sealed class SocketReading(Stream body, TimeProvider time, CancellationToken cancellationToken) : IDisposable
{
    private static readonly TimeSpan LongestSilence = TimeSpan.FromMinutes(1);

    private readonly CancellationTokenSource silence = new(Timeout.InfiniteTimeSpan, time);
    private CancellationTokenSource? either;

    /// <returns>Bytes read; 0 at the end.</returns>
    /// <exception cref="IOException">The connection broke off or fell silent.</exception>
    public async ValueTask<int> ReadAsync(Memory<byte> room)
    {
        either ??= CancellationTokenSource.CreateLinkedTokenSource(silence.Token, cancellationToken);
        silence.CancelAfter(LongestSilence);
        try
        {
            return await body.ReadAsync(room, either.Token);
        }
        catch (OperationCanceledException exception) when (silence.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new IOException("Nothing more came for a minute.", exception);
        }
        finally
        {
            // Whoever takes the bytes may take his time: only waiting for the socket counts.
            silence.CancelAfter(Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose()
    {
        either?.Dispose();
        silence.Dispose();
    }
}
