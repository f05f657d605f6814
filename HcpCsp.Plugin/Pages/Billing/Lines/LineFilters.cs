using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Billing.Lines;
using HcpCsp.Plugin.Pages.Views;

namespace HcpCsp.Plugin.Pages.Billing.Lines;

/// <summary>The filters above the lines: what the bill has of each, from its sums, so that no line is read for it.</summary>
internal static class LineFilters
{
    // A list of choices that nobody can read through is none; the search finds the others.
    private const int MostChoices = 200;

    public static FiltersView For(IReadOnlyList<CustomerBill> bills, IReadOnlyDictionary<string, string> subscriptionNames, LineAddress address)
    {
        LineFilter filter = address.Filter;
        ProductBill[] products = [.. bills.SelectMany(static bill => bill.Products)];
        return new FiltersView(
            address.Path + "#lines",
            "Search product, subscription or charge",
            filter.Text,
            [
                Choice("family", "Family", filter.Family?.ToString() ?? "", products.Select(static one => one.Family).Distinct().Order().Select(static family => (family.ToString(), Families.Caption(family)))),
                Choice("product", "Product", filter.Product, Distinct(products, static one => one.ProductName).Select(static name => (name, name))),
                Choice("subscription", "Subscription", filter.Subscription, Distinct(products, static one => one.SubscriptionId).Select(id => (id, subscriptionNames.TryGetValue(id, out string? name) ? $"{name} ({id})" : id))),
                Choice("charge", "Charge type", filter.ChargeType, Distinct(products, static one => one.ChargeType).Select(static charge => (charge, charge))),
                Choice("state", "Pricing", filter.State?.ToString() ?? "", Enum.GetValues<LineState>().Select(static state => (state.ToString(), state.ToString()))),
            ],
            HiddenView.For(("sort", address.Sort)),
            filter.IsEmpty ? "" : address.Clear);
    }

    private static IEnumerable<string> Distinct(ProductBill[] products, Func<ProductBill, string> by) =>
        products.Select(by).Where(static text => text.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.InvariantCultureIgnoreCase).Take(MostChoices);

    /// <summary>What was asked for is among the choices, even where the bill has none of it: the form never says less than the address.</summary>
    private static ChoiceView Choice(string name, string label, string chosen, IEnumerable<(string Value, string Text)> options)
    {
        List<(string Value, string Text)> all = [("", "All"), .. options];
        if (!all.Exists(option => string.Equals(option.Value, chosen, StringComparison.Ordinal)))
            all.Add((chosen, chosen));
        return ChoiceView.Of(name, label, chosen, "", [.. all]);
    }
}
