using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Billing.Statements;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Pages.Views;

namespace HcpCsp.Plugin.Pages.Statements;

/// <summary>What a statement differs in from today: the data's part and the rules' part.</summary>
internal sealed record DifferenceView(bool IsNone, IReadOnlyList<DifferenceRow> Currencies, string TaxRate, IReadOnlyList<LineDifferenceRow> Lines, PagerView Pager, string MoreLines)
{
    private const int PageSize = 50;

    public static DifferenceView For(StatementDifference difference, PageRequest request, Formats formats)
    {
        var paging = Paging.Read(request, PageSize).Within(difference.Lines.Count);
        string path = CspPaths.Statement(difference.Statement);
        return new DifferenceView(
            difference.IsNone,
            [.. difference.Currencies.Select(one => DifferenceRow.For(one, formats))],
            difference.TaxRatePercent == difference.Statement.TaxRatePercent ? "" : $"The tax rate was {Rate(difference.Statement.TaxRatePercent, formats)}, and is {Rate(difference.TaxRatePercent, formats)}.",
            [.. difference.Lines.Skip(paging.Skip).Take(PageSize).Select(line => LineDifferenceRow.For(line, formats))],
            paging.View(difference.Lines.Count, "lines that differ", formats, page => CspPaths.With(path, ("page", page)) + "#lines"),
            difference.LineCount > difference.Lines.Count ? formats.Number(difference.LineCount - difference.Lines.Count) : "");
    }

    private static string Rate(decimal? percent, Formats formats) => percent is { } rate ? formats.Percent(rate) : "none";
}

/// <summary>Prices before tax in one currency.</summary>
internal sealed record DifferenceRow(string Currency, string Issued, string OfData, string OfRules, string Total, string Today, string Tax)
{
    public static DifferenceRow For(CurrencyDifference difference, Formats formats) => new(
        difference.Figures.Issued.Currency,
        formats.Amount(difference.Figures.Issued),
        formats.Amount(difference.Figures.OfData),
        formats.Amount(difference.Figures.OfRules),
        formats.Amount(difference.Figures.Total),
        formats.Amount(difference.Figures.Today),
        formats.Amount(difference.Tax));
}

/// <summary>A line that differs, or some about the same thing.</summary>
internal sealed record LineDifferenceRow(string Kind, string Product, string Detail, string Charge, string Issued, string OfData, string OfRules, string Today)
{
    public static LineDifferenceRow For(LineDifference line, Formats formats) => new(
        KindOf(line),
        line.Line.ProductName ?? "",
        string.Join(" · ", new[] { line.Line.SkuName, line.Line.SubscriptionDescription, line.Line.MeterDescription, line.Line.SubscriptionId }
            .Where(text => !string.IsNullOrEmpty(text) && !string.Equals(text, line.Line.ProductName, StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal)),
        ChargeOf(line, formats),
        formats.Money(line.Figures.Issued),
        formats.Money(line.Figures.OfData),
        formats.Money(line.Figures.OfRules),
        formats.Money(line.Figures.Today));

    private static string KindOf(LineDifference line) => (line.IssuedCount, line.TodayCount) switch
    {
        (0, 1) => "New",
        (0, var many) => $"{many} new",
        (1, 0) => "Gone",
        (var many, 0) => $"{many} gone",
        (1, 1) => "Changed",
        var (before, after) when before == after => $"{after} changed",
        var (before, after) => $"{before}, now {after}",
    };

    private static string ChargeOf(LineDifference line, Formats formats)
    {
        string? days = line.Line.ChargeStartDate is { } start && line.Line.ChargeEndDate is { } end ? $"{formats.Date(start)} – {formats.Date(end)}" : null;
        return string.Join(" · ", new[] { line.Line.ChargeType, days }.Where(text => !string.IsNullOrEmpty(text)));
    }
}
