using System.Globalization;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.Api.Customers;

/// <summary>The Budget Settings as typed. Empty means that nothing is set; 0 is a decision.</summary>
internal sealed record SettingsForm(string Markup, string TaxRate, int Version, CultureInfo Culture)
{
    private const decimal HighestMarkup = 1000m;

    private const int MostRecipients = 20;

    private static readonly char[] LineEnds = ['\r', '\n', ',', ';', ' ', '\t'];

    public required BudgetForm Budget { get; init; }

    /// <summary>Addresses that reports are mailed to.</summary>
    public string Recipients { get; init; } = "";

    /// <summary>All that is wrong, by field; empty when it is right.</summary>
    public IReadOnlyDictionary<string, string> Errors
    {
        get
        {
            var errors = new Dictionary<string, string>(Budget.Errors, StringComparer.Ordinal);
            foreach (var (name, error) in new[] { ("markup", Check(Markup, -100m, HighestMarkup)), ("taxRate", Check(TaxRate, 0m, 100m)), ("recipients", CheckRecipients()) })
            {
                if (error.Length > 0)
                    errors[name] = error;
            }

            return errors;
        }
    }

    public static SettingsForm Read(PageRequest request) => new(
        request.FindForm("markup") ?? "",
        request.FindForm("taxRate") ?? "",
        int.TryParse(request.FindForm("version"), CultureInfo.InvariantCulture, out int version) ? version : 0,
        request.Culture)
    {
        Budget = BudgetForm.Read(request),
        Recipients = request.FindForm("recipients") ?? "",
    };

    public static SettingsForm From(CustomerSettings settings, CultureInfo culture)
    {
        var numbers = new TypedNumbers(culture);
        return new SettingsForm(numbers.Input(settings.MarkupPercent), numbers.Input(settings.TaxRatePercent), settings.Version, culture)
        {
            Budget = BudgetForm.From(settings.Budget, culture),
            Recipients = string.Join('\n', settings.ReportRecipients),
        };
    }

    public CustomerSettings ToSettings(string accountId, string customerId) => new()
    {
        AccountId = accountId,
        CustomerId = customerId,
        MarkupPercent = Value(Markup),
        TaxRatePercent = Value(TaxRate),
        Budget = Budget.ToBudget(),
        ReportRecipients = SplitRecipients(),
        Version = Version,
    };

    /// <summary>In words, for whom saved meanwhile.</summary>
    public string Describe() =>
        $"Markup Percentage {OrNone(Markup, " %")}, Tax Rate {OrNone(TaxRate, " %")}, monthly budget {OrNone(Budget.Amount, " " + Budget.Currency)}, report recipients {OrNone(Recipients.Replace("\n", " ", StringComparison.Ordinal), "")}";

    private static string OrNone(string text, string unit) => text.Length == 0 ? "none" : text + unit;

    private string CheckRecipients()
    {
        string[] addresses = SplitRecipients();
        string[] wrong = [.. addresses.Where(static address => !EmailAddress.IsValid(address))];
        return wrong.Length > 0 ? $"Mail can't be sent to {string.Join(", ", wrong.Select(static address => $"'{address}'"))}. Write addresses such as accounts@contoso.com, one a line."
            : addresses.Length > MostRecipients ? $"At most {MostRecipients} addresses."
            : addresses.Distinct(StringComparer.OrdinalIgnoreCase).Count() < addresses.Length ? "An address is named twice."
            : "";
    }

    private string[] SplitRecipients() => Recipients.Split(LineEnds, StringSplitOptions.RemoveEmptyEntries);

    private decimal? Value(string text) => new TypedNumbers(Culture).TryRead(text, out decimal number) ? number : null;

    private string Check(string text, decimal lowest, decimal highest)
    {
        var numbers = new TypedNumbers(Culture);
        if (text.Length == 0)
            return "";
        if (!numbers.TryRead(text, out decimal number))
            return $"Write a number such as {numbers.Write(12.5m)}.";
        return number < lowest || number > highest ? $"Between {numbers.Write(lowest)} and {numbers.Write(highest)}." : "";
    }
}
