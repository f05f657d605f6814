using System.Text.Json;
using HcpCsp.TestHost.Demo;

namespace HcpCsp.TestHost.Verification;

/// <summary>Asks a host about files, over HTTP, as somebody who is signed in.</summary>
internal sealed class VerifyRun(Uri host) : IDisposable
{
    private const string Page = "/csp/statements/verify";
    private const string Api = "/api/csp/statements/verify";

    private readonly FormBrowser browser = new(host);
    private string token = "";

    public async Task SignInAsync(CancellationToken cancellationToken)
    {
        await browser.SignInAsync(cancellationToken);
        BrowserPage page = await browser.GetAsync(Page, cancellationToken);
        token = page.GetForm(Page).QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value")
            ?? throw new DemoException("The host's page has a form without a token.");
    }

    public async Task<VerifiedFile> VerifyAsync(string path, CancellationToken cancellationToken)
    {
        BrowserPage answer = await browser.UploadAsync(Api, token, path, cancellationToken);
        VerifyEnvelope envelope = JsonSerializer.Deserialize(answer.Text, VerifyJson.Default.VerifyEnvelope) ?? throw new JsonException("The host's answer is empty.");
        string message = string.Join(' ', envelope.Messages.Select(one => one.MessageText));
        return envelope.Results is { } found
            ? new VerifiedFile(path, found.Verdict, found.Sha256, message, found.Statements)
            : throw new DemoException(message);
    }

    public void Dispose() => browser.Dispose();
}
