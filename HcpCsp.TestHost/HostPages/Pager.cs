using System.Globalization;
using HcpCsp.Abstractions.Pages;
using HcpCsp.TestHost.Frame;

namespace HcpCsp.TestHost.HostPages;

/// <summary>Which page of a long list is shown, and the links to the others; pages count from 1 for people.</summary>
internal sealed record Pager(int Number, int Count, int Size, int Total)
{
    public int Skip => (Number - 1) * Size;

    public static Pager For(PageRequest request, int total, int size)
    {
        int count = Math.Max(1, (total + size - 1) / size);
        int number = int.TryParse(request.FindQuery("page"), CultureInfo.InvariantCulture, out int asked) ? Math.Clamp(asked, 1, count) : 1;
        return new Pager(number, count, size, total);
    }

    public HtmlText Render(PageRequest request) => Html.Of($"""
        <nav class="pager" aria-label="Pages"><span class="muted">{(Skip + 1).ToString("N0", request.Culture)}–{Math.Min(Skip + Size, Total).ToString("N0", request.Culture)} of {Total.ToString("N0", request.Culture)}</span>
        <span class="actions">{RenderLink(request, Number - 1, "Previous")}{RenderLink(request, Number + 1, "Next")}</span></nav>
        """);

    private HtmlText RenderLink(PageRequest request, int target, string caption) => target < 1 || target > Count
        ? Html.Of($"""<span class="btn" aria-disabled="true">{caption}</span>""")
        : Html.Of($"""<a class="btn" href="{request.Path}?{Query(request, target)}">{caption}</a>""");

    private static string Query(PageRequest request, int target)
    {
        var kept = request.Query.Where(pair => !string.Equals(pair.Key, "page", StringComparison.OrdinalIgnoreCase) && pair.Value.Count > 0)
            .Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value[0])}");
        return string.Join('&', kept.Append(string.Create(CultureInfo.InvariantCulture, $"page={target}")));
    }
}
