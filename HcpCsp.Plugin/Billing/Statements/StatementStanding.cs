using HcpCsp.Plugin.Model.Statements;

namespace HcpCsp.Plugin.Billing.Statements;

/// <summary>Where a customer's statement of a document stands, told from sums alone so that lists can show it.</summary>
internal enum StatementStanding
{
    /// <summary>None is issued: what is shown follows data and rules.</summary>
    Live,
    Issued,

    /// <summary>What was issued isn't what data and rules of today come to.</summary>
    Differs,
    Superseded,
}

internal static class StatementStandings
{
    /// <param name="statement">Statement; null for none.</param>
    /// <param name="today">The customer's bills on the document, one per currency.</param>
    /// <param name="taxRatePercent">Of today.</param>
    public static StatementStanding Of(Statement? statement, IReadOnlyCollection<CustomerBill> today, decimal? taxRatePercent) => statement switch
    {
        null => StatementStanding.Live,
        { State: StatementState.Superseded } => StatementStanding.Superseded,
        _ => IsAsIssued(statement, today, taxRatePercent) ? StatementStanding.Issued : StatementStanding.Differs,
    };

    private static bool IsAsIssued(Statement statement, IReadOnlyCollection<CustomerBill> today, decimal? taxRatePercent) =>
        statement.TaxRatePercent == taxRatePercent
        && statement.Blocks.Count == today.Count
        && statement.Blocks.All(block => today.Any(bill => bill.Price == block.Price && bill.Cost == block.Cost && bill.LineCount == block.LineCount));
}
