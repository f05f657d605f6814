using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using HcpCsp.TestHost.Simulator;

namespace HcpCsp.TestHost.Tests.Simulator;

/// <summary>A simulator at scale S on a fixed day, with a client that is signed in to its first partner.</summary>
public sealed class SimulatorFixture : IAsyncLifetime
{
    internal static SimulatorOptions Options { get; } = new() { Port = 0, Today = new DateOnly(2026, 11, 23), RetryAfterSeconds = 0 };

    internal SimulatorServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await SimulatorServer.StartAsync(Options, CancellationToken.None);

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}

/// <summary>Calls the APIs with a token, and reads whole exports.</summary>
internal sealed class ApiClient(SimulatorServer server, string partnerCenter, string graph) : IDisposable
{
    private const string Billing = "/v1.0/reports/partners/billing";

    // Header values beyond ASCII go out as UTF-8: tokens may hold any letter.
    private readonly HttpClient _http = new(new SocketsHttpHandler { RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8 }) { BaseAddress = server.Address };

    public static async Task<ApiClient> SignInAsync(SimulatorServer server, int partner = 0, string? user = null)
    {
        using var signIn = new SignInClient(server) { Tenant = server.Partners[partner].TenantId.ToString() };
        var (partnerCenter, graph) = await signIn.SignInAsync(user is null ? null : $"{user}@{server.Partners[partner].Domain}");
        return new ApiClient(server, partnerCenter, graph);
    }

    public Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Get, path, partnerCenter, headers);

    public async Task<JsonElement> ReadAsync(string path, params (string Name, string Value)[] headers)
    {
        using var response = await GetAsync(path, headers);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, path);
        return await JsonOf(response);
    }

    /// <summary>Every item of a listing, page after page, by the token alone: links are not trusted.</summary>
    public async Task<List<JsonElement>> ItemsAsync(string path)
    {
        var items = new List<JsonElement>();
        var page = await ReadAsync(path);
        items.AddRange(page.GetProperty("items").EnumerateArray());
        while (page.TryGetProperty("continuationToken", out var token))
        {
            page = await ReadAsync(path + "&seekOperation=Next", ("MS-ContinuationToken", token.GetString()!));
            items.AddRange(page.GetProperty("items").EnumerateArray());
        }

        return items;
    }

    /// <summary>The answer's head; its body may never end.</summary>
    public Task<HttpResponseMessage> HeadOfAsync(string path)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", partnerCenter);
        return _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    public static async Task<JsonElement> JsonOf(HttpResponseMessage response) => JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;

    public Task<HttpResponseMessage> StartExportAsync(string kind, object body) =>
        SendAsync(HttpMethod.Post, $"{Billing}/{kind}/export", graph, [], JsonSerializer.Serialize(body));

    public async Task<JsonElement> PollAsync(string location)
    {
        using var response = await SendAsync(HttpMethod.Get, location, graph, []);
        return await JsonOf(response);
    }

    public Task<JsonElement> FinishedAsync(string kind, string invoice) => FinishedAsync(kind, new { invoiceId = invoice, attributeSet = "full" });

    public async Task<JsonElement> FinishedAsync(string kind, object body)
    {
        using var started = await StartExportAsync(kind, body);
        started.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        for (var poll = 0; poll < 5; poll++)
        {
            var operation = await PollAsync(started.Headers.Location!.ToString());
            if (operation.GetProperty("status").GetString() is "succeeded" or "failed")
                return operation;
        }

        throw new InvalidOperationException("The export never ended.");
    }

    public Task<JsonElement> ManifestAsync(string kind, string invoice) => ManifestAsync(kind, new { invoiceId = invoice });

    public async Task<JsonElement> ManifestAsync(string kind, object body)
    {
        var operation = await FinishedAsync(kind, body);
        return await PollAsync(operation.GetProperty("resourceLocation@odata.navigationLink").GetString()!);
    }

    public async Task<byte[]> BlobAsync(JsonElement manifest, int index)
    {
        using var response = await RawAsync(BlobAddress(manifest, index));
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await response.Content.ReadAsByteArrayAsync();
    }

    public static string BlobAddress(JsonElement manifest, int index, bool signed = true)
    {
        var name = manifest.GetProperty("blobs")[index].GetProperty("name").GetString();
        var address = $"{manifest.GetProperty("rootDirectory").GetString()}/{name}";
        return signed ? $"{address}?{manifest.GetProperty("sasToken").GetString()}" : address;
    }

    public Task<HttpResponseMessage> RawAsync(string address, string? token = null) => SendAsync(HttpMethod.Get, address, token, []);

    public Task<HttpResponseMessage> RawAsync(HttpMethod method, string address, params (string Name, string Value)[] headers) => SendAsync(method, address, token: null, headers);

    public Task<HttpResponseMessage> GraphAsync(HttpMethod method, string address, string? body = null) => SendAsync(method, address, graph, [], body);

    public string GraphToken => graph;

    public Task<List<JsonElement>> RowsAsync(string kind, string invoice) => RowsAsync(kind, new { invoiceId = invoice });

    public async Task<List<JsonElement>> RowsAsync(string kind, object body)
    {
        var manifest = await ManifestAsync(kind, body);
        var rows = new List<JsonElement>();
        for (var blob = 0; blob < manifest.GetProperty("blobCount").GetInt32(); blob++)
        {
            using var gzip = new GZipStream(new MemoryStream(await BlobAsync(manifest, blob)), CompressionMode.Decompress);
            using var reader = new StreamReader(gzip, Encoding.UTF8);
            while (await reader.ReadLineAsync() is { } line)
                rows.Add(JsonDocument.Parse(line).RootElement);
        }

        return rows;
    }

    /// <summary>A number, or a string that holds one.</summary>
    public static decimal Number(JsonElement row, string name)
    {
        var value = row.GetProperty(name);
        return value.ValueKind == JsonValueKind.String ? decimal.Parse(value.GetString()!, CultureInfo.InvariantCulture) : value.GetDecimal();
    }

    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, string? token, (string Name, string Value)[] headers, string? body = null)
    {
        using var request = new HttpRequestMessage(method, address);
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        return await _http.SendAsync(request);
    }
}
