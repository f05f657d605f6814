using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using HcpCsp.TestHost.Simulator;
using Microsoft.AspNetCore.WebUtilities;

namespace HcpCsp.TestHost.Tests.Simulator;

/// <summary>Walks the sign-in screens as a program would, and trades tokens.</summary>
internal sealed class SignInClient(SimulatorServer server) : IDisposable
{
    public const string Redirect = "http://localhost:5080/callback";
    public const string PartnerCenterScope = "https://api.partnercenter.microsoft.com/user_impersonation";
    public const string GraphScope = "https://graph.microsoft.com/PartnerBilling.Read.All";

    private const string Verifier = "a-verifier-of-more-than-forty-three-characters-in-length";

    private readonly HttpClient _http = new(new HttpClientHandler { AllowAutoRedirect = false });

    public string Tenant { get; init; } = server.Partners[0].TenantId.ToString();

    /// <summary>Makes the assertion that stands in for the secret; null sends the secret.</summary>
    public Func<string>? Sign { get; init; }

    public string TokenPath { get; init; } = "oauth2/v2.0/token";

    /// <summary>Status and headers of the last token request.</summary>
    public HttpResponseMessage? LastResponse { get; private set; }

    public List<string> Screens { get; } = [];

    /// <summary>What was shown or answered last.</summary>
    public string LastPage { get; private set; } = "";

    /// <summary>Follows the forms with their visible values until the browser comes back to the client; null where it never does.</summary>
    public Task<Dictionary<string, string>?> WalkAsync(string? user = null, string consent = "accept", IReadOnlyDictionary<string, string?>? changes = null) =>
        WalkFromAsync(AuthorizeUri(changes), user, consent);

    /// <summary>The same for the consent of an administrator.</summary>
    public Task<Dictionary<string, string>?> AdminConsentAsync(string consent = "accept", string redirect = Redirect) => WalkFromAsync(
        new Uri(server.Address, QueryHelpers.AddQueryString($"/{Tenant}/v2.0/adminconsent", new Dictionary<string, string?>
        {
            ["client_id"] = server.ClientSettings["HcpCsp:Microsoft:ClientId"], ["redirect_uri"] = redirect, ["state"] = "the-state", ["scope"] = GraphScope,
        })),
        user: null, consent);

    private async Task<Dictionary<string, string>?> WalkFromAsync(Uri address, string? user, string consent)
    {
        using var first = await _http.GetAsync(address);
        var response = first;
        for (var step = 0; step < 12; step++)
        {
            if (response.Headers.Location is { } location)
            {
                address = new Uri(address, location);
                if (address.Port == 5080)
                    return QueryHelpers.ParseQuery(address.Query).ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);
                response = await _http.GetAsync(address);
                continue;
            }

            LastPage = await response.Content.ReadAsStringAsync();
            var page = new HtmlParser().ParseDocument(LastPage);
            if (page.QuerySelector("form") is not IHtmlFormElement form || page.QuerySelector("[role=alert]") is not null)
                return null;
            address = new Uri(address, form.GetAttribute("action")!);
            if (address.Port == 5080)
                return Fields(form, user, consent);
            Screens.Add(address.Segments[^1]);
            response = await _http.PostAsync(address, new FormUrlEncodedContent(Fields(form, user, consent)));
        }

        return null;
    }

    public async Task<JsonElement> RedeemAsync(string code, string scope = PartnerCenterScope, string verifier = Verifier) => await TokenAsync(new()
    {
        ["grant_type"] = "authorization_code", ["code"] = code, ["redirect_uri"] = Redirect, ["code_verifier"] = verifier,
        ["scope"] = scope + " openid profile offline_access", ["client_info"] = "1",
    });

    public Task<JsonElement> RefreshAsync(string refreshToken, string scope) =>
        TokenAsync(new() { ["grant_type"] = "refresh_token", ["refresh_token"] = refreshToken, ["scope"] = scope + " openid profile offline_access" });

    public Task<JsonElement> ForApplicationAsync(string audience) =>
        TokenAsync(new() { ["grant_type"] = "client_credentials", ["scope"] = audience + "/.default" });

    public async Task<JsonElement> TokenAsync(Dictionary<string, string> form, HttpStatusCode? expected = null)
    {
        form.TryAdd("client_id", server.ClientSettings["HcpCsp:Microsoft:ClientId"]);
        if (Sign is not null)
        {
            form["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
            form["client_assertion"] = Sign();
        }
        else
        {
            form.TryAdd("client_secret", server.ClientSettings["HcpCsp:Microsoft:ClientSecret"]);
        }

        using var response = await _http.PostAsync(new Uri(server.Address, $"/{Tenant}/{TokenPath}"), new FormUrlEncodedContent(form));
        LastResponse = response;
        LastPage = await response.Content.ReadAsStringAsync();
        if (expected is { } status)
            response.StatusCode.ShouldBe(status, LastPage);
        return response.Content.Headers.ContentType?.MediaType == "text/html" ? default : JsonDocument.Parse(LastPage).RootElement;
    }

    /// <summary>Signs in and redeems the code.</summary>
    public async Task<JsonElement> SignInTokensAsync(string? user = null, IReadOnlyDictionary<string, string?>? changes = null)
    {
        var answer = await WalkAsync(user, changes: changes);
        return await RedeemAsync(answer.ShouldNotBeNull(LastPage)["code"]);
    }

    public static int CodeOf(JsonElement error) => error.GetProperty("error_codes").EnumerateArray().ShouldHaveSingleItem().GetInt32();

    /// <summary>Signs in and consents; answers the tokens for Partner Center and Graph.</summary>
    public async Task<(string PartnerCenter, string Graph)> SignInAsync(string? user = null)
    {
        var answer = await WalkAsync(user);
        var tokens = await RedeemAsync(answer.ShouldNotBeNull()["code"]);
        var graph = await RefreshAsync(tokens.GetProperty("refresh_token").GetString()!, GraphScope);
        return (tokens.GetProperty("access_token").GetString()!, graph.GetProperty("access_token").GetString()!);
    }

    public static JsonElement ReadToken(string token) => JsonDocument.Parse(WebEncoders.Base64UrlDecode(token.Split('.')[1])).RootElement;

    public void Dispose() => _http.Dispose();

    private Uri AuthorizeUri(IReadOnlyDictionary<string, string?>? changes)
    {
        var query = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["client_id"] = server.ClientSettings["HcpCsp:Microsoft:ClientId"],
            ["response_type"] = "code",
            ["redirect_uri"] = Redirect,
            ["scope"] = PartnerCenterScope + " openid profile offline_access",
            ["state"] = "the-state",
            ["code_challenge"] = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier))),
            ["code_challenge_method"] = "S256",
        };
        foreach (var (key, value) in changes ?? new Dictionary<string, string?>(StringComparer.Ordinal))
            query[key] = value;
        return new Uri(server.Address, QueryHelpers.AddQueryString($"/{Tenant}/oauth2/v2.0/authorize", query.Where(pair => pair.Value is not null)));
    }

    private static Dictionary<string, string> Fields(IHtmlFormElement form, string? user, string consent)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var input in form.QuerySelectorAll<IHtmlInputElement>("input[name]"))
            fields[input.Name!] = input.Value;
        var buttons = form.QuerySelectorAll<IHtmlButtonElement>("button[name]").ToList();
        if ((buttons.Find(one => string.Equals(one.Value, consent, StringComparison.Ordinal)) ?? buttons.FirstOrDefault()) is { } button)
            fields[button.Name!] = button.Value;
        if (user is not null && fields.ContainsKey("username"))
            fields["username"] = user;
        return fields;
    }
}
