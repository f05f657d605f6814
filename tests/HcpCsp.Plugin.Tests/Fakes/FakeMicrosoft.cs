using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace HcpCsp.Plugin.Tests.Fakes;

/// <summary>Microsoft's services as a table of answers, with a record of what was asked.</summary>
internal sealed class FakeMicrosoft : HttpMessageHandler
{
    private readonly List<(string Path, Func<HttpRequestMessage, HttpResponseMessage> Answer)> answers = [];

    public ConcurrentQueue<Asked> Requests { get; } = new();

    /// <summary>Answers requests whose path and query begin so; the last added is asked first.</summary>
    public FakeMicrosoft On(string path, Func<HttpRequestMessage, HttpResponseMessage> answer)
    {
        answers.Insert(0, (path, answer));
        return this;
    }

    public FakeMicrosoft OnJson(string path, string json) => On(path, _ => Json(json));

    /// <summary>Answers one after the other; the last one stays.</summary>
    public FakeMicrosoft OnSequence(string path, params Func<HttpRequestMessage, HttpResponseMessage>[] sequence)
    {
        int next = 0;
        return On(path, request => sequence[Math.Min(next++, sequence.Length - 1)](request));
    }

    public static HttpResponseMessage Json(string json, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(json, Encoding.UTF8, "application/json") };

    public static HttpResponseMessage Status(HttpStatusCode status, int? retryAfterSeconds = null)
    {
        var response = new HttpResponseMessage(status) { Content = new StringContent("") };
        if (retryAfterSeconds is { } seconds)
            response.Headers.TryAddWithoutValidation("Retry-After", seconds.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return response;
    }

    public static HttpResponseMessage Accepted(string location)
    {
        HttpResponseMessage response = Status(HttpStatusCode.Accepted);
        response.Headers.TryAddWithoutValidation("Location", location);
        return response;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        string FindHeader(string name) => request.Headers.TryGetValues(name, out IEnumerable<string>? values) ? values.First() : "";
        Requests.Enqueue(new Asked(
            request.Method.Method, request.RequestUri!, request.Headers.Authorization?.ToString() ?? "", FindHeader("MS-RequestId"), FindHeader("MS-ContinuationToken"), body));
        string path = request.RequestUri!.PathAndQuery;
        Func<HttpRequestMessage, HttpResponseMessage>? answer = answers.FirstOrDefault(entry => path.StartsWith(entry.Path, StringComparison.Ordinal)).Answer;
        return answer?.Invoke(request) ?? Status(HttpStatusCode.NotFound);
    }
}

internal sealed record Asked(string Method, Uri Address, string Authorization, string RequestId, string ContinuationToken, string Body);
