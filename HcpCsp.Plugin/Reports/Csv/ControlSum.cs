using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.Reports.Csv;

/// <summary>Adds up what goes into a file, by currency, and holds it against what the bill says.</summary>
internal sealed class ControlSum
{
    private readonly Dictionary<string, decimal> sums = new(StringComparer.Ordinal);

    public TRow Take<TRow>(TRow row, Money amount)
    {
        sums[amount.Currency] = sums.GetValueOrDefault(amount.Currency) + amount.Amount;
        return row;
    }

    /// <exception cref="InvalidOperationException">The file has another sum, or a currency that isn't billed.</exception>
    public void CheckAgainst(IEnumerable<Money> billed)
    {
        Dictionary<string, decimal> expected = billed.GroupBy(static money => money.Currency, StringComparer.Ordinal).ToDictionary(
            static group => group.Key, static group => group.Sum(static money => money.Amount), StringComparer.Ordinal);
        foreach (string currency in sums.Keys.Union(expected.Keys, StringComparer.Ordinal))
        {
            decimal written = sums.GetValueOrDefault(currency), wanted = expected.GetValueOrDefault(currency);
            if (written != wanted)
                throw new InvalidOperationException(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"The file's {currency} come to {written}, but {wanted} are billed. It isn't released."));
        }
    }
}
