using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.Pages.Views;

/// <summary>One alert of a customer's budget: what was reached, and when.</summary>
internal sealed record BudgetAlertView(StateView State, string Text)
{
    public static BudgetAlertView For(BudgetAlert alert, Formats formats) => new(
        new StateView(alert.Threshold >= 100m ? "bad" : "halted", alert.IsForecast ? "Budget forecast" : "Budget " + formats.Percent(alert.Threshold ?? 0m)),
        $"{formats.Money(alert.Amount)} of {formats.Money(alert.Limit)} in {formats.Month(alert.Month)}, as of {formats.Moment(alert.RaisedAt)}.");

    /// <summary>Those of one customer, the highest threshold first.</summary>
    public static IReadOnlyList<BudgetAlertView> ListFor(IEnumerable<BudgetAlert> alerts, string customerId, Formats formats) =>
        [.. alerts
            .Where(alert => string.Equals(alert.CustomerId, customerId, StringComparison.Ordinal))
            .OrderByDescending(alert => alert.Threshold ?? 0m)
            .Select(alert => For(alert, formats))];
}
