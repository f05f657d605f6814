using System.Globalization;
using HcpCsp.Abstractions.Api;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Billing.Statements.Verification;

namespace HcpCsp.Plugin.Api.Statements;

/// <summary><c>POST /api/csp/statements/verify</c>: whether a file is one that was issued, unchanged. Programs rely on the names.</summary>
internal sealed class VerifyApi(FileVerification verification) : IApiSection
{
    public IEnumerable<ApiRoute> ListRoutes() =>
    [
        ApiRoutes.Post("/api/csp/statements/verify", PostAsync, new ApiDescription
        {
            OperationId = "verifyFile",
            Summary = "Whether a file is one that was issued, unchanged",
            Detail = "Send the file itself, or its SHA-256. Nothing of it is kept.",
            Group = ApiGroups.Statements,
            Form =
            [
                new("file", "The file, alone.") { Type = ApiValueType.File },
                new("sha256", "SHA-256 of its bytes instead, in hex digits."),
            ],
            Statuses = ApiStatuses.OkOr(new ApiStatus(422, "There is neither one file nor a SHA-256.")),
            WriteResultsSchema = static () => ApiSchema.Of(ApiJson.Default.VerifiedAnswer),
        }) with { MaxUploadBytes = FileVerification.LargestFile },
    ];

    public async Task<ApiResult> PostAsync(PageRequest request, CancellationToken cancellationToken)
    {
        switch (request)
        {
            case { Files: [var file] }:
                await using (Stream content = file.OpenRead())
                    return Answer(await verification.VerifyAsync(content, cancellationToken));
            case { Files.Count: > 1 }:
                return Refuse("csp.verify.one-file", "Send one file at a time.");
            case var _ when request.FindForm("sha256") is { } typed:
                return FileHash.Find(typed) is { } sha256 ? Answer(new VerifiedFile(sha256, verification.Verify(sha256))) : Refuse("csp.verify.no-hash", FileHash.NoHash);
            default:
                return Refuse("csp.verify.nothing", "Send a file as multipart/form-data, or its SHA-256 in the field sha256.");
        }
    }

    private static ApiResult Refuse(string key, string text) => ApiAnswers.Refused(key, [text]);

    private static ApiResult Answer(VerifiedFile file)
    {
        (VerifiedWord word, IReadOnlyList<FoundStatement> statements) = file.Verdict switch
        {
            FileVerdict.Issued issued => (VerifiedWord.Issued, issued.Statements),
            FileVerdict.Changed changed => (VerifiedWord.Changed, [changed.Statement]),
            _ => (VerifiedWord.Unknown, []),
        };
        var answer = new VerifiedAnswer { Verdict = word, Sha256 = file.Sha256, Statements = [.. statements.Select(Answer)] };
        return ApiAnswers.One(answer, ApiJson.Default.VerifiedAnswer) with
        {
            Messages = [new ApiMessage(word is VerifiedWord.Issued ? "INFO" : "WARN", "csp.verify." + word.ToString().ToLowerInvariant(), Words(file.Verdict))],
        };
    }

    private static VerifiedStatementAnswer Answer(FoundStatement found) => new()
    {
        Number = found.Statement.Number,
        Version = found.Statement.Version,
        SupersededBy = found.SupersededBy?.Version,
        CustomerId = found.Statement.CustomerId,
        Customer = found.Statement.CustomerName,
        Invoice = found.Statement.InvoiceNumber,
        IssuedAt = found.Statement.IssuedAt,
    };

    private static string Words(FileVerdict verdict) => verdict switch
    {
        FileVerdict.Issued issued => "Issued by us, unchanged: " + string.Join("; ", issued.Statements.Select(Words)) + ".",
        FileVerdict.Changed { Statement.Statement: var one } => $"It says it is statement {one.Number} version {Text(one.Version)}, but it is not the file that was issued: it was changed.",
        FileVerdict.Unknown { Claim: { } claim } => $"It says it is statement {claim.Number} version {Text(claim.Version)}, which was never issued here.",
        _ => "Not issued here, or changed since: no statement has a file of these bytes.",
    };

    private static string Words(FoundStatement found) => string.Create(
        CultureInfo.InvariantCulture,
        $"statement {found.Statement.Number} version {found.Statement.Version} to {found.Statement.CustomerName}, invoice {found.Statement.InvoiceNumber}, issued {found.Statement.IssuedAt:yyyy-MM-dd HH:mm} UTC")
        + (found.SupersededBy is { } later ? $", superseded by version {Text(later.Version)}" : "");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
