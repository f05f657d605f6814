using HcpCsp.Plugin.Billing.Plans;
using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.Pages.Plans;

/// <summary>A trial as tables: the totals, then the customers that it moves most, each with its products.</summary>
internal sealed record TrialView(IReadOnlyList<TrialRow> Totals, IReadOnlyList<TrialCustomerView> Customers, string MoreCustomers)
{
    private const int MostCustomers = 100;

    public static TrialView For(TrialResult result, string accountId, Formats formats) => new(
        [.. result.Totals.Select(total => TrialRow.For("All customers, " + total.Cost.Currency, total, formats))],
        [.. result.Customers.OrderByDescending(static customer => Math.Abs(customer.Figures.Delta.Amount)).Take(MostCustomers).Select(customer => new TrialCustomerView(
            string.Equals(customer.CustomerId, CustomerId.Unassigned, StringComparison.Ordinal) ? "" : CspPaths.Customer(accountId, customer.CustomerId),
            customer.Figures.Cost.Currency,
            TrialRow.For(customer.CustomerName, customer.Figures, formats),
            [.. customer.Products.Select(product => TrialRow.For($"{product.Name} ({Families.Caption(product.Family)})", product.Figures, formats))]))],
        result.Customers.Count > MostCustomers ? formats.Number(result.Customers.Count - MostCustomers) : "");
}

/// <param name="Path">Empty for the lines that name no customer.</param>
internal sealed record TrialCustomerView(string Path, string Currency, TrialRow Row, IReadOnlyList<TrialRow> Products);

/// <param name="Rails">How often guard rails would act, in words; a dash for never.</param>
internal sealed record TrialRow(
    string Name, string Cost, string PriceNow, string PriceThen, string MarginNow, string MarginThen, string ShareNow, string ShareThen, string Delta, string Change, string Rails)
{
    public static TrialRow For(string name, TrialFigures figures, Formats formats)
    {
        (int Count, string Word)[] hits = [(figures.Clamped, "moved"), (figures.Flagged, "marked"), (figures.Unpriced, "unpriced")];
        string rails = string.Join(", ", hits.Where(static hit => hit.Count > 0).Select(hit => $"{formats.Number(hit.Count)} {hit.Word}"));
        return new TrialRow(
            name,
            formats.Amount(figures.Cost),
            formats.Amount(figures.PriceNow),
            formats.Amount(figures.PriceThen),
            formats.Amount(figures.MarginNow),
            formats.Amount(figures.MarginThen),
            formats.Share(figures.MarginNow.Amount, figures.PriceNow.Amount),
            formats.Share(figures.MarginThen.Amount, figures.PriceThen.Amount),
            formats.Amount(figures.Delta),
            formats.Change(figures.PriceThen.Amount, figures.PriceNow.Amount),
            rails.Length == 0 ? Formats.None : rails);
    }
}
