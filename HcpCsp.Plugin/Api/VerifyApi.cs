using System.Globalization;
using System.Text.Json;
using HcpCsp.Abstractions.Api;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Billing.Statements.Verification;

namespace HcpCsp.Plugin.Api;

/// <summary><c>POST /api/csp/statements/verify</c>: whether a file is one that was issued, unchanged. Programs rely on the names.</summary>
internal sealed class VerifyApi(FileVerification verification) : IApiSection
{
    public IEnumerable<ApiRoute> ListRoutes() =>
    [
        ApiRoutes.Post("/api/csp/statements/verify", PostAsync) with { MaxUploadBytes = FileVerification.LargestFile },
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

    private static ApiResult Refuse(string key, string text) => new() { Status = 422, Messages = [new ApiMessage("ERROR", key, text)] };

    private static ApiResult Answer(VerifiedFile file)
    {
        (string name, IReadOnlyList<FoundStatement> statements) = file.Verdict switch
        {
            FileVerdict.Issued issued => (nameof(FileVerdict.Issued), issued.Statements),
            FileVerdict.Changed changed => (nameof(FileVerdict.Changed), [changed.Statement]),
            _ => (nameof(FileVerdict.Unknown), []),
        };
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
            Write(writer, file.Sha256, name, statements);
        bool isIssued = file.Verdict is FileVerdict.Issued;
        return new ApiResult
        {
            ResultsUtf8 = buffer.ToArray(),
            TotalElements = 1,
            TotalPages = 1,
            Messages = [new ApiMessage(isIssued ? "INFO" : "WARN", "csp.verify." + name.ToLowerInvariant(), Words(file.Verdict))],
        };
    }

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

    private static void Write(Utf8JsonWriter writer, string sha256, string verdict, IReadOnlyList<FoundStatement> statements)
    {
        writer.WriteStartObject();
        writer.WriteString("verdict", verdict);
        writer.WriteString("sha256", sha256);
        writer.WriteStartArray("statements");
        foreach (var (statement, supersededBy) in statements)
        {
            writer.WriteStartObject();
            writer.WriteString("number", statement.Number);
            writer.WriteNumber("version", statement.Version);
            if (supersededBy is null)
                writer.WriteNull("supersededBy");
            else
                writer.WriteNumber("supersededBy", supersededBy.Version);
            writer.WriteString("customerId", statement.CustomerId);
            writer.WriteString("customer", statement.CustomerName);
            writer.WriteString("invoice", statement.InvoiceNumber);
            writer.WriteString("issuedAt", statement.IssuedAt);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
