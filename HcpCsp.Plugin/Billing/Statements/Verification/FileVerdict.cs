using HcpCsp.Plugin.Model.Statements;

namespace HcpCsp.Plugin.Billing.Statements.Verification;

/// <summary>What can be said of a file that somebody has.</summary>
internal abstract record FileVerdict
{
    private FileVerdict()
    {
    }

    /// <summary>It is what was issued, to the last byte; for one statement, as a rule.</summary>
    public sealed record Issued(IReadOnlyList<FoundStatement> Statements) : FileVerdict;

    /// <summary>It says that it is a statement's, but isn't what was issued.</summary>
    public sealed record Changed(FoundStatement Statement) : FileVerdict;

    /// <summary>Nothing of ours has these bytes.</summary>
    /// <param name="Claim">What it says it is, which was never issued here; null when it says nothing, or only its hash is known.</param>
    public sealed record Unknown(ClaimedStatement? Claim) : FileVerdict;
}

/// <summary>A version of a statement, and the one in force where that is another.</summary>
internal sealed record FoundStatement(Statement Statement, Statement? SupersededBy);
