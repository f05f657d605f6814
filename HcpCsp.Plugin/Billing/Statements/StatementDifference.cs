using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Model.Statements;

namespace HcpCsp.Plugin.Billing.Statements;

/// <summary>What a statement would be different in if it were issued today, its two causes apart.</summary>
/// <param name="TaxRatePercent">Of today.</param>
/// <param name="Lines">The largest first; not all when there are very many.</param>
/// <param name="LineCount">How many lines, or groups of lines about the same thing, differ.</param>
internal sealed record StatementDifference(
    Statement Statement, decimal? TaxRatePercent, IReadOnlyList<CurrencyDifference> Currencies, IReadOnlyList<LineDifference> Lines, int LineCount)
{
    public bool IsNone => LineCount == 0 && TaxRatePercent == Statement.TaxRatePercent && Currencies.All(currency => currency.Figures.IsNone);
}

/// <param name="IssuedTax">Null when no rate was set.</param>
/// <param name="TodayTax">Null when none is set.</param>
internal sealed record CurrencyDifference(PriceDifference Figures, Money? IssuedTax, Money? TodayTax)
{
    public Money Tax => OrZero(TodayTax) - OrZero(IssuedTax);

    private Money OrZero(Money? tax) => tax ?? Money.Zero(Figures.Issued.Currency);
}

/// <summary>A price as issued and as of today, before tax.</summary>
/// <param name="Restated">Of today's lines under the rule of the statement: what lies between the two causes.</param>
internal readonly record struct PriceDifference(Money Issued, Money Restated, Money Today)
{
    public Money Total => Today - Issued;

    /// <summary>Since Microsoft's lines are others.</summary>
    public Money OfData => Restated - Issued;

    /// <summary>Since plan or mark-up are others.</summary>
    public Money OfRules => Today - Restated;

    public bool IsNone => Issued == Restated && Restated == Today;
}

/// <summary>A line that differs, or some about the same thing together.</summary>
/// <param name="Line">One of them: today's where there is one.</param>
/// <param name="IssuedCount">How many there were.</param>
/// <param name="TodayCount">How many there are.</param>
internal sealed record LineDifference(InvoiceLine Line, int IssuedCount, int TodayCount, PriceDifference Figures);
