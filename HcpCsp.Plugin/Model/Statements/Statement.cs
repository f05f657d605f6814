namespace HcpCsp.Plugin.Model.Statements;

/// <summary>What one customer was told to pay for one document, as it was issued. Nothing of it ever changes but its state.</summary>
internal sealed record Statement
{
    public required string AccountId { get; init; }

    public required string InvoiceNumber { get; init; }

    public required string CustomerId { get; init; }

    /// <summary>From 1; the one before is superseded.</summary>
    public required int Version { get; init; }

    /// <summary>What the customer knows it by, the same for all versions.</summary>
    public required string Number { get; init; }

    /// <summary>As on the lines when it was issued.</summary>
    public required string CustomerName { get; init; }

    public required BillingPeriod Period { get; init; }

    /// <summary>Version of the document's lines that it was made from, which is kept as long as the statement.</summary>
    public required string DataVersionId { get; init; }

    public required FrozenRule Rule { get; init; }

    /// <summary>Names the rule and the arithmetic exactly.</summary>
    public required string RuleFingerprint { get; init; }

    /// <summary>Percent; null when none was set for the customer.</summary>
    public decimal? TaxRatePercent { get; init; }

    /// <summary>One per currency.</summary>
    public required IReadOnlyList<StatementBlock> Blocks { get; init; }

    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>User name.</summary>
    public required string IssuedBy { get; init; }

    public required IReadOnlyList<StatementFile> Files { get; init; }

    public StatementState State { get; init; }
}

internal enum StatementState
{
    Issued,

    /// <summary>A later version took its place.</summary>
    Superseded,
}

/// <summary>The figures of a statement in one currency.</summary>
/// <param name="LineCount">Microsoft's lines, and one for each fee.</param>
/// <param name="Price">Of the lines and the fees, before tax.</param>
/// <param name="Tax">On the price, rounded once; null when no rate was set.</param>
internal sealed record StatementBlock(int LineCount, Money Cost, Money Price, Money? Tax)
{
    /// <summary>What a plan charged beside the lines.</summary>
    public IReadOnlyList<StatementFee> Fees { get; init; } = [];

    public string Currency => Price.Currency;

    public Money Total => Tax is { } tax ? Price + tax : Price;
}

internal sealed record StatementFee(string Name, Money Amount);

/// <summary>A file as it went out.</summary>
/// <param name="Name">That it is downloaded under.</param>
/// <param name="StoredName">That it is kept under.</param>
/// <param name="Sha256">Lower-case hex.</param>
/// <param name="Rows">Line items in it.</param>
internal sealed record StatementFile(string Name, string StoredName, string Sha256, long Size, int Rows);

/// <summary>What a line was priced at when its statement was issued.</summary>
/// <param name="Position">Of the line in its data version.</param>
internal readonly record struct FrozenPrice(int Position, Money Price);

/// <summary>A statement about to be kept, with the price of each of its lines.</summary>
internal sealed record IssuedStatement(Statement Statement, IReadOnlyList<FrozenPrice> Prices);
