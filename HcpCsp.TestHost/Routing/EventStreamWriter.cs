using System.Text;
using HcpCsp.Abstractions.Pages;

namespace HcpCsp.TestHost.Routing;

/// <summary>Sends server-sent events, with a comment now and then so that nothing between takes the connection for dead.</summary>
internal sealed class EventStreamWriter(TimeProvider time)
{
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(15);

    public async Task SendAsync(HttpContext context, IAsyncEnumerable<ServerEvent> events, CancellationToken cancellationToken)
    {
        context.Response.ContentType = "text/event-stream; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["X-Accel-Buffering"] = "no";
        await context.Response.Body.FlushAsync(cancellationToken); // The headers go out now, not with the first event.
        await using IAsyncEnumerator<ServerEvent> source = events.GetAsyncEnumerator(cancellationToken);
        while (await NextAsync(source, context.Response, cancellationToken))
            await WriteAsync(context.Response, Format(source.Current), cancellationToken);
    }

    /// <summary>The event as lines; whatever kind of line break the data has, the browser gets the same text back.</summary>
    public static string Format(ServerEvent one)
    {
        if (one.Name.Length == 0 || !one.Name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-'))
            throw new InvalidOperationException($"An event's name holds letters, digits and dashes only: '{one.Name}'.");
        var text = new StringBuilder("event: ").Append(one.Name).Append('\n');
        foreach (string line in one.Data.ReplaceLineEndings("\n").Split('\n'))
            text.Append("data: ").Append(line).Append('\n');
        return text.Append('\n').ToString();
    }

    private async Task<bool> NextAsync(IAsyncEnumerator<ServerEvent> source, HttpResponse response, CancellationToken cancellationToken)
    {
        // Always awaited to its end, since an enumerator must not be disposed while it is asked for the next one.
        Task<bool> next = source.MoveNextAsync().AsTask();
        while (!next.IsCompleted)
        {
            using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            Task pause = Task.Delay(KeepAlive, time, enough.Token);
            bool isPaused = await Task.WhenAny(next, pause) == pause && pause.IsCompletedSuccessfully;
            await enough.CancelAsync();
            if (!isPaused)
                break;
            await WriteAsync(response, ": keep-alive\n\n", CancellationToken.None);
        }

        return await next;
    }

    private static async Task WriteAsync(HttpResponse response, string text, CancellationToken cancellationToken)
    {
        await response.WriteAsync(text, Encoding.UTF8, cancellationToken);
        await response.Body.FlushAsync(cancellationToken);
    }
}
