using System.Globalization;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Pages.Views;

namespace HcpCsp.Plugin.Pages;

/// <summary>A monthly budget as typed. An empty amount sets none.</summary>
internal sealed record BudgetForm(string Amount, string Currency, string Thresholds, CultureInfo Culture)
{
    private const decimal HighestAmount = 1_000_000_000_000m;
    private const decimal HighestThreshold = 1000m;
    private const int MostThresholds = 10;
    private static readonly char[] Separators = [' ', ';', '%', '\t'];

    public bool IsValid => AmountError.Length == 0 && CurrencyError.Length == 0 && ThresholdsError.Length == 0;

    private string AmountError =>
        Amount.Length == 0 ? ""
        : !Formats.TryRead(Amount, out decimal amount) ? $"Write an amount such as {Formats.Decimal(2500m)}."
        : amount is <= 0m or > HighestAmount ? "More than 0." : "";

    private string CurrencyError =>
        Amount.Length == 0 || (Code.Length == 3 && Code.All(char.IsAsciiLetterUpper)) ? "" : "Write the code of the currency, such as USD.";

    private string ThresholdsError
    {
        get
        {
            string[] parts = SplitThresholds();
            return parts.Length <= MostThresholds && Array.TrueForAll(parts, part => Formats.TryRead(part, out decimal percent) && percent is > 0m and <= HighestThreshold)
                ? ""
                : $"At most {MostThresholds} percentages with spaces between, each above 0.";
        }
    }

    private string Code => Currency.Trim().ToUpperInvariant();

    private Formats Formats => new(Culture);

    public static BudgetForm Read(PageRequest request) =>
        new(request.FindForm("budget") ?? "", request.FindForm("budgetCurrency") ?? "", request.FindForm("thresholds") ?? "", request.Culture);

    public static BudgetForm From(MonthlyBudget? budget, CultureInfo culture)
    {
        var formats = new Formats(culture);
        return budget is null
            ? new BudgetForm("", "", "", culture)
            : new BudgetForm(formats.Input(budget.Limit.Amount), budget.Limit.Currency, string.Join(' ', budget.Thresholds.Select(percent => formats.Input(percent))), culture);
    }

    public MonthlyBudget? ToBudget()
    {
        if (!Formats.TryRead(Amount, out decimal amount))
            return null;
        decimal[] thresholds = [.. SplitThresholds().Select(part => Formats.TryRead(part, out decimal percent) ? percent : 0m).Distinct().Order()];
        return new MonthlyBudget(new Money(amount, Code), thresholds.Length > 0 ? thresholds : MonthlyBudget.UsualThresholds);
    }

    public IReadOnlyList<FieldView> Fields() =>
    [
        new FieldView
        {
            Name = "budget", Label = "Monthly budget", Value = Amount, Error = AmountError,
            Help = "At the customer's price, before tax. Empty: nobody watches it.",
        },
        new FieldView { Name = "budgetCurrency", Label = "Currency of the budget", Value = Currency, Error = CurrencyError, Help = "Spending in other currencies doesn't count towards it." },
        new FieldView
        {
            Name = "thresholds", Label = "Alert thresholds", Value = Thresholds, Suffix = "%", Error = ThresholdsError, Placeholder = string.Join(' ', MonthlyBudget.UsualThresholds.Select(percent => Formats.Input(percent))),
            Help = "With spaces between. Each is told once a month, and so is a forecast above the budget.",
        },
    ];

    private string[] SplitThresholds() => Thresholds.Split(Separators, StringSplitOptions.RemoveEmptyEntries);
}
