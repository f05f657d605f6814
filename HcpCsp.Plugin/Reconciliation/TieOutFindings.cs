using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;

namespace HcpCsp.Plugin.Reconciliation;

/// <summary>What explains how the figures of a document agree or differ, found by reading every line anew.</summary>
/// <param name="Lines">How many were read.</param>
/// <param name="Customers">Those whose lines don't come to what is kept of them, or whose total is just the header's difference.</param>
/// <param name="Unassigned">What lines without a customer come to, with tax, by currency.</param>
/// <param name="LineFindings">By kind.</param>
/// <param name="RoundingChecked">Lines that Microsoft's formulas could be applied to.</param>
internal sealed record TieOutFindings(
    int Lines, IReadOnlyList<CustomerFinding> Customers, IReadOnlyList<UnassignedSum> Unassigned, IReadOnlyList<LineFindings> LineFindings, int RoundingChecked)
{
    public LineFindings Of(LineFindingKind kind) => LineFindings.FirstOrDefault(findings => findings.Kind == kind) ?? new LineFindings(kind, 0, []);
}

/// <summary>A customer's sums in one currency: what is kept of them, and what its lines come to.</summary>
/// <param name="IsTheDifference">Its total is exactly what header and lines differ by.</param>
internal sealed record CustomerFinding(CustomerSums Kept, CustomerSums Counted, bool IsTheDifference)
{
    public bool Differs => Kept != Counted;
}

/// <param name="Total">Of the lines, with tax.</param>
/// <param name="Price">Before tax, with the fees.</param>
internal sealed record CustomerSums(string CustomerId, string Name, int Lines, Money Total, Money Price);

internal sealed record UnassignedSum(int Lines, Money Total);

/// <param name="Count">How many there are.</param>
/// <param name="First">The first of them, in the order of the lines.</param>
internal sealed record LineFindings(LineFindingKind Kind, int Count, IReadOnlyList<LineFinding> First);

/// <param name="Left">What the line says.</param>
/// <param name="Right">What it should say; null where nothing can be said.</param>
internal sealed record LineFinding(InvoiceLine Line, Money Left, Money? Right);

internal enum LineFindingKind
{
    /// <summary>Names no amount at all.</summary>
    NoAmount,

    /// <summary>Its total isn't its subtotal and tax.</summary>
    PartsDiffer,

    /// <summary>Isn't in the header's currency.</summary>
    OtherCurrency,

    /// <summary>Its total is exactly what header and lines differ by.</summary>
    IsTheDifference,

    /// <summary>For information: more than a cent off what Microsoft's formulas give.</summary>
    Rounding,
}
