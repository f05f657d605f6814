using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Options;

namespace HcpCsp.Plugin.PartnerCenter.Http;

/// <summary>One call to Partner Center or Graph: headers, the answer whole, and failures as <see cref="PartnerCenterException"/>.</summary>
internal sealed class ApiCaller(IHttpClientFactory clients, IOptions<MicrosoftOptions> options, RequestMeter meter, TimeProvider time)
{
    public const string ClientName = "csp-api";

    /// <summary>The same, but for answers that are streamed.</summary>
    public const string DocumentsName = "csp-documents";

    public static T Parse<T>(ApiAnswer answer, JsonTypeInfo<T> type)
        where T : class =>
        Parse(answer.Call, () => JsonSerializer.Deserialize(answer.Json.Span, type));

    /// <param name="answer">The answer.</param>
    /// <param name="type">Its form.</param>
    /// <param name="toModel">Its meaning; throws <see cref="JsonException"/> for one that lacks what it must have.</param>
    public static TModel Parse<T, TModel>(ApiAnswer answer, JsonTypeInfo<T> type, Func<T, TModel> toModel)
        where T : class
        where TModel : class =>
        Parse(answer.Call, () => JsonSerializer.Deserialize(answer.Json.Span, type) is { } response ? toModel(response) : null);

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
        HttpRequestMessage request = ToPartnerCenter(path, correlationId, headers);
        return SendAsync(tenant, request, TokenAudience.PartnerCenter, cancellationToken);
    }

    /// <summary>Opens a file of Partner Center, which is never held whole. The caller disposes it.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="path">Below the root.</param>
    /// <param name="mediaType">What it must be.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Stream> OpenDocumentAsync(PartnerTenant tenant, string path, string mediaType, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = ToPartnerCenter(path, Guid.NewGuid(), []);
        Mark(request, tenant, TokenAudience.PartnerCenter);
        HttpClient client = clients.CreateClient(DocumentsName);
        HttpResponseMessage? response = null;
        try
        {
            response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (!response.IsSuccessStatusCode)
                throw Failures.Refused((int)response.StatusCode, JsonBody.Decode(await response.Content.ReadAsByteArrayAsync(cancellationToken)).Span, CallTrace.Of(request, response));
            if (!string.Equals(response.Content.Headers.ContentType?.MediaType, mediaType, StringComparison.OrdinalIgnoreCase))
                throw Failures.Malformed(CallTrace.Of(request, response), new InvalidDataException($"It isn't {mediaType}."));
            return new DocumentStream(await response.Content.ReadAsStreamAsync(cancellationToken), client, response);
        }
        catch (Exception exception)
        {
            response?.Dispose();
            client.Dispose();
            if (exception is HttpRequestException or TimeoutException or IOException)
                throw Failures.Unreachable(request.RequestUri!, CallTrace.Of(request, response: null), exception);
            throw;
        }
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

    private HttpRequestMessage ToPartnerCenter(string path, Guid correlationId, IReadOnlyList<KeyValuePair<string, string>> headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, Below(options.Value.PartnerCenterUrl, path));
        request.Headers.Add(RequestIds.PartnerCenter, Guid.NewGuid().ToString());
        request.Headers.Add(RequestIds.Correlation, correlationId.ToString());
        request.Headers.Add("MS-PartnerCenter-Application", "HCP-CSP");
        request.Headers.Add("MS-Contract-Version", "v1");
        request.Headers.Add("X-Locale", "en-US");
        foreach ((string key, string value) in headers)
            request.Headers.TryAddWithoutValidation(key, value);
        return request;
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
        Mark(sent, tenant, audience);
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

    private static void Mark(HttpRequestMessage request, PartnerTenant tenant, TokenAudience audience)
    {
        request.Headers.Accept.ParseAdd("application/json");
        request.Options.Set(RequestTags.Tenant, tenant);
        request.Options.Set(RequestTags.Audience, audience);
    }

    private static Uri Below(Uri root, string path) => new(root.AbsoluteUri.TrimEnd('/') + "/" + path);

    private ApiAnswer ToAnswer(HttpResponseMessage response, CallTrace call, Uri asked, byte[] body)
    {
        Uri? location = response.Headers.Location is { } given && Uri.TryCreate(asked, given, out Uri? address) ? address : null;
        bool? isMfaCompliant = bool.TryParse(RequestIds.Find(response.Headers, "isMfaCompliant"), out bool value) ? value : null;
        return new ApiAnswer(JsonBody.Decode(body), call, location, ThrottlingHandler.FindRetryAfter(response, time), isMfaCompliant);
    }
}
