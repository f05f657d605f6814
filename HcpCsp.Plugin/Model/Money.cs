using System.Diagnostics.CodeAnalysis;

namespace HcpCsp.Plugin.Model;

/// <summary>An amount in one currency. Two currencies never add up.</summary>
/// <param name="Amount">Exact; not rounded unless <see cref="Rounded"/> made it.</param>
/// <param name="Currency">ISO code, upper case.</param>
internal readonly record struct Money(decimal Amount, string Currency) : IComparable<Money>
{
    public static Money Zero(string currency) => new(0m, currency);

    public static Money operator +(Money left, Money right) => left with { Amount = left.Amount + right.AmountIn(left.Currency) };

    public static Money operator -(Money left, Money right) => left with { Amount = left.Amount - right.AmountIn(left.Currency) };

    public static Money operator -(Money money) => money with { Amount = -money.Amount };

    public static bool operator <(Money left, Money right) => left.CompareTo(right) < 0;

    public static bool operator >(Money left, Money right) => left.CompareTo(right) > 0;

    public static bool operator <=(Money left, Money right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Money left, Money right) => left.CompareTo(right) >= 0;

    public int CompareTo(Money other) => Amount.CompareTo(other.AmountIn(Currency));

    /// <summary>Rounds to the currency's digits, half away from zero: the only rounding of money in the module.</summary>
    [SuppressMessage("ApiDesign", "RS0030", Justification = "This is the one place.")]
    public Money Rounded() => this with { Amount = Math.Round(Amount, Model.Currency.Digits(Currency), MidpointRounding.AwayFromZero) };

    /// <summary>Cut to the currency's digits, toward zero, as Microsoft cuts the amounts that it bills. Nothing of ours is cut.</summary>
    public Money Truncated()
    {
        decimal units = 1m;
        for (int digit = 0; digit < Model.Currency.Digits(Currency); digit++)
            units *= 10m;
        return this with { Amount = decimal.Truncate(Amount * units) / units };
    }

    private decimal AmountIn(string currency) =>
        string.Equals(Currency, currency, StringComparison.Ordinal)
            ? Amount
            : throw new InvalidOperationException($"An amount in {Currency} can't be combined with one in {currency}.");
}
