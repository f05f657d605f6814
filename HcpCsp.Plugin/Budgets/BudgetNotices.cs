using System.Globalization;
using HcpCsp.Abstractions;
using HcpCsp.Abstractions.Services;
using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.Budgets;

/// <summary>Words for Cloud Admins.</summary>
internal static class BudgetNotices
{
    public static Notification About(BudgetAlert alert) => new()
    {
        Role = HcpRoles.CloudAdmin,
        Severity = alert.Threshold >= 100m ? NotificationSeverity.Error : NotificationSeverity.Warning,
        Title = $"{alert.CustomerName}: {Summarize(alert)}",
        Text = $"{Write(alert.Amount)} of {Write(alert.Limit)} in {alert.Month.ToString("MMMM yyyy", CultureInfo.InvariantCulture)}, billed and unbilled at the customer's price before tax.",
        Path = $"/csp/customers/{Uri.EscapeDataString(alert.AccountId)}/{Uri.EscapeDataString(alert.CustomerId)}",
    };

    /// <summary>Without the customer's name.</summary>
    public static string Summarize(BudgetAlert alert) => alert.Threshold is { } percent
        ? string.Create(CultureInfo.InvariantCulture, $"{percent:0.############} % of the monthly budget is reached")
        : "the forecast for the end of the month is above the budget";

    private static string Write(Money money)
    {
        string digits = Currency.Digits(money.Currency).ToString(CultureInfo.InvariantCulture);
        return money.Rounded().Amount.ToString("N" + digits, CultureInfo.InvariantCulture) + " " + money.Currency;
    }
}
