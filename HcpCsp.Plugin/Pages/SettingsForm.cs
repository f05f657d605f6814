using System.Globalization;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Pages.Views;

namespace HcpCsp.Plugin.Pages;

/// <summary>The Budget Settings as typed. Empty means that nothing is set; 0 is a decision.</summary>
internal sealed record SettingsForm(string Markup, string TaxRate, int Version, CultureInfo Culture)
{
    private const decimal HighestMarkup = 1000m;

    public required BudgetForm Budget { get; init; }

    public bool IsValid => MarkupError.Length == 0 && TaxRateError.Length == 0 && Budget.IsValid;

    private string MarkupError => Check(Markup, -100m, HighestMarkup);

    private string TaxRateError => Check(TaxRate, 0m, 100m);

    public static SettingsForm Read(PageRequest request) => new(
        request.FindForm("markup") ?? "",
        request.FindForm("taxRate") ?? "",
        int.TryParse(request.FindForm("version"), CultureInfo.InvariantCulture, out int version) ? version : 0,
        request.Culture)
    {
        Budget = BudgetForm.Read(request),
    };

    public static SettingsForm From(CustomerSettings settings, CultureInfo culture)
    {
        var formats = new Formats(culture);
        return new SettingsForm(formats.Input(settings.MarkupPercent), formats.Input(settings.TaxRatePercent), settings.Version, culture) { Budget = BudgetForm.From(settings.Budget, culture) };
    }

    public CustomerSettings ToSettings(string accountId, string customerId) => new()
    {
        AccountId = accountId,
        CustomerId = customerId,
        MarkupPercent = Value(Markup),
        TaxRatePercent = Value(TaxRate),
        Budget = Budget.ToBudget(),
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
        Version,
        error);

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

internal sealed record SettingsView(string Action, IReadOnlyList<FieldView> Fields, int Version, string Error);
