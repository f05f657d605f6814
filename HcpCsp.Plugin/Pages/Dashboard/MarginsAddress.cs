using System.Globalization;
using HcpCsp.Plugin.Billing.Margins;

namespace HcpCsp.Plugin.Pages.Dashboard;

/// <summary>Where the margins are shown, with all that was asked for.</summary>
internal sealed record MarginsAddress(string? AccountId, string? Currency, DateOnly? Month, string Search, MarginOrder Order)
{
    public string MonthText => Month is { } month ? TextOf(month) : "";

    /// <summary>Empty for the usual order.</summary>
    public string Sort => Order == MarginOrder.Usual ? "" : (Order.Descending ? "-" : "") + Order.Key;

    public string At(string page) => CspPaths.With(
        CspPaths.Margins, ("account", AccountId), ("currency", Currency), ("month", MonthText), ("q", Search), ("sort", Sort), ("page", page));

    public static string TextOf(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
