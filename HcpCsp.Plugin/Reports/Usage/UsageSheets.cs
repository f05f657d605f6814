using HcpCsp.Plugin.Billing.Usage;
using HcpCsp.Plugin.Reports.Sheets;
using HcpCsp.Plugin.Reports.Sheets.Lines;

namespace HcpCsp.Plugin.Reports.Usage;

/// <summary>The sheets of usage in one currency: five ways of adding it up, and day by day.</summary>
internal sealed record UsageSheets
{
    public required string Currency { get; init; }

    /// <summary>Whether the workbook has others.</summary>
    public required bool IsOneOfMany { get; init; }

    public required UsageBreakdown Breakdown { get; init; }

    public required bool ForPartner { get; init; }

    /// <summary>Columns of the days.</summary>
    public required IReadOnlyList<SheetColumn<UsageEntry>> Columns { get; init; }

    /// <summary>The days of the currency, with what else belongs to the whole.</summary>
    public required Func<IEnumerable<UsageEntry>> Read { get; init; }

    public required int Count { get; init; }

    /// <summary>What all comes to, known apart from the rows.</summary>
    public required decimal Amount { get; init; }

    public required string About { get; init; }

    public required int MostSheetRows { get; init; }

    private string AmountHeader => ForPartner ? UsageColumns.Cost : UsageColumns.Price;

    /// <returns>The sheets of the days.</returns>
    public LineSheetSet Add(WorkbookDraft draft)
    {
        AddGroups(draft, UsageDimension.Subscription, "By subscription");
        AddGroups(draft, UsageDimension.ResourceGroup, "By resource group");
        AddGroups(draft, UsageDimension.Meter, "By meter");
        AddGroups(draft, UsageDimension.Tag, "By tag");
        AddGroups(draft, UsageDimension.Day, "By day");
        return LineSheetSet.Add(draft, new LineSheetRequest<UsageEntry>
        {
            Name = NameOf("Daily usage"),
            Title = "Daily usage",
            About = About,
            Unit = "row",
            TablePrefix = "DailyUsage",
            Currency = Currency,
            Columns = Columns,
            Read = Read,
            Count = Count,
            Sums = new Dictionary<string, decimal>(StringComparer.Ordinal) { [AmountHeader] = Amount },
            MostSheetRows = MostSheetRows,
        });
    }

    private void AddGroups(WorkbookDraft draft, UsageDimension dimension, string name)
    {
        IReadOnlyList<UsageGroup> groups = Breakdown.List(dimension, Currency);
        var sums = new Dictionary<string, decimal>(StringComparer.Ordinal);
        // A row with two tags stands under each name: all groups of one name come to the whole, and no sum over names means anything.
        if (dimension != UsageDimension.Tag)
            (sums[UsageColumns.Lines], sums[AmountHeader]) = (Breakdown.LinesIn(Currency), Amount);
        LineSheetSet.Add(draft, new LineSheetRequest<UsageGroup>
        {
            Name = NameOf(name),
            Title = $"Usage {char.ToLowerInvariant(name[0])}{name[1..]}",
            About = dimension == UsageDimension.Tag ? $"{About} · for each customer and tag, the rows come to the whole" : About,
            Unit = "row",
            TablePrefix = $"Usage{dimension}",
            Currency = Currency,
            Columns = UsageColumns.Of(dimension, ForPartner),
            Read = () => groups,
            Count = groups.Count,
            Sums = sums,
            MostSheetRows = MostSheetRows,
        });
    }

    private string NameOf(string name) => IsOneOfMany ? $"{name} {Currency}" : name;
}
