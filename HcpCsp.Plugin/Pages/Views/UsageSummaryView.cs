using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Billing.Usage.Months;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;

namespace HcpCsp.Plugin.Pages.Views;

/// <summary>What a customer is charged for its Azure plans in its last months, and the way to the usage behind it. Opens no line.</summary>
/// <param name="Path">To the page of its usage; empty where it has no Azure plan.</param>
internal sealed record UsageSummaryView(string Path, IReadOnlyList<UsageSummaryRow> Rows)
{
    private const int MonthsShown = 3;

    public static UsageSummaryView For(IReadOnlyList<UseMonth> months, string accountId, string customerId, Formats formats)
    {
        string path = CspPaths.CustomerUsage(accountId, customerId);
        return new UsageSummaryView(months.Count == 0 ? "" : path, [.. months.Take(MonthsShown).SelectMany(month => RowsOf(month, customerId, path, formats))]);
    }

    private static IEnumerable<UsageSummaryRow> RowsOf(UseMonth month, string customerId, string path, Formats formats) => month.Documents
        .SelectMany(static document => document.Bill.Customers)
        .Where(customer => string.Equals(customer.CustomerId, customerId, StringComparison.Ordinal))
        .SelectMany(static customer => customer.Products)
        .Where(static product => product.Family == ProductFamily.AzurePlan)
        .GroupBy(static product => product.Cost.Currency, StringComparer.Ordinal)
        .OrderBy(static group => group.Key, StringComparer.Ordinal)
        .Select(group => new UsageSummaryRow(
            formats.Month(month.Month),
            CspPaths.With(path, ("month", month.Month.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture)), ("currency", group.Key)),
            month.IsProvisional,
            formats.Money(new Money(group.Sum(static product => product.Cost.Amount), group.Key)),
            formats.Money(new Money(group.Sum(static product => product.Price.Amount), group.Key))));
}

internal sealed record UsageSummaryRow(string Month, string Path, bool IsProvisional, string Cost, string Price);
