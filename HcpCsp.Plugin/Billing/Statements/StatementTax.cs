using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.Billing.Statements;

/// <summary>What a customer's tax rate comes to: calculated on the sum and rounded once per statement and currency.</summary>
internal static class StatementTax
{
    public static Money? On(Money price, decimal? ratePercent) =>
        ratePercent is { } rate ? (price with { Amount = price.Amount * rate / 100m }).Rounded() : null;
}
