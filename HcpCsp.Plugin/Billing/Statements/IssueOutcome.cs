using HcpCsp.Plugin.Model.Statements;

namespace HcpCsp.Plugin.Billing.Statements;

/// <summary>What came of asking for a statement.</summary>
internal abstract record IssueOutcome
{
    private IssueOutcome()
    {
    }

    public sealed record Issued(Statement Statement) : IssueOutcome;

    /// <summary>There is one already, and nothing was asked that would change it.</summary>
    public sealed record AlreadyIssued(Statement Statement) : IssueOutcome;

    /// <param name="Reason">One or two sentences: why, and what to do.</param>
    public sealed record Refused(string Reason) : IssueOutcome;
}

/// <summary>What came of issuing many.</summary>
/// <param name="Refusals">Each once; the customer's name is in those about one customer.</param>
internal sealed record IssueRun(int Issued, int AlreadyIssued, IReadOnlyList<string> Refusals)
{
    public string Summary =>
        $"{Issued} issued, {AlreadyIssued} issued before" + (Refusals.Count == 0 ? "." : $", {Refusals.Count} refused: {string.Join(" ", Refusals.Take(5))}");
}
