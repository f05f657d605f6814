namespace HcpCsp.TestHost.Simulator.Data;

/// <summary>One row of an invoice, or of what will be one.</summary>
internal sealed record InvoiceLine
{
    public required CustomerRecord Customer { get; init; }

    public required string CustomerName { get; init; }

    public required SubscriptionRecord Subscription { get; init; }

    public required string ChargeType { get; init; }

    public required DateTimeOffset OrderDate { get; init; }

    public required DateOnly ChargeStart { get; init; }

    /// <summary>Included.</summary>
    public required DateOnly ChargeEnd { get; init; }

    public required decimal UnitPrice { get; init; }

    public required decimal EffectiveUnitPrice { get; init; }

    public required decimal Quantity { get; init; }

    public decimal BillableQuantity => Quantity;

    public required string PricingCurrency { get; init; }

    public required decimal ExchangeRate { get; init; }

    public required decimal Subtotal { get; init; }

    public required decimal TaxTotal { get; init; }

    public decimal Total => Subtotal + TaxTotal;

    public string UnitType { get; init; } = "";

    public AzureMeter? Meter { get; init; }

    public string? PriceAdjustment { get; init; }

    /// <summary>The adjustment as Partner Center v1 has it: a list of sentences.</summary>
    public string? PriceAdjustmentInWords => (PriceAdjustment, Meter) switch
    {
        (null, _) => null,
        (_, not null) => """["15.0% Partner earned credit for services managed"]""",
        _ => $$"""["{{FormattableString.Invariant($"{Subscription.Discount * 100:0.0###}")}}% Promotion {{Subscription.PromotionId}}"]""",
    };

    public string? ReferenceId { get; init; }

    public string? CreditReason { get; init; }
}
