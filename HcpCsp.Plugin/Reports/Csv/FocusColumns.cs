using System.Globalization;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Pricing;
using HcpCsp.Plugin.Reports.Sheets;

namespace HcpCsp.Plugin.Reports.Csv;

/// <summary>The columns of FOCUS 1.2 that billing lines can fill, in both projections.</summary>
/// <remarks>
/// The customer's are an allow-list: no list or contracted unit price, no exchange rate, nothing of ours. Its list, contracted and effective
/// cost are its billed cost, as FOCUS asks for where there is no such price.
/// </remarks>
internal static class FocusColumns
{
    public const string BilledCost = "BilledCost";

    private const string Microsoft = "Microsoft";

    /// <summary>What Microsoft bills the partner, with the customer's price beside it.</summary>
    public static IReadOnlyList<SheetColumn<FocusCharge>> Partner { get; } =
    [
        .. Common(static charge => charge.ListCost),
        Number("ContractedUnitPrice", static charge => charge.ListUnitPrice),
        Number("ListUnitPrice", static charge => charge.ListUnitPrice),
        Text("PricingCurrency", static charge => charge.IsTax ? null : charge.Line.Line.PricingCurrency),
        Text("SkuPriceId", static charge => charge.IsTax ? null : Join(charge.Line.Line.ProductId, charge.Line.Line.SkuId, charge.Line.Line.AvailabilityId)),
        Text("x_CustomerId", static charge => charge.Line.Line.CustomerId),
        Text("x_CustomerName", static charge => charge.Line.Line.CustomerName),
        Number("x_CustomerPrice", static charge => charge.IsTax ? null : charge.Line.Outcome.Price.Amount),
        Number("x_Margin", static charge => charge.IsTax ? null : charge.Line.Outcome.Price.Amount - charge.Billed),
        Text("x_PricingRule", static charge => charge.IsTax ? null : PriceStory.Short(charge.Line.Line, charge.Line.Outcome)),
    ];

    /// <summary>What the partner bills the customer.</summary>
    public static IReadOnlyList<SheetColumn<FocusCharge>> Customer { get; } = [.. Common(static charge => charge.Billed)];

    private static IEnumerable<SheetColumn<FocusCharge>> Common(Func<FocusCharge, decimal?> listCost) =>
    [
        Number(BilledCost, static charge => charge.Billed),
        Text("BillingAccountId", static charge => charge.Bill.AccountId),
        Text("BillingAccountName", static charge => charge.Bill.AccountName),
        Text("BillingAccountType", static charge => charge.Bill.AccountType),
        Text("BillingCurrency", static charge => charge.Currency),
        Text("BillingPeriodEnd", static charge => Moment(charge.Bill.Period.End)),
        Text("BillingPeriodStart", static charge => Moment(charge.Bill.Period.Start)),
        Text("ChargeCategory", static charge => charge.Category),
        Text("ChargeClass", static charge => charge.Bill.IsCorrection ? "Correction" : null),
        Text("ChargeDescription", DescriptionOf),
        Text("ChargeFrequency", static charge => charge.Frequency),
        Text("ChargePeriodEnd", static charge => Moment(charge.End)),
        Text("ChargePeriodStart", static charge => Moment(charge.Start)),
        Text("CommitmentDiscountCategory", static charge => charge.Family switch { ProductFamily.Reservation => "Usage", ProductFamily.SavingsPlan => "Spend", _ => null }),
        Text("CommitmentDiscountId", static charge => charge.Family is ProductFamily.Reservation or ProductFamily.SavingsPlan ? charge.Line.Line.ReservationOrderId : null),
        Text("CommitmentDiscountType", static charge => charge.Family switch { ProductFamily.Reservation => "Reservation", ProductFamily.SavingsPlan => "Savings plan", _ => null }),
        Number("ConsumedQuantity", static charge => charge.Category is FocusCharge.Usage ? charge.Quantity : null),
        Text("ConsumedUnit", static charge => charge.Category is FocusCharge.Usage ? charge.Line.Line.UnitType : null),
        Number("ContractedCost", listCost),
        Number("EffectiveCost", static charge => charge.Billed),
        Text("InvoiceId", static charge => charge.Bill.InvoiceId),
        Text("InvoiceIssuerName", static charge => charge.Bill.Issuer),
        Number("ListCost", listCost),
        Text("PricingCategory", static charge => charge.IsTax ? null : charge.Family is ProductFamily.Reservation or ProductFamily.SavingsPlan ? "Committed" : "Standard"),
        Number("PricingQuantity", static charge => charge.Quantity),
        Text("PricingUnit", static charge => charge.IsTax ? null : charge.Line.Line.UnitType),
        Text("ProviderName", static _ => Microsoft),
        Text("PublisherName", static charge => string.IsNullOrWhiteSpace(charge.Line.Line.PublisherName) ? Microsoft : charge.Line.Line.PublisherName),
        Text("ServiceCategory", static charge => charge.Family is ProductFamily.Seat or ProductFamily.Software ? "Business Applications" : "Other"),
        Text("ServiceName", static charge => SummaryKey.Of(charge.Line.Line).ProductName),
        Text("SkuId", static charge => charge.IsTax ? null : Join(charge.Line.Line.ProductId, charge.Line.Line.SkuId)),
        Text("SkuMeter", static charge => charge.IsTax ? null : charge.Line.Line.MeterDescription),
        Text("SubAccountId", static charge => charge.Line.Line.SubscriptionId),
        Text("SubAccountName", static charge => charge.Line.Line.SubscriptionDescription),
        Text("SubAccountType", static charge => string.IsNullOrEmpty(charge.Line.Line.SubscriptionId) ? null : "Subscription"),
        Text("x_ChargeType", static charge => charge.Line.Line.ChargeType),
    ];

    private static string DescriptionOf(FocusCharge charge)
    {
        InvoiceLine line = charge.Line.Line;
        string what = string.Join(" · ", new[] { SummaryKey.Of(line).ProductName, line.MeterDescription, line.ChargeType }.Where(static text => !string.IsNullOrWhiteSpace(text)));
        return charge.IsTax ? $"Tax on {what}" : what;
    }

    // Without an id there is none: half a one would name another SKU.
    private static string? Join(params string?[] parts) => parts.Any(string.IsNullOrWhiteSpace) ? null : string.Join(':', parts);

    private static string Moment(DateOnly day) => day.ToString("yyyy-MM-dd'T00:00:00Z'", CultureInfo.InvariantCulture);

    private static TextSheetColumn<FocusCharge> Text(string name, Func<FocusCharge, string?> get) => new(name, 20, get);

    private static NumberSheetColumn<FocusCharge> Number(string name, Func<FocusCharge, decimal?> get) => new(name, 16, CellLook.Number, get);
}
