using System.Net.Http.Headers;

namespace HcpCsp.Plugin.PartnerCenter.Http;

/// <summary>The headers by which Microsoft knows a request again.</summary>
internal static class RequestIds
{
    public const string PartnerCenter = "MS-RequestId";
    public const string Correlation = "MS-CorrelationId";
    public const string Graph = "client-request-id";

    /// <summary>
    /// Gives a message that is sent again another id. To be called when the one before was answered; a repeat of one that wasn't keeps its
    /// id, by which Microsoft sees that it is the same ("Partner Center REST headers").
    /// </summary>
    public static void Renew(HttpRequestMessage request)
    {
        foreach (string header in (string[])[PartnerCenter, Graph])
        {
            if (request.Headers.Remove(header))
                request.Headers.Add(header, Guid.NewGuid().ToString());
        }
    }

    public static string? Find(HttpHeaders headers, string name) =>
        headers.TryGetValues(name, out IEnumerable<string>? values) ? string.Join(',', values).Trim() : null;
}
