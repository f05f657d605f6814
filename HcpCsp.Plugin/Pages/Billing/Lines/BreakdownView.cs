using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.Pages.Billing.Lines;

/// <summary>A bill taken apart by one thing. The rows come to the bill's own figures, whatever there is: what isn't shown, or fits no part, has a row of its own.</summary>
/// <param name="By">Such as <c>Family</c>.</param>
internal sealed record BreakdownView(string By, IReadOnlyList<BreakdownRow> Rows, BreakdownRow Total)
{
    private const int MostRows = 25;

    public string Heading => "By " + By.ToLowerInvariant();

    /// <summary>Whether its rows are shown at once: a long list is opened by whoever wants it.</summary>
    public bool IsOpen => Rows.Count <= 10;

    public static BreakdownView For(string by, CustomerBill bill, Func<ProductBill, string> key, Func<ProductBill, BreakdownName> name, Formats formats)
    {
        Part[] parts = [.. bill.Products
            .GroupBy(key, StringComparer.Ordinal)
            .Select(group => new Part(name(group.First()), group.Sum(static one => one.LineCount), Sum(group.Select(static one => one.Cost), bill), Sum(group.Select(static one => one.Price), bill)))
            .OrderByDescending(static part => part.Price.Amount)
            .ThenBy(static part => part.Name.Caption, StringComparer.InvariantCultureIgnoreCase)];
        var shown = parts.Take(MostRows).ToList();
        if (parts.Length > MostRows)
            shown.Add(SumOf(new BreakdownName($"{formats.Number(parts.Length - MostRows)} more of smaller price", "", ""), parts[MostRows..], bill));
        var whole = new Part(new BreakdownName("Total", "", ""), bill.LineCount, bill.Cost, bill.Price);
        Part rest = whole.Less(SumOf(new BreakdownName("In no part", "", ""), parts, bill));
        if (!rest.IsNothing)
            shown.Add(rest);
        return new BreakdownView(by, [.. shown.Select(part => part.Row(formats))], whole.Row(formats));
    }

    private static Part SumOf(BreakdownName name, Part[] parts, CustomerBill bill) =>
        new(name, parts.Sum(static part => part.Lines), Sum(parts.Select(static part => part.Cost), bill), Sum(parts.Select(static part => part.Price), bill));

    private static Money Sum(IEnumerable<Money> amounts, CustomerBill bill) => amounts.Aggregate(Money.Zero(bill.Cost.Currency), static (sum, one) => sum + one);

    private sealed record Part(BreakdownName Name, int Lines, Money Cost, Money Price)
    {
        public bool IsNothing => Lines == 0 && Cost.Amount == 0m && Price.Amount == 0m;

        /// <summary>What of the whole is in no part.</summary>
        public Part Less(Part parts) => new(parts.Name, Lines - parts.Lines, Cost - parts.Cost, Price - parts.Price);

        public BreakdownRow Row(Formats formats) =>
            new(Name.Caption, Name.Detail, Name.Path, formats.Number(Lines), formats.Amount(Cost), formats.Amount(Price), formats.Amount(Price - Cost));
    }
}

/// <param name="Detail">Below the caption; empty for none.</param>
/// <param name="Path">Its lines; empty for none.</param>
internal sealed record BreakdownName(string Caption, string Detail, string Path);

internal sealed record BreakdownRow(string Caption, string Detail, string Path, string Lines, string Cost, string Price, string Margin);
