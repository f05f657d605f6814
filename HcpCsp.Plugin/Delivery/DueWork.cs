using HcpCsp.Plugin.Model.Reports;
using HcpCsp.Plugin.Model.Statements;
using HcpCsp.Plugin.Reports.Catalog;

namespace HcpCsp.Plugin.Delivery;

/// <summary>What there is to make now, and what waits.</summary>
internal sealed record DueWork
{
    /// <summary>Not made yet at the version of today, in a fixed order, none twice.</summary>
    public required IReadOnlyList<PlannedReport> Make { get; init; }

    /// <summary>Of those, the customers' billing details that no statement is issued for yet.</summary>
    public required IReadOnlyList<PlannedReport> ToIssue { get; init; }

    public required IReadOnlyList<WaitingReport> Waiting { get; init; }

    /// <summary>Statements in force whose data Microsoft has restated to another price.</summary>
    public required IReadOnlyList<Statement> Restated { get; init; }

    /// <summary>Of those, the ones to be issued anew: none unless the order says so.</summary>
    public required IReadOnlyList<Statement> ToReissue { get; init; }

    public bool IsNone => Make.Count == 0 && ToReissue.Count == 0;
}
