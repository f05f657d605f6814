using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;

namespace HcpCsp.Plugin.Reports.Csv;

/// <summary>One row of a FOCUS file: a line as one side is billed for it, or a tax.</summary>
/// <param name="Bill">Who bills whom, and by which document.</param>
/// <param name="Line">The line; for a customer's tax, one that says nothing but its currency.</param>
/// <param name="Category">FOCUS's ChargeCategory.</param>
/// <param name="Billed">What is billed, in the row's currency.</param>
internal sealed record FocusCharge(FocusBill Bill, PricedLine Line, string Category, decimal Billed)
{
    public const string Tax = "Tax";
    public const string Usage = "Usage";

    private const string Purchase = "Purchase";

    public bool IsTax => Category is Tax;

    public string Currency => Line.Outcome.Price.Currency;

    public ProductFamily Family { get; } = ProductFamilyClassifier.Classify(Line.Line);

    /// <summary>Null for taxes, and where Microsoft names none.</summary>
    public decimal? Quantity => IsTax ? null : Line.Line.BillableQuantity ?? Line.Line.Quantity;

    public DateOnly Start => Line.Line.ChargeStartDate ?? Bill.Period.Start;

    /// <summary>The first day after it: Microsoft's last day counts.</summary>
    public DateOnly End => Line.Line.ChargeEndDate is { } last ? last.AddDays(1) : Line.Line.ChargeStartDate is { } only ? only.AddDays(1) : Bill.Period.End;

    /// <summary>
    /// The price-list price of a unit in the billing currency; null where Microsoft doesn't tell, and where it contradicts the line: a unit
    /// price times the quantity must be the list cost (FOCUS 1.2, "List Unit Price").
    /// </summary>
    public decimal? ListUnitPrice
    {
        get
        {
            if (IsTax || Quantity is not { } quantity || Line.Line.UnitPrice is not { } price || price < 0m)
                return null;
            decimal? rate = Line.Line.PCToBCExchangeRate
                ?? (string.Equals(Line.Line.PricingCurrency, Currency, StringComparison.OrdinalIgnoreCase) ? 1m : null);
            return rate is { } known && Math.Sign(price * quantity) == Math.Sign(Billed) ? price * known : null;
        }
    }

    public decimal ListCost => ListUnitPrice is { } price ? price * Quantity.GetValueOrDefault() : Billed;

    /// <summary>What a line is billed for, by FOCUS's words.</summary>
    public static string CategoryOf(InvoiceLine line)
    {
        string charge = line.ChargeType ?? "";
        if (charge.Contains("credit", StringComparison.OrdinalIgnoreCase))
            return "Credit";
        if (charge.Contains("adjust", StringComparison.OrdinalIgnoreCase) || charge.Contains("rounding", StringComparison.OrdinalIgnoreCase))
            return "Adjustment";
        return ProductFamilyClassifier.Classify(line) is ProductFamily.AzurePlan ? Usage : Purchase;
    }

    public string Frequency => Category switch
    {
        Usage => "Usage-Based",
        _ when Family is ProductFamily.AzurePlan => "Usage-Based",
        _ when IsCyclic(Line.Line) => "Recurring",
        _ => "One-Time",
    };

    private static bool IsCyclic(InvoiceLine line) =>
        line.ChargeType is CustomerFee.ChargeType || line.ChargeType?.StartsWith("cycle", StringComparison.OrdinalIgnoreCase) == true
        || !string.IsNullOrWhiteSpace(line.BillingFrequency) && !line.BillingFrequency.Contains("one", StringComparison.OrdinalIgnoreCase);
}

/// <summary>Who bills whom.</summary>
/// <param name="Issuer">Microsoft, or the partner.</param>
/// <param name="InvoiceId">Microsoft's number, or the partner's own reference.</param>
/// <param name="IsCorrection">Whether the document corrects one of an earlier period.</param>
internal sealed record FocusBill(string Issuer, string InvoiceId, string AccountId, string AccountName, string AccountType, BillingPeriod Period, bool IsCorrection);
