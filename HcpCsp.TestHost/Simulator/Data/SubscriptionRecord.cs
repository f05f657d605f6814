namespace HcpCsp.TestHost.Simulator.Data;

/// <summary>How a subscription is paid.</summary>
internal enum PaymentCycle
{
    Monthly,
    Annual,
    Triennial,
    OneTime,
    Metered,
}

/// <summary>What happens once in a subscription's life.</summary>
internal enum SubscriptionEvent
{
    None,
    AddQuantity,
    RemoveQuantity,
    Convert,
    Cancel,
    CancelImmediate,
}

/// <summary>One Azure subscription under an Azure plan.</summary>
internal sealed record AzureEntitlement(Guid Id, string Name, string Status);

/// <summary>What a customer holds.</summary>
internal sealed record SubscriptionRecord
{
    public required int Number { get; init; }

    public required Guid Id { get; init; }

    public required string OrderId { get; init; }

    public required CatalogProduct Product { get; init; }

    public required string FriendlyName { get; init; }

    /// <summary>Before <see cref="EventMonth"/>.</summary>
    public required int Quantity { get; init; }

    public required PaymentCycle Cycle { get; init; }

    /// <summary>Months of a term; 0 for an Azure plan.</summary>
    public required int TermMonths { get; init; }

    public required BillingMonth Start { get; init; }

    /// <summary>Day of the month on which cycles begin, 1 to 28.</summary>
    public required int StartDay { get; init; }

    /// <summary>The last month with charges; null while it runs.</summary>
    public BillingMonth? End { get; init; }

    public SubscriptionEvent Event { get; init; }

    public BillingMonth EventMonth { get; init; }

    public int QuantityAfterEvent { get; init; }

    /// <summary>Off the list price: 0 to 1.</summary>
    public decimal Discount { get; init; }

    public string? PromotionId { get; init; }

    public string? ReservationOrderId { get; init; }

    /// <summary>The subscription that this one is an add-on of.</summary>
    public Guid? ParentId { get; init; }

    public bool IsTrial { get; init; }

    public bool IsSuspended { get; init; }

    public bool AutoRenews { get; init; }

    public bool ChangesAtRenewal { get; init; }

    public IReadOnlyList<AzureEntitlement> Entitlements { get; init; } = [];

    public DateOnly StartDate => Start.First.AddDays(StartDay - 1);

    /// <summary>Its id before it was moved to new commerce.</summary>
    public string? MigratedFrom => Product.Family == ProductFamily.Seat && Number % 7 == 3 ? SeededRandom.For(0, OrderId).Guid().ToString() : null;

    public string AlternateId => OrderId[..12];

    /// <summary>Free text of invoice lines.</summary>
    public string TermAndCycle => (TermMonths, Cycle) switch
    {
        (0, _) => "",
        (1, _) => "One-Month commitment for monthly/yearly billing",
        (_, PaymentCycle.OneTime) => "One-time",
        (12, _) => "One-Year commitment for monthly/yearly billing",
        _ => "Three-3 Years commitment for monthly/3 Years/yearly billing",
    };

    public string BillingFrequency => Cycle switch
    {
        PaymentCycle.Annual => "Annual",
        PaymentCycle.Triennial => "Triennial",
        PaymentCycle.OneTime => "OneTime",
        PaymentCycle.Metered => "",
        _ => "Monthly",
    };

    /// <summary>The start of the term that runs in a month.</summary>
    public DateOnly TermStart(BillingMonth month)
    {
        if (TermMonths == 0)
            return StartDate;
        var since = Math.Max(0, month - Start);
        return StartDate.AddMonths(since - (since % TermMonths));
    }

    public DateOnly TermEnd(BillingMonth month) => TermStart(month).AddMonths(TermMonths).AddDays(-1);

    public int QuantityIn(BillingMonth month) =>
        Event is not SubscriptionEvent.None && month >= EventMonth ? QuantityAfterEvent : Quantity;
}
