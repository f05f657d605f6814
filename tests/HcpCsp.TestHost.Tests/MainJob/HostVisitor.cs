using System.Net;
using AngleSharp.Html.Dom;
using HcpCsp.TestHost.Demo;

namespace HcpCsp.TestHost.Tests.MainJob;

/// <summary>Somebody at the host: signed in by the development sign-in.</summary>
internal sealed class HostVisitor : IDisposable
{
    private readonly FormBrowser browser;

    private HostVisitor(Uri host, string language) => browser = new FormBrowser(host, language);

    /// <param name="host">Address of the host.</param>
    /// <param name="role">Words on the sign-in page beside the person.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="language">What the person reads.</param>
    public static async Task<HostVisitor> SignInAsync(Uri host, string role, CancellationToken cancellationToken, string language = "en-US")
    {
        var visitor = new HostVisitor(host, language);
        BrowserPage page = await visitor.GetAsync("/signin", cancellationToken);
        IHtmlFormElement form = page.Document.Forms.First(candidate => candidate.TextContent.Contains(role, StringComparison.OrdinalIgnoreCase));
        await visitor.SubmitAsync(page, form, cancellationToken);
        return visitor;
    }

    public Task<BrowserPage> GetAsync(string path, CancellationToken cancellationToken) => browser.GetAsync(path, cancellationToken);

    public async Task<BrowserPage> GetPageAsync(string path, CancellationToken cancellationToken)
    {
        BrowserPage page = await browser.GetAsync(path, cancellationToken);
        page.Status.ShouldBe(HttpStatusCode.OK, $"{path}: {page.Words}");
        return page;
    }

    public Task<BrowserPage> SubmitAsync(BrowserPage page, IHtmlFormElement form, CancellationToken cancellationToken, params (string Name, string Value)[] changes) =>
        browser.SubmitAsync(page, form, changes.ToDictionary(change => change.Name, change => change.Value, StringComparer.Ordinal), cancellationToken);

    public Task DownloadAsync(string path, Stream output, CancellationToken cancellationToken) => browser.DownloadAsync(path, output, cancellationToken);

    /// <summary>The whole of an answer that isn't a page, once it has ended.</summary>
    public async Task<string> ReadToEndAsync(string path, CancellationToken cancellationToken)
    {
        using var answer = new MemoryStream();
        await browser.DownloadAsync(path, answer, cancellationToken);
        return System.Text.Encoding.UTF8.GetString(answer.ToArray());
    }

    public void Dispose() => browser.Dispose();
}
