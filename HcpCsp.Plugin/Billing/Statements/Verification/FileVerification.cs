using System.Security.Cryptography;
using HcpCsp.Plugin.Model.Statements;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Billing.Statements.Verification;

/// <summary>Tells whether a file is one that we issued, unchanged. Keeps nothing of it.</summary>
internal sealed class FileVerification(ICspStore store)
{
    /// <summary>Above the largest workbook of a customer: a million lines come to some 100 MB.</summary>
    public const long LargestFile = 256L << 20;

    /// <param name="content">Seekable, from its beginning.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<VerifiedFile> VerifyAsync(Stream content, CancellationToken cancellationToken)
    {
        string sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken));
        FileVerdict verdict = Verify(sha256);
        return new VerifiedFile(sha256, verdict is FileVerdict.Unknown && ClaimedStatement.Find(content) is { } claim ? Judge(claim) : verdict);
    }

    /// <summary>Of a file that isn't at hand.</summary>
    /// <param name="sha256">Lower-case hex.</param>
    public FileVerdict Verify(string sha256) =>
        store.Statements.FindByHash(sha256) is { Count: > 0 } found ? new FileVerdict.Issued([.. found.Select(Find)]) : new FileVerdict.Unknown(null);

    private FileVerdict Judge(ClaimedStatement claim) =>
        store.ListAccounts().SelectMany(account => store.Statements.ListVersions(account.Id, claim.Number)).FirstOrDefault(one => one.Version == claim.Version) is { } statement
            ? new FileVerdict.Changed(Find(statement))
            : new FileVerdict.Unknown(claim);

    private FoundStatement Find(Statement statement) =>
        new(statement, store.Statements.ListVersions(statement.AccountId, statement.Number) is [var newest, ..] && newest.Version > statement.Version ? newest : null);
}

/// <summary>A file that was looked at.</summary>
/// <param name="Sha256">Lower-case hex.</param>
internal sealed record VerifiedFile(string Sha256, FileVerdict Verdict);
