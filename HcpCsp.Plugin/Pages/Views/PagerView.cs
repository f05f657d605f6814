namespace HcpCsp.Plugin.Pages.Views;

/// <summary>The bar under a table. Null links are for what isn't there.</summary>
internal sealed record PagerView(string Summary, string? First, string? Previous, string? Next, string? Last)
{
    public bool HasPages => Previous is not null || Next is not null;
}

/// <summary>One page of a list, and the bar that leads to the others without losing the filter.</summary>
/// <param name="Number">From 1.</param>
internal sealed record Paging(int Number, int Size)
{
    /// <summary>A number that isn't one, or below 1, is the first page.</summary>
    public static Paging Read(Abstractions.Pages.PageRequest request, int size) =>
        new(int.TryParse(request.FindQuery("page"), System.Globalization.CultureInfo.InvariantCulture, out int number) ? Math.Clamp(number, 1, 1_000_000) : 1, size);

    /// <summary>The page that a list of this length really has: the last one when a later one is asked for.</summary>
    public Paging Within(int total) => this with { Number = Math.Clamp(Number, 1, Pages(total)) };

    public int Skip => (Number - 1) * Size;

    /// <param name="total">Length of the whole list.</param>
    /// <param name="noun">What the list holds, such as <c>customers</c>.</param>
    /// <param name="formats">How the reader writes numbers.</param>
    /// <param name="address">Address of a page by its number.</param>
    public PagerView View(int total, string noun, Formats formats, Func<string, string> address)
    {
        int pages = Pages(total);
        string summary = total == 0
            ? $"No {noun}"
            : $"{formats.Number(Skip + 1)}–{formats.Number(Math.Min(total, Skip + Size))} of {formats.Number(total)} {noun}";
        return new PagerView(
            summary,
            Number > 1 ? Address(1) : null,
            Number > 1 ? Address(Number - 1) : null,
            Number < pages ? Address(Number + 1) : null,
            Number < pages ? Address(pages) : null);

        string Address(int page) => address(page == 1 ? "" : page.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    private int Pages(int total) => Math.Max(1, (total + Size - 1) / Size);
}
