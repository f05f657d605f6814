using System.Text.RegularExpressions;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Model.Statements;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Pages.Statements;

/// <summary>Tells whether a file that somebody has is one that we issued, unchanged: by its SHA-256.</summary>
internal sealed partial class VerifyPage(ICspStore store, PageComposer composer)
{
    public Task<PageResult> GetAsync(PageRequest request, CancellationToken cancellationToken)
    {
        var formats = new Formats(request.Culture);
        string typed = request.FindQuery("sha256") ?? request.FindQuery("q") ?? "";

        // Tools write it in groups, in capitals, or with the file's name behind it.
        string hash = typed.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();
        if (Leading().Match(typed.ToLowerInvariant()) is { Success: true } leading)
            hash = leading.Value;
        bool isHash = Whole().IsMatch(hash);
        VerifiedRow[] found = isHash ? [.. store.Statements.FindByHash(hash).Select(one => VerifiedRow.For(one, formats))] : [];
        var view = new VerifyView(
            CspPaths.VerifyStatement,
            typed,
            typed.Length > 0 && !isHash ? "This is no SHA-256: it has 64 characters, 0 to 9 and a to f." : "",
            isHash && found.Length == 0,
            found);
        return Task.FromResult<PageResult>(composer.Compose(
            request, "Verify a file", [.. Ways.ToBilling, new Breadcrumb("Statements", CspPaths.Statements)], "statement_verify", view, view.Error.Length > 0 ? 422 : 200));
    }

    [GeneratedRegex("^[0-9a-f]{64}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Whole();

    [GeneratedRegex("^[0-9a-f]{64}(?=\\s)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Leading();
}

internal sealed record VerifyView(string Action, string Typed, string Error, bool Unknown, IReadOnlyList<VerifiedRow> Found);

internal sealed record VerifiedRow(string Number, string Version, string Path, string Customer, string Invoice, string Issued, bool Superseded)
{
    public static VerifiedRow For(Statement statement, Formats formats) => new(
        statement.Number, formats.Number(statement.Version), CspPaths.Statement(statement), statement.CustomerName, statement.InvoiceNumber, formats.Moment(statement.IssuedAt), statement.State is StatementState.Superseded);
}
