using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace HcpCsp.TestHost.Tests.Fakes;

/// <summary>An HTTP client that keeps cookies like a browser and follows nothing by itself.</summary>
internal sealed class Browser : IDisposable
{
    public const string TokenField = "__RequestVerificationToken";

    private readonly CookieContainer cookies;
    private readonly HttpClient client;

    public Browser(Uri address)
    {
        cookies = new CookieContainer();
        client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = address };
    }

    public HttpClient Client => client;

    /// <summary>As the header carries them.</summary>
    public string Cookies => cookies.GetCookieHeader(client.BaseAddress!);

    public Task<HttpResponseMessage> GetAsync(string path) => client.GetAsync(path, TestContext.Current.CancellationToken);

    public async Task<string> ReadAsync(string path) => await (await GetAsync(path)).Content.ReadAsStringAsync();

    public async Task<IHtmlDocument> OpenAsync(string path) => new HtmlParser().ParseDocument(await ReadAsync(path));

    /// <summary>A token for this session, from any form of the page.</summary>
    public async Task<string> FindTokenAsync(string path = "/") =>
        (await OpenAsync(path)).QuerySelector($"input[name={TokenField}]")?.GetAttribute("value") ?? throw new InvalidOperationException("The page has no form.");

    public async Task SignInAsync(string userId)
    {
        string token = await FindTokenAsync("/signin");
        (await PostAsync("/signin", token, ("user", userId))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
    }

    public Task<HttpResponseMessage> PostAsync(string path, string? token, params (string Name, string Value)[] fields)
    {
        List<KeyValuePair<string, string>> form = [.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))];
        if (token is not null)
            form.Add(KeyValuePair.Create(TokenField, token));
        return client.PostAsync(path, new FormUrlEncodedContent(form), TestContext.Current.CancellationToken);
    }

    /// <summary>Makes an API key on its page, and reads it from there.</summary>
    public async Task<string> MakeKeyAsync(string rights = "read", string life = "30", string date = "", string name = "Script")
    {
        HttpResponseMessage answer = await PostAsync("/account/api-keys", await FindTokenAsync(), ("name", name), ("rights", rights), ("life", life), ("date", date));
        string html = await answer.Content.ReadAsStringAsync();
        return new HtmlParser().ParseDocument(html).QuerySelector("#new-key")?.TextContent ?? throw new InvalidOperationException($"No key: {html}");
    }

    public void Dispose() => client.Dispose();
}
