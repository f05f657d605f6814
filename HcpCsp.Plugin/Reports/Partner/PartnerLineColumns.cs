using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Pricing;
using HcpCsp.Plugin.Reports.Sheets;

namespace HcpCsp.Plugin.Reports.Partner;

/// <summary>The columns of the partner's line sheet: those made for reading, then every other attribute as Microsoft sent it.</summary>
internal static class PartnerLineColumns
{
    public const string Cost = "Cost";
    public const string Tax = "Tax";
    public const string Total = "Total with tax";
    public const string Price = "Price";

    // Shown by the columns made for reading.
    private static readonly HashSet<string> Shown = new(StringComparer.Ordinal)
    {
        "CustomerId", "CustomerName", "ProductName", "SkuName", "MeterDescription", "SubscriptionId", "SubscriptionDescription", "ChargeType", "OrderDate",
        "ChargeStartDate", "ChargeEndDate", "TermAndBillingCycle", "Quantity", "BillableQuantity", "UnitPrice", "EffectiveUnitPrice",
        "PricingCurrency", "PCToBCExchangeRate", "Subtotal", "TaxTotal", "Total",
    };

    public static IReadOnlyList<SheetColumn<PricedLine>> All { get; } =
    [
        new NumberSheetColumn<PricedLine>("Position", 10, CellLook.Count, static line => line.Outcome is PricingOutcome.Fee ? null : line.Line.Position + 1),
        new TextSheetColumn<PricedLine>("Customer", 32, static line => line.Line.CustomerName),
        new TextSheetColumn<PricedLine>("Customer ID", 38, static line => CustomerId.Normalize(line.Line.CustomerId)),
        new TextSheetColumn<PricedLine>("Product", 44, static line => line.Line.ProductName),
        new TextSheetColumn<PricedLine>("SKU", 44, static line => line.Line.SkuName),
        new TextSheetColumn<PricedLine>("Meter", 44, static line => line.Line.MeterDescription),
        new TextSheetColumn<PricedLine>("Subscription ID", 38, static line => line.Line.SubscriptionId),
        new TextSheetColumn<PricedLine>("Subscription", 30, static line => line.Line.SubscriptionDescription),
        new TextSheetColumn<PricedLine>("Charge type", 15, static line => line.Line.ChargeType),
        new DateSheetColumn<PricedLine>("Order date", 12, static line => line.Line.OrderDate is { } moment ? DateOnly.FromDateTime(moment.UtcDateTime) : null),
        new DateSheetColumn<PricedLine>("Charge start", 12, static line => line.Line.ChargeStartDate),
        new DateSheetColumn<PricedLine>("Charge end", 12, static line => line.Line.ChargeEndDate),
        new TextSheetColumn<PricedLine>("Term and billing cycle", 38, static line => line.Line.TermAndBillingCycle),
        new NumberSheetColumn<PricedLine>("Quantity", 11, CellLook.Number, static line => line.Line.Quantity),
        new NumberSheetColumn<PricedLine>("Billable quantity", 14, CellLook.Number, static line => line.Line.BillableQuantity),
        new NumberSheetColumn<PricedLine>("Unit price", 16, CellLook.Number, static line => line.Line.UnitPrice),
        new NumberSheetColumn<PricedLine>("Effective unit price", 18, CellLook.Number, static line => line.Line.EffectiveUnitPrice),
        new TextSheetColumn<PricedLine>("Pricing currency", 10, static line => line.Line.PricingCurrency),
        new NumberSheetColumn<PricedLine>("Exchange rate", 13, CellLook.Number, static line => line.Line.PCToBCExchangeRate),
        new NumberSheetColumn<PricedLine>(Cost, 15, CellLook.Money, static line => line.Outcome is PricingOutcome.NoCost ? null : line.Outcome.Cost.Amount),
        new NumberSheetColumn<PricedLine>(Tax, 13, CellLook.Money, static line => line.Line.TaxTotal),
        new NumberSheetColumn<PricedLine>(Total, 15, CellLook.Money, static line => LineAmounts.FindTotal(line.Line)),
        new NumberSheetColumn<PricedLine>("Mark-up", 10, CellLook.Percent, static line => (line.Outcome as PricingOutcome.Priced)?.Percent),
        new NumberSheetColumn<PricedLine>(Price, 15, CellLook.Money, static line => line.Outcome.Price.Amount),
        new TextSheetColumn<PricedLine>("Price story", 44, static line => PriceStory.Short(line.Line, line.Outcome)),
        .. InvoiceLine.Schema.Columns.Where(column => !Shown.Contains(column.Name)).Select(AsSent),
        new TextSheetColumn<PricedLine>("Extra", 24, static line => line.Line.Extra) { IsRaw = true },
    ];

    private static SheetColumn<PricedLine> AsSent(LineColumn<InvoiceLine> column) => column switch
    {
        TextColumn<InvoiceLine> text => new TextSheetColumn<PricedLine>(text.Name, 18, line => text.Get(line.Line)) { IsRaw = true },
        NumberColumn<InvoiceLine> number => new NumberSheetColumn<PricedLine>(number.Name, 14, CellLook.Number, line => number.Get(line.Line)) { IsRaw = true },
        DateColumn<InvoiceLine> date => new DateSheetColumn<PricedLine>(date.Name, 14, line => date.Get(line.Line)) { IsRaw = true },
        MomentColumn<InvoiceLine> moment => new TextSheetColumn<PricedLine>(
            moment.Name, 20, line => moment.Get(line.Line)?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture)) { IsRaw = true },
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, "Not a column."),
    };
}
