using HcpCsp.Plugin.Model.Lines;

namespace HcpCsp.Plugin.Model;

/// <summary>A line in which two versions of a document differ.</summary>
/// <param name="Before">Null when the later version alone has it.</param>
/// <param name="After">Null when the earlier version alone has it.</param>
internal sealed record LineRestatement(string Currency, InvoiceLine? Before, InvoiceLine? After)
{
    /// <summary>The one that says what the line is about: both do, and the later one counts.</summary>
    public InvoiceLine Line => After ?? Before ?? throw new InvalidOperationException("One of both is there.");

    /// <summary>With tax.</summary>
    public decimal? TotalBefore => Before is null ? null : LineAmounts.FindTotal(Before) ?? 0m;

    /// <summary>With tax.</summary>
    public decimal? TotalAfter => After is null ? null : LineAmounts.FindTotal(After) ?? 0m;

    public decimal Delta => (TotalAfter ?? 0m) - (TotalBefore ?? 0m);
}
