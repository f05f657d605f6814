using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Reports.Sheets;

namespace HcpCsp.Plugin.Reports.Customer;

/// <summary>
/// All that a customer sees of a line: the allow-list. Nothing that tells our cost may be added: no cost, mark-up, margin, unit price,
/// discount, price adjustment, exchange rate, nor attributes that we don't know. <see cref="CustomerLeakScan"/> holds every file against it.
/// </summary>
internal static class CustomerLineColumns
{
    public const string Price = "Price";

    public static IReadOnlyList<SheetColumn<PricedLine>> All { get; } =
    [
        new TextSheetColumn<PricedLine>("Product", 36, static line => line.Line.ProductName),
        new TextSheetColumn<PricedLine>("SKU", 36, static line => line.Line.SkuName),
        new TextSheetColumn<PricedLine>("Meter", 44, static line => line.Line.MeterDescription),
        new TextSheetColumn<PricedLine>("Subscription", 28, static line => line.Line.SubscriptionDescription),
        new TextSheetColumn<PricedLine>("Subscription ID", 38, static line => line.Line.SubscriptionId),
        new TextSheetColumn<PricedLine>("Charge type", 15, static line => line.Line.ChargeType),
        new DateSheetColumn<PricedLine>("From", 12, static line => line.Line.ChargeStartDate),
        new DateSheetColumn<PricedLine>("To", 12, static line => line.Line.ChargeEndDate),
        new TextSheetColumn<PricedLine>("Term", 38, static line => line.Line.TermAndBillingCycle),
        // What is charged goes by the billable quantity where Microsoft gives one.
        new NumberSheetColumn<PricedLine>("Quantity", 12, CellLook.Number, static line => line.Line.BillableQuantity ?? line.Line.Quantity),
        new TextSheetColumn<PricedLine>("Unit", 14, static line => line.Line.UnitType),
        new NumberSheetColumn<PricedLine>(Price, 15, CellLook.Money, static line => line.Outcome.Price.Amount),
    ];

    /// <summary>The same for files without a cover that would name the currency.</summary>
    public static IReadOnlyList<SheetColumn<PricedLine>> AllWithCurrency { get; } =
        [.. All, new TextSheetColumn<PricedLine>("Currency", 10, static line => line.Outcome.Price.Currency)];
}
