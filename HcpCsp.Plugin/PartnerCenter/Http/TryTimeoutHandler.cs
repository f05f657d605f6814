namespace HcpCsp.Plugin.PartnerCenter.Http;

/// <summary>Limits one try. Stands inside the limiter: waiting for one's turn is no fault.</summary>
internal sealed class TryTimeoutHandler(TimeProvider time) : DelegatingHandler
{
    private static readonly TimeSpan LongestTry = TimeSpan.FromMinutes(3);

    /// <exception cref="TimeoutException">The answer, as far as the handlers within read it, took longer than the limit.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(LongestTry, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await base.SendAsync(request, either.Token);
        }
        catch (OperationCanceledException exception) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException("No answer came within three minutes.", exception);
        }
    }
}
