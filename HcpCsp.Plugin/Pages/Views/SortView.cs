using HcpCsp.Plugin.Api;

namespace HcpCsp.Plugin.Pages.Views;

/// <summary>A column head that sorts. Choosing the sorted one turns the order round.</summary>
/// <param name="Order">ascending, descending or none: the value of aria-sort.</param>
internal sealed record SortView(string Caption, string Address, string Order, bool IsNumber);

internal static class SortViews
{
    public static SortView View(this Sorting sorting, string caption, string key, bool isNumber, Func<string, string> address)
    {
        bool current = string.Equals(key, sorting.Key, StringComparison.Ordinal);
        var next = new Sorting(key, current ? !sorting.Descending : isNumber);
        string order = !current ? "none" : sorting.Descending ? "descending" : "ascending";
        return new SortView(caption, address(next.Query), order, isNumber);
    }
}
