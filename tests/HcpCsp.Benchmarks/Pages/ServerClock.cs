using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace HcpCsp.Benchmarks.Pages;

/// <summary>How long each request took at the server: from its arrival to the last byte handed over, as ASP.NET Core tells it.</summary>
internal sealed class ServerClock : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private const string Request = "Microsoft.AspNetCore.Hosting.HttpRequestIn";
    private static readonly TimeSpan MostLate = TimeSpan.FromSeconds(5);
    private static readonly object BeganKey = new();
    private readonly ConcurrentQueue<ServedRequest> served = new();
    private readonly ConcurrentBag<IDisposable> subscriptions = [];

    public ServerClock() => subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

    /// <summary>What was served since it was last asked.</summary>
    public IReadOnlyList<ServedRequest> Take()
    {
        var taken = new List<ServedRequest>();
        while (served.TryDequeue(out ServedRequest? one))
            taken.Add(one);
        return taken;
    }

    /// <summary>The one request for an address; the server may say so a moment after the last byte has come.</summary>
    public async Task<ServedRequest> TakeOneAsync(string address, CancellationToken cancellationToken)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        late.CancelAfter(MostLate);
        while (true)
        {
            if (Take() is [.., { } one])
                return one.Address == address ? one : throw new InvalidOperationException($"{address} was served as {one.Address}.");
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, late.Token);
        }
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.AspNetCore")
            subscriptions.Add(value.Subscribe(this, static name => name.StartsWith(Request, StringComparison.Ordinal)));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is not HttpContext context)
            return;
        if (value.Key == Request + ".Start")
            context.Items[BeganKey] = Stopwatch.GetTimestamp();
        else if (value.Key == Request + ".Stop" && context.Items[BeganKey] is long began)
            served.Enqueue(new ServedRequest(context.Request.GetEncodedPathAndQuery(), context.GetEndpoint()?.DisplayName ?? "", Stopwatch.GetElapsedTime(began).TotalMilliseconds));
    }

    public void OnCompleted()
    {
        // A server has ended.
    }

    public void OnError(Exception error)
    {
        // Listeners don't fail.
    }

    public void Dispose()
    {
        foreach (IDisposable subscription in subscriptions)
            subscription.Dispose();
    }
}

/// <param name="Address">Path and query.</param>
/// <param name="Route">As the host names it.</param>
internal sealed record ServedRequest(string Address, string Route, double Milliseconds);
