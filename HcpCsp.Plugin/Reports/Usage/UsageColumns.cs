using HcpCsp.Plugin.Billing.Usage;
using HcpCsp.Plugin.Reports.Sheets;

namespace HcpCsp.Plugin.Reports.Usage;

/// <summary>The columns of usage: added up, and day by day.</summary>
internal static class UsageColumns
{
    public const string Lines = "Rows";
    public const string Cost = "Cost";
    public const string Price = "Price";

    private static readonly IReadOnlyList<SheetColumn<UsageEntry>> Common =
    [
        new DateSheetColumn<UsageEntry>("Day", 12, static entry => entry.Day),
        new TextSheetColumn<UsageEntry>("Subscription", 28, static entry => entry.SubscriptionName),
        new TextSheetColumn<UsageEntry>("Subscription ID", 38, static entry => entry.SubscriptionId),
        new TextSheetColumn<UsageEntry>("Resource group", 24, static entry => entry.ResourceGroup),
        new TextSheetColumn<UsageEntry>("Resource", 40, static entry => entry.Line.ResourceUri),
        new TextSheetColumn<UsageEntry>("Meter category", 26, static entry => entry.Line.MeterCategory),
        new TextSheetColumn<UsageEntry>("Meter subcategory", 26, static entry => entry.Line.MeterSubCategory),
        new TextSheetColumn<UsageEntry>("Meter", 34, static entry => entry.Line.MeterName),
        new TextSheetColumn<UsageEntry>("Region", 14, static entry => entry.Line.MeterRegion),
        new TextSheetColumn<UsageEntry>("Tags", 40, static entry => entry.Line.Tags),
        new NumberSheetColumn<UsageEntry>("Quantity", 14, CellLook.Number, static entry => entry.Line.Quantity),
        new TextSheetColumn<UsageEntry>("Unit", 14, static entry => entry.Line.Unit ?? entry.Line.UnitType),
    ];

    /// <summary>All that a customer sees of its usage: the allow-list. Neither cost nor unit prices, credits, rates, nor attributes that we don't know.</summary>
    public static IReadOnlyList<SheetColumn<UsageEntry>> Customer { get; } =
        [.. Common, new NumberSheetColumn<UsageEntry>(Price, 15, CellLook.Money, static entry => entry.Amount?.Amount), Currency];

    /// <summary>The partner's, with cost as Microsoft states it and the partner-earned credit.</summary>
    public static IReadOnlyList<SheetColumn<UsageEntry>> Partner { get; } =
    [
        new TextSheetColumn<UsageEntry>("Customer", 32, static entry => entry.CustomerName),
        new TextSheetColumn<UsageEntry>("Customer ID", 38, static entry => entry.CustomerId),
        new TextSheetColumn<UsageEntry>("Document", 20, static entry => entry.Document),
        .. Common,
        new NumberSheetColumn<UsageEntry>("Unit price", 14, CellLook.Number, static entry => entry.Line.UnitPrice),
        new NumberSheetColumn<UsageEntry>("Effective unit price", 16, CellLook.Number, static entry => entry.Line.EffectiveUnitPrice),
        new TextSheetColumn<UsageEntry>("Pricing currency", 10, static entry => entry.Line.PricingCurrency),
        new NumberSheetColumn<UsageEntry>("Exchange rate", 13, CellLook.Number, static entry => entry.Line.PCToBCExchangeRate),
        new NumberSheetColumn<UsageEntry>("Partner-earned credit %", 13, CellLook.Percent, static entry => entry.Line.PartnerEarnedCreditPercentage),
        new TextSheetColumn<UsageEntry>("Benefit", 16, static entry => entry.Line.BenefitType),
        // Every digit that Microsoft states: daily figures aren't rounded.
        new NumberSheetColumn<UsageEntry>(Cost, 18, CellLook.Number, static entry => entry.Amount?.Amount),
        Currency,
    ];

    /// <summary>Of a way to add usage up; the amount last, under the name that says whose it is.</summary>
    public static IReadOnlyList<SheetColumn<UsageGroup>> Of(UsageDimension dimension, bool forPartner) =>
    [
        .. forPartner ? OfCustomers : [],
        .. TextsOf(dimension).Select(static (text, index) => new TextSheetColumn<UsageGroup>(text.Header, text.Width, group => group.Text(index))),
        .. dimension == UsageDimension.Meter ? [new NumberSheetColumn<UsageGroup>("Quantity", 16, CellLook.Number, static group => group.Quantity)] : Array.Empty<SheetColumn<UsageGroup>>(),
        new NumberSheetColumn<UsageGroup>(Lines, 12, CellLook.Count, static group => group.Lines),
        new NumberSheetColumn<UsageGroup>(forPartner ? Cost : Price, 18, CellLook.Money, static group => group.Amount),
    ];

    private static IReadOnlyList<SheetColumn<UsageGroup>> OfCustomers =>
    [
        new TextSheetColumn<UsageGroup>("Customer", 32, static group => group.CustomerName),
        new TextSheetColumn<UsageGroup>("Customer ID", 38, static group => group.CustomerId),
    ];

    private static TextSheetColumn<UsageEntry> Currency => new("Currency", 10, static entry => entry.Currency);

    private static IReadOnlyList<(string Header, double Width)> TextsOf(UsageDimension dimension) => dimension switch
    {
        UsageDimension.Subscription => [("Subscription ID", 50), ("Subscription", 36)],
        UsageDimension.ResourceGroup => [("Resource group", 50), ("Subscription ID", 40)],
        UsageDimension.Meter => [("Meter category", 50), ("Meter subcategory", 32), ("Meter", 36), ("Unit", 16)],
        UsageDimension.Tag => [("Tag", 32), ("Value", 48)],
        UsageDimension.Day => [("Day", 50)],
        _ => throw new ArgumentOutOfRangeException(nameof(dimension), dimension, "Not a dimension."),
    };
}
