using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace HcpCsp.Plugin.Tests.PartnerCenter;

/// <summary>HTTP on a bare socket, so that it can break every rule: break off, fall silent, lie about lengths.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, port: 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Func<RawRequest, RawAnswer> answer;
    private readonly Task serving;

    public RawServer(Func<RawRequest, RawAnswer> answer)
    {
        this.answer = answer;
        listener.Start();
        Address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/"));
        serving = ServeAsync();
    }

    public Uri Address { get; }

    public ConcurrentQueue<RawRequest> Requests { get; } = new();

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await serving;
        stop.Dispose();
    }

    private async Task ServeAsync()
    {
        var open = new List<Task>();
        try
        {
            while (true)
                open.Add(AnswerAsync(await listener.AcceptSocketAsync(stop.Token)));
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or InvalidOperationException)
        {
            await Task.WhenAll(open);
        }
    }

    private async Task AnswerAsync(Socket socket)
    {
        using Socket closing = socket;
        try
        {
            if (await ReadAsync(socket) is not { } request)
                return;
            Requests.Enqueue(request);
            RawAnswer given = answer(request);
            await socket.SendAsync(given.ToHead(), stop.Token);
            await socket.SendAsync(given.Body.AsMemory(0, Math.Min(given.Body.Length, given.EndAfter ?? int.MaxValue)), stop.Token);
            if (given.FallsSilent)
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop.Token);
            socket.Shutdown(SocketShutdown.Send);
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException)
        {
            // The client went away, or the test is over.
        }
    }

    private async Task<RawRequest?> ReadAsync(Socket socket)
    {
        var head = new StringBuilder();
        byte[] buffer = new byte[4096];
        int end;
        while ((end = head.ToString().IndexOf("\r\n\r\n", StringComparison.Ordinal)) < 0)
        {
            int read = await socket.ReceiveAsync(buffer, stop.Token);
            if (read == 0)
                return null;
            head.Append(Encoding.ASCII.GetString(buffer, 0, read));
        }

        string[] lines = head.ToString()[..end].Split("\r\n");
        string[] first = lines[0].Split(' ');
        var headers = lines.Skip(1).Select(line => line.Split(':', 2)).ToDictionary(pair => pair[0], pair => pair[1].Trim(), StringComparer.OrdinalIgnoreCase);
        return new RawRequest(first[0], first[1], headers);
    }
}

internal sealed record RawRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>First byte asked for; 0 for the whole.</summary>
    public int From => Headers.TryGetValue("Range", out string? range) ? int.Parse(range["bytes=".Length..^1], CultureInfo.InvariantCulture) : 0;

    public string Header(string name) => Headers.GetValueOrDefault(name, "");
}

internal sealed record RawAnswer(int Status, byte[] Body, params (string Name, string Value)[] Headers)
{
    public static RawAnswer Json(string json, int status = 200) => new(status, Encoding.UTF8.GetBytes(json), ("Content-Type", "application/json"));

    /// <summary>Bytes of the body that are sent before the connection ends; null for all.</summary>
    public int? EndAfter { get; init; }

    /// <summary>The connection stays open after that and nothing more comes.</summary>
    public bool FallsSilent { get; init; }

    /// <summary>What is announced; null announces nothing, so that the connection's end is the body's.</summary>
    public long? Announced { get; init; } = Body.Length;

    public byte[] ToHead()
    {
        var head = new StringBuilder();
        head.Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {Status} X\r\nConnection: close\r\n");
        if (Announced is { } length)
            head.Append(CultureInfo.InvariantCulture, $"Content-Length: {length}\r\n");
        foreach ((string name, string value) in Headers)
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        return Encoding.ASCII.GetBytes(head.Append("\r\n").ToString());
    }
}
