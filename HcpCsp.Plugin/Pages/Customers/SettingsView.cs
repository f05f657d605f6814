using HcpCsp.Plugin.Api;
using HcpCsp.Plugin.Api.Customers;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Pages.Views;

namespace HcpCsp.Plugin.Pages.Customers;

/// <summary>The form of the Budget Settings, with what was typed and what is wrong about it.</summary>
/// <param name="Error">Of the whole form; empty for none.</param>
internal sealed record SettingsView(string Action, IReadOnlyList<FieldView> Fields, AreaView Recipients, int Version, string Error)
{
    public static SettingsView For(SettingsForm form, string action, string error)
    {
        IReadOnlyDictionary<string, string> errors = form.Errors;
        return new SettingsView(
            action,
            [
                new FieldView
                {
                    Name = "markup", Label = "Markup Percentage", Value = form.Markup, Suffix = "%", Error = ErrorOf("markup"),
                    Help = "On cost. Empty: the account's default applies. 0: the price is the cost.",
                },
                new FieldView
                {
                    Name = "taxRate", Label = "Tax Rate", Value = form.TaxRate, Suffix = "%", Error = ErrorOf("taxRate"),
                    Help = "Where it differs from your own. Goes on statements, never into prices.",
                },
                new FieldView
                {
                    Name = "budget", Label = "Monthly budget", Value = form.Budget.Amount, Error = ErrorOf("budget"),
                    Help = "At the customer's price, before tax. Empty: nobody watches it.",
                },
                new FieldView { Name = "budgetCurrency", Label = "Currency of the budget", Value = form.Budget.Currency, Error = ErrorOf("budgetCurrency"), Help = "Spending in other currencies doesn't count towards it." },
                new FieldView
                {
                    Name = "thresholds", Label = "Alert thresholds", Value = form.Budget.Thresholds, Suffix = "%", Error = ErrorOf("thresholds"), Placeholder = string.Join(' ', MonthlyBudget.UsualThresholds.Select(percent => new TypedNumbers(form.Culture).Input(percent))),
                    Help = "With spaces between. Each is told once a month, and so is a forecast above the budget.",
                },
            ],
            new AreaView("recipients", "Report recipients", form.Recipients, "One address a line. Reports of this customer go there when they are mailed to customers.", ErrorOf("recipients")),
            form.Version,
            error);

        string ErrorOf(string field) => errors.GetValueOrDefault(field, "");
    }
}
