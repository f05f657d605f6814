using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace HcpCsp.TestHost.Demo;

/// <summary>A browser without a screen: keeps cookies, follows redirects, fills and sends forms.</summary>
internal sealed class FormBrowser : IDisposable
{
    private readonly HttpClient client;
    private readonly HtmlParser parser = new();

    /// <param name="home">Address that paths are below.</param>
    /// <param name="language">What the person reads, such as <c>de-DE</c>.</param>
    public FormBrowser(Uri home, string language = "en-US")
    {
        // Sign-in goes through a dozen redirects; a loop still ends.
        var handler = new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = true, MaxAutomaticRedirections = 30 };
        client = new HttpClient(handler) { BaseAddress = home, Timeout = TimeSpan.FromMinutes(10) };
        client.DefaultRequestHeaders.Add("Accept-Language", language);
    }

    public async Task<BrowserPage> GetAsync(string path, CancellationToken cancellationToken)
    {
        using var response = await client.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute), cancellationToken);
        return await ReadAsync(response, cancellationToken);
    }

    /// <summary>Sends a form as it stands on the page, with some fields changed.</summary>
    public async Task<BrowserPage> SubmitAsync(
        BrowserPage page, IHtmlFormElement form, IReadOnlyDictionary<string, string> changes, CancellationToken cancellationToken)
    {
        Dictionary<string, string> fields = ReadFields(form);
        foreach (var (name, value) in changes)
            fields[name] = value;
        var target = new Uri(page.Address, form.GetAttribute("action") ?? "");
        using var content = new FormUrlEncodedContent(fields);
        using var response = await client.PostAsync(target, content, cancellationToken);
        return await ReadAsync(response, cancellationToken);
    }

    /// <summary>Signs in at the host as its Cloud Admin.</summary>
    public async Task SignInAsync(CancellationToken cancellationToken)
    {
        BrowserPage page = await GetAsync("/signin", cancellationToken);
        var form = page.Document.Forms.FirstOrDefault(candidate => candidate.TextContent.Contains("Cloud Admin", StringComparison.Ordinal))
            ?? throw new DemoException("The host's sign-in page offers no Cloud Admin.");
        await SubmitAsync(page, form, new Dictionary<string, string>(StringComparer.Ordinal), cancellationToken);
    }

    /// <summary>Sends a file to an API of the host.</summary>
    /// <param name="path">Of the API.</param>
    /// <param name="token">From a form of this session.</param>
    /// <param name="file">Path of the file.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<BrowserPage> UploadAsync(string path, string token, string file, CancellationToken cancellationToken)
    {
        await using var content = File.OpenRead(file);
        using var form = new MultipartFormDataContent
        {
            { new StringContent(token), "__RequestVerificationToken" },
            { new StreamContent(content), "file", Path.GetFileName(file) },
        };
        using var response = await client.PostAsync(new Uri(path, UriKind.Relative), form, cancellationToken);
        return await ReadAsync(response, cancellationToken);
    }

    /// <summary>Downloads a file, and fails with the page's words when the host answers anything but a file.</summary>
    public async Task DownloadAsync(string path, Stream output, CancellationToken cancellationToken)
    {
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (!response.IsSuccessStatusCode)
            throw new DemoException($"GET {path} answered {(int)response.StatusCode}.");
        await response.Content.CopyToAsync(output, cancellationToken);
    }

    public void Dispose() => client.Dispose();

    private async Task<BrowserPage> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        string text = await response.Content.ReadAsStringAsync(cancellationToken);
        Uri address = response.RequestMessage?.RequestUri ?? client.BaseAddress!;
        return new BrowserPage(address, response.StatusCode, text, parser.ParseDocument(text));
    }

    private static Dictionary<string, string> ReadFields(IHtmlFormElement form)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var element in form.Elements)
        {
            switch (element)
            {
                case IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } or IHtmlInputElement { Type: "submit" or "button" }:
                    break;
                case IHtmlInputElement { Name.Length: > 0 } input:
                    fields[input.Name] = input.Value;
                    break;
                case IHtmlSelectElement { Name.Length: > 0 } select:
                    fields[select.Name] = select.Value ?? "";
                    break;
                // The first button is the one that Enter would press.
                case IHtmlButtonElement { Name.Length: > 0, Type: "submit" } button when !fields.ContainsKey(button.Name):
                    fields[button.Name] = button.Value;
                    break;
            }
        }

        return fields;
    }
}

/// <summary>A page as the browser got it.</summary>
internal sealed record BrowserPage(Uri Address, HttpStatusCode Status, string Text, IHtmlDocument Document)
{
    /// <summary>The form that posts to a path; fails with the page's words when there is none.</summary>
    public IHtmlFormElement GetForm(string path) =>
        Document.Forms.FirstOrDefault(form => string.Equals(new Uri(Address, form.GetAttribute("action") ?? "").AbsolutePath, path, StringComparison.Ordinal))
        ?? throw new DemoException($"{Address.AbsolutePath} ({(int)Status}) has no form for {path}: {Words}");

    /// <summary>What a person would read on the page, in short.</summary>
    public string Words
    {
        get
        {
            string words = string.Join(' ', (Document.QuerySelector("main") ?? Document.Body)?.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? []);
            return words.Length > 400 ? words[..400] + "…" : words;
        }
    }
}

/// <summary>The demo can't go on; the message is for the person who started it.</summary>
internal sealed class DemoException : Exception
{
    public DemoException(string message)
        : base(message)
    {
    }
}
