using System.Globalization;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.Api.Customers;

/// <summary>A monthly budget as typed. An empty amount sets none.</summary>
internal sealed record BudgetForm(string Amount, string Currency, string Thresholds, CultureInfo Culture)
{
    private const decimal HighestAmount = 1_000_000_000_000m;
    private const decimal HighestThreshold = 1000m;
    private const int MostThresholds = 10;
    private static readonly char[] Separators = [' ', ';', '%', '\t'];

    /// <summary>All that is wrong, by field; empty when it is right.</summary>
    public IReadOnlyDictionary<string, string> Errors => new[] { ("budget", AmountError), ("budgetCurrency", CurrencyError), ("thresholds", ThresholdsError) }
        .Where(static error => error.Item2.Length > 0)
        .ToDictionary(static error => error.Item1, static error => error.Item2, StringComparer.Ordinal);

    private string AmountError =>
        Amount.Length == 0 ? ""
        : !Numbers.TryRead(Amount, out decimal amount) ? $"Write an amount such as {Numbers.Write(2500m)}."
        : amount is <= 0m or > HighestAmount ? "More than 0." : "";

    private string CurrencyError =>
        Amount.Length == 0 || (Code.Length == 3 && Code.All(char.IsAsciiLetterUpper)) ? "" : "Write the code of the currency, such as USD.";

    private string ThresholdsError
    {
        get
        {
            string[] parts = SplitThresholds();
            return parts.Length <= MostThresholds && Array.TrueForAll(parts, part => Numbers.TryRead(part, out decimal percent) && percent is > 0m and <= HighestThreshold)
                ? ""
                : $"At most {MostThresholds} percentages with spaces between, each above 0.";
        }
    }

    private string Code => Currency.Trim().ToUpperInvariant();

    private TypedNumbers Numbers => new(Culture);

    public static BudgetForm Read(PageRequest request) =>
        new(request.FindForm("budget") ?? "", request.FindForm("budgetCurrency") ?? "", request.FindForm("thresholds") ?? "", request.Culture);

    public static BudgetForm From(MonthlyBudget? budget, CultureInfo culture)
    {
        var numbers = new TypedNumbers(culture);
        return budget is null
            ? new BudgetForm("", "", "", culture)
            : new BudgetForm(numbers.Input(budget.Limit.Amount), budget.Limit.Currency, string.Join(' ', budget.Thresholds.Select(percent => numbers.Input(percent))), culture);
    }

    public MonthlyBudget? ToBudget()
    {
        if (!Numbers.TryRead(Amount, out decimal amount))
            return null;
        decimal[] thresholds = [.. SplitThresholds().Select(part => Numbers.TryRead(part, out decimal percent) ? percent : 0m).Distinct().Order()];
        return new MonthlyBudget(new Money(amount, Code), thresholds.Length > 0 ? thresholds : MonthlyBudget.UsualThresholds);
    }

    private string[] SplitThresholds() => Thresholds.Split(Separators, StringSplitOptions.RemoveEmptyEntries);
}
