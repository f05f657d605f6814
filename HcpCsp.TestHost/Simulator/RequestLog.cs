using System.Collections.Concurrent;

namespace HcpCsp.TestHost.Simulator;

/// <summary>One request that was answered.</summary>
internal sealed record LoggedRequest(string Method, string Host, string Path, int Status, bool HadAuthorization);

/// <summary>The last requests, for tests that ask what a client did.</summary>
internal sealed class RequestLog
{
    private const int Kept = 50_000;

    private readonly ConcurrentQueue<LoggedRequest> _requests = new();

    public IReadOnlyCollection<LoggedRequest> All => _requests;

    public void Add(LoggedRequest request)
    {
        _requests.Enqueue(request);
        if (_requests.Count > Kept)
            _requests.TryDequeue(out _);
    }

    public void Clear() => _requests.Clear();
}
