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
/// <param name="Refusals">Documents that none can be issued of, as the rules have it: such as voided ones.</param>
/// <param name="HeldBack">Statements whose file must not go out: somebody has to look into it.</param>
internal sealed record IssueRun(int Issued, int AlreadyIssued, IReadOnlyList<string> Refusals, IReadOnlyList<string> HeldBack)
{
    private const int MostNamed = 5;

    /// <summary>Whether those that were issued took the place of earlier versions.</summary>
    public bool IsAnew { get; init; }

    public string Summary => string.Join(" ", [IsAnew ? $"{Issued} issued anew, {AlreadyIssued} unchanged." : $"{Issued} issued, {AlreadyIssued} issued before.", .. HeldBack.Take(MostNamed), .. Refusals.Take(MostNamed)]);
}
