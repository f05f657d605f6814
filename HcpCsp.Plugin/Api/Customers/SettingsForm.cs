using System.Globalization;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Pages.Views;

namespace HcpCsp.Plugin.Pages;

/// <summary>The Budget Settings as typed. Empty means that nothing is set; 0 is a decision.</summary>
internal sealed record SettingsForm(string Markup, string TaxRate, int Version, CultureInfo Culture)
{
    private const decimal HighestMarkup = 1000m;

    private const int MostRecipients = 20;

    private static readonly char[] LineEnds = ['\r', '\n', ',', ';', ' ', '\t'];

    public required BudgetForm Budget { get; init; }

    /// <summary>Addresses that reports are mailed to.</summary>
    public string Recipients { get; init; } = "";

    public bool IsValid => MarkupError.Length == 0 && TaxRateError.Length == 0 && Budget.IsValid && RecipientsError.Length == 0;

    private string MarkupError => Check(Markup, -100m, HighestMarkup);

    private string TaxRateError => Check(TaxRate, 0m, 100m);

    private string RecipientsError
    {
        get
        {
            string[] addresses = SplitRecipients();
            string[] wrong = [.. addresses.Where(static address => !EmailAddress.IsValid(address))];
            return wrong.Length > 0 ? $"Mail can't be sent to {string.Join(", ", wrong.Select(static address => $"'{address}'"))}. Write addresses such as accounts@contoso.com, one a line."
                : addresses.Length > MostRecipients ? $"At most {MostRecipients} addresses."
                : addresses.Distinct(StringComparer.OrdinalIgnoreCase).Count() < addresses.Length ? "An address is named twice."
                : "";
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
        var formats = new Formats(culture);
        return new SettingsForm(formats.Input(settings.MarkupPercent), formats.Input(settings.TaxRatePercent), settings.Version, culture)
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

    public SettingsView View(string action, string error) => new(
        action,
        [
            new FieldView
            {
                Name = "markup", Label = "Markup Percentage", Value = Markup, Suffix = "%", Error = MarkupError,
                Help = "On cost. Empty: the account's default applies. 0: the price is the cost.",
            },
            new FieldView
            {
                Name = "taxRate", Label = "Tax Rate", Value = TaxRate, Suffix = "%", Error = TaxRateError,
                Help = "Where it differs from your own. Goes on statements, never into prices.",
            },
            .. Budget.Fields(),
        ],
        new AreaView("recipients", "Report recipients", Recipients, "One address a line. Reports of this customer go there when they are mailed to customers.", RecipientsError),
        Version,
        error);

    private string[] SplitRecipients() => Recipients.Split(LineEnds, StringSplitOptions.RemoveEmptyEntries);

    private decimal? Value(string text) => new Formats(Culture).TryRead(text, out decimal number) ? number : null;

    private string Check(string text, decimal lowest, decimal highest)
    {
        var formats = new Formats(Culture);
        if (text.Length == 0)
            return "";
        if (!formats.TryRead(text, out decimal number))
            return $"Write a number such as {formats.Decimal(12.5m)}.";
        return number < lowest || number > highest ? $"Between {formats.Decimal(lowest)} and {formats.Decimal(highest)}." : "";
    }
}

internal sealed record SettingsView(string Action, IReadOnlyList<FieldView> Fields, AreaView Recipients, int Version, string Error);
