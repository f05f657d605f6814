namespace HcpCsp.TestHost.Simulator.Data;

/// <summary>Where a customer is still to be found.</summary>
internal enum CustomerKind
{
    Listed,

    /// <summary>Gone from the list since <see cref="CustomerRecord.Left"/>; still on older invoices.</summary>
    Leaving,

    /// <summary>Never listed; its charges still come.</summary>
    OnlyOnLines,

    /// <summary>Its lines have no customer id any more.</summary>
    Former,
}

/// <summary>One tenant that a partner resells to.</summary>
internal sealed record CustomerRecord
{
    public required int Number { get; init; }

    public required Guid TenantId { get; init; }

    public required Guid CommerceId { get; init; }

    public required string Name { get; init; }

    public required string Domain { get; init; }

    public required string Country { get; init; }

    public required string Currency { get; init; }

    public required decimal TaxRate { get; init; }

    public required CustomerKind Kind { get; init; }

    public required BillingMonth Joined { get; init; }

    /// <summary>The last month with charges.</summary>
    public BillingMonth? Left { get; init; }

    /// <summary>The name until the month before <see cref="Renamed"/>.</summary>
    public string? OldName { get; init; }

    public BillingMonth? Renamed { get; init; }

    public bool UpperCaseOnLines { get; init; }

    public bool HasAzure { get; init; }

    /// <summary>What each of its quantities is multiplied by.</summary>
    public int SeatsOfEach { get; init; } = 1;

    /// <summary>Nothing that it holds costs anything.</summary>
    public bool HoldsOnlyFree { get; init; }

    /// <summary>The indirect reseller between the partner and the customer.</summary>
    public IndirectReseller? Reseller { get; init; }

    /// <summary>The monthly spending that the partner wants to be warned at; null where there is no budget.</summary>
    public decimal? Budget => Number % 3 == 0 ? null : 50 + (Number * 37 % 400);

    /// <summary>As lines have it: 0 and -1 both mean none.</summary>
    public int ResellerMpnId => Reseller?.MpnId ?? (Number % 9 == 0 ? -1 : 0);

    public bool HasCharges(BillingMonth month) => month >= Joined && (Left is not { } left || month <= left);

    public bool IsListed(BillingMonth now) =>
        Kind is CustomerKind.Listed or CustomerKind.Leaving && now >= Joined && (Left is not { } left || now <= left);

    public string NameIn(BillingMonth month) => OldName is not null && Renamed is { } renamed && month < renamed ? OldName : Name;
}
