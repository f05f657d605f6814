using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Options;

namespace HcpCsp.Plugin.PartnerCenter.Http;

/// <summary>One call to Partner Center or Graph: headers, the answer whole, and failures as <see cref="PartnerCenterException"/>.</summary>
internal sealed class ApiCaller(IHttpClientFactory clients, IOptions<MicrosoftOptions> options, RequestMeter meter, TimeProvider time)
{
    public const string ClientName = "csp-api";

    public static T Parse<T>(ApiAnswer answer, JsonTypeInfo<T> type)
        where T : class =>
        Parse(answer.Call, () => JsonSerializer.Deserialize(answer.Json.Span, type));

    /// <summary>Reads a part of an answer.</summary>
    public static T Parse<T>(JsonElement part, JsonTypeInfo<T> type, CallTrace call)
        where T : class =>
        Parse(call, () => part.Deserialize(type));

    /// <param name="tenant">Whose data.</param>
    /// <param name="path">Below the root, such as <c>v1/customers</c>, with its query.</param>
    /// <param name="correlationId">The same for all requests of one listing.</param>
    /// <param name="headers">More headers, such as the continuation token's.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<ApiAnswer> GetPartnerCenterAsync(
        PartnerTenant tenant, string path, Guid correlationId, IReadOnlyList<KeyValuePair<string, string>> headers, CancellationToken cancellationToken)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, Below(options.Value.PartnerCenterUrl, path));
        request.Headers.Add(RequestIds.PartnerCenter, Guid.NewGuid().ToString());
        request.Headers.Add(RequestIds.Correlation, correlationId.ToString());
        request.Headers.Add("MS-PartnerCenter-Application", "HCP-CSP");
        request.Headers.Add("MS-Contract-Version", "v1");
        request.Headers.Add("X-Locale", "en-US");
        foreach ((string key, string value) in headers)
            request.Headers.TryAddWithoutValidation(key, value);
        return SendAsync(tenant, request, TokenAudience.PartnerCenter, cancellationToken);
    }

    public Task<ApiAnswer> GetGraphAsync(PartnerTenant tenant, Uri address, CancellationToken cancellationToken) =>
        SendGraphAsync(tenant, new HttpRequestMessage(HttpMethod.Get, address), cancellationToken);

    public Task<ApiAnswer> PostGraphAsync(PartnerTenant tenant, string path, byte[] json, CancellationToken cancellationToken)
    {
        var content = new ByteArrayContent(json);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return SendGraphAsync(
            tenant, new HttpRequestMessage(HttpMethod.Post, Below(options.Value.GraphUrl, path)) { Content = content }, cancellationToken);
    }

    private Task<ApiAnswer> SendGraphAsync(PartnerTenant tenant, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Add(RequestIds.Graph, Guid.NewGuid().ToString());
        return SendAsync(tenant, request, TokenAudience.Graph, cancellationToken);
    }

    private async Task<ApiAnswer> SendAsync(
        PartnerTenant tenant, HttpRequestMessage request, TokenAudience audience, CancellationToken cancellationToken)
    {
        using HttpRequestMessage sent = request;
        sent.Headers.Accept.ParseAdd("application/json");
        sent.Options.Set(RequestTags.Tenant, tenant);
        sent.Options.Set(RequestTags.Audience, audience);
        try
        {
            using HttpClient client = clients.CreateClient(ClientName);
            using HttpResponseMessage response = await client.SendAsync(sent, HttpCompletionOption.ResponseContentRead, cancellationToken);
            byte[] body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            meter.CountBytes(tenant.AccountId, body.Length);
            if (!response.IsSuccessStatusCode)
                throw Failures.Refused((int)response.StatusCode, JsonBody.Decode(body).Span, CallTrace.Of(sent, response));
            return ToAnswer(response, CallTrace.Of(sent, response), sent.RequestUri!, body);
        }
        catch (Exception exception) when (exception is HttpRequestException or TimeoutException or IOException)
        {
            throw Failures.Unreachable(sent.RequestUri!, CallTrace.Of(sent, response: null), exception);
        }
    }

    private static T Parse<T>(CallTrace call, Func<T?> read)
        where T : class
    {
        try
        {
            return read() ?? throw Failures.Malformed(call, innerException: null);
        }
        catch (JsonException exception)
        {
            throw Failures.Malformed(call, exception);
        }
    }

    private static Uri Below(Uri root, string path) => new(root.AbsoluteUri.TrimEnd('/') + "/" + path);

    private ApiAnswer ToAnswer(HttpResponseMessage response, CallTrace call, Uri asked, byte[] body)
    {
        Uri? location = response.Headers.Location is { } given && Uri.TryCreate(asked, given, out Uri? address) ? address : null;
        bool? isMfaCompliant = bool.TryParse(RequestIds.Find(response.Headers, "isMfaCompliant"), out bool value) ? value : null;
        return new ApiAnswer(JsonBody.Decode(body), call, location, ThrottlingHandler.FindRetryAfter(response, time), isMfaCompliant);
    }
}
