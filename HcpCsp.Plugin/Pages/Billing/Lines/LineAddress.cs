using HcpCsp.Plugin.Billing.Lines;

namespace HcpCsp.Plugin.Pages.Billing.Lines;

/// <summary>Where a customer's lines are shown, with the filter and the order in the address: whoever copies it sees the same.</summary>
internal sealed record LineAddress(string Path, LineFilter Filter, LineOrder Order)
{
    public string Clear => With(new LineFilter(), "");

    public string At(string page) => With(Filter, page);

    /// <summary>The first page of other lines.</summary>
    public string Of(LineFilter filter) => With(filter, "");

    public string SortedBy(string sort) => (this with { Order = LineOrder.Read(sort) }).At("");

    /// <summary>As <c>?sort=</c>; empty for the order of the lines.</summary>
    public string Sort => Order.IsAsRead ? "" : (Order.Descending ? "-" : "") + Order.Key;

    private string With(LineFilter filter, string page) => CspPaths.With(
        Path,
        ("q", filter.Text),
        ("family", filter.Family?.ToString()),
        ("product", filter.Product),
        ("subscription", filter.Subscription),
        ("charge", filter.ChargeType),
        ("state", filter.State?.ToString()),
        ("sort", Sort),
        ("page", page)) + "#lines";
}
