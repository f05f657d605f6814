using HcpCsp.Plugin.Billing.Statements.Verification;
using HcpCsp.Plugin.Model.Statements;

namespace HcpCsp.Plugin.Pages.Statements;

/// <summary>What is said of a file.</summary>
/// <param name="FileName">As its owner calls it; empty when only the hash is known.</param>
/// <param name="Issued">Of what it is the file, unchanged.</param>
/// <param name="Changed">Of what it says it is the file, but isn't.</param>
/// <param name="Claim">What it says it is, which isn't known here; empty when it says nothing.</param>
/// <param name="Unknown">Neither of the two.</param>
internal sealed record VerdictView(string FileName, string Sha256, IReadOnlyList<FoundView> Issued, FoundView? Changed, string Claim, bool Unknown)
{
    public static VerdictView For(VerifiedFile file, string fileName, Formats formats)
    {
        var none = new VerdictView(fileName, file.Sha256, [], null, "", false);
        return file.Verdict switch
        {
            FileVerdict.Issued issued => none with { Issued = [.. issued.Statements.Select(one => FoundView.For(one, formats))] },
            FileVerdict.Changed changed => none with { Changed = FoundView.For(changed.Statement, formats) },
            FileVerdict.Unknown { Claim: var claim } => none with { Unknown = true, Claim = claim is null ? "" : $"{claim.Number}, version {formats.Number(claim.Version)}" },
            var other => throw new InvalidOperationException($"Unknown verdict {other.GetType().Name}."),
        };
    }
}

/// <param name="SupersededBy">Version that took its place; empty while none did.</param>
internal sealed record FoundView(
    string Number, string Version, string Path, string Customer, string Invoice, string Period, string Issued, string IssuedBy, string SupersededBy, string SupersedingPath)
{
    public static FoundView For(FoundStatement found, Formats formats)
    {
        Statement statement = found.Statement;
        return new FoundView(
            statement.Number, formats.Number(statement.Version), CspPaths.Statement(statement), statement.CustomerName, statement.InvoiceNumber,
            formats.Period(statement.Period), formats.Moment(statement.IssuedAt), statement.IssuedBy,
            found.SupersededBy is { } later ? formats.Number(later.Version) : "", found.SupersededBy is { } newer ? CspPaths.Statement(newer) : "");
    }
}
