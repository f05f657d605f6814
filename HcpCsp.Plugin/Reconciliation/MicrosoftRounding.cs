using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;

namespace HcpCsp.Plugin.Reconciliation;

/// <summary>What a new-commerce line should cost by the way Microsoft rounds (Microsoft Learn, "Use the reconciliation files").</summary>
/// <remarks>
/// Usage: down(down(effective unit price × billable quantity) × exchange rate). Seats: down(effective unit price × exchange rate) × billable
/// quantity. Effective prices are themselves cut, and how Microsoft cuts negative amounts isn't documented, so a cent off is no finding.
/// </remarks>
internal static class MicrosoftRounding
{
    /// <summary>Null where the line doesn't name what the formula needs.</summary>
    public static Money? FindExpected(InvoiceLine line, Money cost)
    {
        if (line.EffectiveUnitPrice is not { } unit || line.BillableQuantity is not { } quantity || FindRate(line, cost.Currency) is not { } rate)
            return null;
        string pricing = LineAmounts.CurrencyOf(line.PricingCurrency, cost.Currency);
        Money usage = new Money(new Money(unit * quantity, pricing).Truncated().Amount * rate, cost.Currency).Truncated();
        Money seats = new(new Money(unit * rate, cost.Currency).Truncated().Amount * quantity, cost.Currency);
        return ProductFamilyClassifier.Classify(line) switch
        {
            ProductFamily.AzurePlan => usage,
            ProductFamily.Seat => seats,

            // The formulas name usage and seats alone: of anything else, the one that comes nearer.
            _ => Distance(usage, cost) < Distance(seats, cost) ? usage : seats,
        };
    }

    /// <summary>Whether two amounts are more than the currency's smallest coin apart.</summary>
    public static bool IsOff(Money expected, Money cost)
    {
        decimal coin = 1m;
        for (int digit = 0; digit < Currency.Digits(cost.Currency); digit++)
            coin /= 10m;
        return Distance(expected, cost) > coin;
    }

    private static decimal Distance(Money left, Money right) => Math.Abs((left - right).Amount);

    private static decimal? FindRate(InvoiceLine line, string currency) =>
        line.PCToBCExchangeRate ?? (string.Equals(LineAmounts.CurrencyOf(line.PricingCurrency, currency), currency, StringComparison.Ordinal) ? 1m : null);
}
