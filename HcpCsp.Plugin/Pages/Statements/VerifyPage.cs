using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Billing.Statements.Verification;

namespace HcpCsp.Plugin.Pages.Statements;

/// <summary>Tells whether a file that somebody has is one that we issued, unchanged: by the file itself, or by its SHA-256.</summary>
internal sealed class VerifyPage(FileVerification verification, PageComposer composer)
{
    private const string Nothing = "Choose a file, or type its SHA-256.";

    /// <summary>By SHA-256 alone, so that a link can ask.</summary>
    public Task<PageResult> GetAsync(PageRequest request, CancellationToken cancellationToken)
    {
        string typed = request.FindQuery("sha256") ?? request.FindQuery("q") ?? "";
        return Task.FromResult<PageResult>(typed.Length == 0 ? Show(request, typed, "", null) : ShowHash(request, typed));
    }

    public async Task<PageResult> PostAsync(PageRequest request, CancellationToken cancellationToken)
    {
        if (request.Files is not [var file, ..])
            return request.FindForm("sha256") is { } typed ? ShowHash(request, typed) : Show(request, "", Nothing, null);
        await using Stream content = file.OpenRead();
        VerifiedFile verified = await verification.VerifyAsync(content, cancellationToken);
        return Show(request, "", "", VerdictView.For(verified, file.FileName, new Formats(request.Culture)));
    }

    private PageResult.View ShowHash(PageRequest request, string typed) => FileHash.Find(typed) is { } sha256
        ? Show(request, typed, "", VerdictView.For(new VerifiedFile(sha256, verification.Verify(sha256)), "", new Formats(request.Culture)))
        : Show(request, typed, FileHash.NoHash, null);

    private PageResult.View Show(PageRequest request, string typed, string error, VerdictView? verdict) => composer.Compose(
        request, "Verify a file", [.. Ways.ToBilling, new Breadcrumb("Statements", CspPaths.Statements)], "statement_verify",
        new VerifyView(CspPaths.VerifyStatement, typed, error, verdict), error.Length > 0 ? 422 : 200);
}

/// <param name="Verdict">Null while nothing was asked.</param>
internal sealed record VerifyView(string Action, string Typed, string Error, VerdictView? Verdict);
