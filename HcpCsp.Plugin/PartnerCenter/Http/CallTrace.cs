using System.Text.RegularExpressions;

namespace HcpCsp.Plugin.PartnerCenter.Http;

/// <summary>Which call an answer or a failure belongs to, in words that may be logged and shown.</summary>
/// <param name="Name">Method and path, ids as <c>{id}</c>, without the query: <c>GET v1/customers/{id}/subscriptions</c>.</param>
/// <param name="RequestId">Microsoft's; the one that we sent when there was no answer.</param>
/// <param name="CorrelationId">What we sent to tie several calls together: <c>MS-CorrelationId</c>, or Graph's <c>client-request-id</c>.</param>
/// <param name="IsAnswered">The request id is Microsoft's.</param>
/// <param name="SentRequestId">The one that we sent; empty for files.</param>
internal sealed partial record CallTrace(string Name, string RequestId, string CorrelationId, bool IsAnswered = false, string SentRequestId = "")
{
    public static readonly CallTrace None = new("", "", "");

    public static CallTrace Of(HttpRequestMessage request, HttpResponseMessage? response)
    {
        string? answered = FindAnswerId(response);
        string sent = RequestIds.Find(request.Headers, RequestIds.PartnerCenter) ?? RequestIds.Find(request.Headers, RequestIds.Graph) ?? "";
        string correlation = RequestIds.Find(request.Headers, RequestIds.Correlation) ?? RequestIds.Find(request.Headers, RequestIds.Graph) ?? "";
        string path = Id().Replace(request.RequestUri!.AbsolutePath.TrimStart('/'), "{id}");
        return new CallTrace($"{request.Method} {path}", answered ?? sent, correlation, answered is not null, sent);
    }

    /// <summary>A file is called by its name: the folders above it hold ids, and its query a signature.</summary>
    public static CallTrace OfFile(string name, HttpResponseMessage? response) =>
        new($"GET {name}", FindAnswerId(response) ?? "", "", FindAnswerId(response) is not null);

    private static string? FindAnswerId(HttpResponseMessage? response) => response is null
        ? null
        : RequestIds.Find(response.Headers, RequestIds.PartnerCenter)
            ?? RequestIds.Find(response.Headers, "request-id")
            ?? RequestIds.Find(response.Headers, "x-ms-request-id");

    // A segment with a digit is an id, but for the API's version.
    [GeneratedRegex(@"(?<=/)(?!v\d)[^/]*\d[^/]*", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Id();
}
