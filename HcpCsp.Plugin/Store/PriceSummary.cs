namespace HcpCsp.Plugin.Store;

/// <summary>What the customer pays for the lines of one (version, customer, currency), under one set of rules.</summary>
internal sealed record PriceSummary
{
    public required string VersionId { get; init; }

    public required string CustomerId { get; init; }

    public required string Currency { get; init; }

    /// <summary>Names the rules exactly: another rule, another fingerprint.</summary>
    public required string RulesFingerprint { get; init; }

    /// <summary>Sum of the rounded prices of the lines, before tax.</summary>
    public required decimal Price { get; init; }

    public required int PricedLines { get; init; }

    /// <summary>Lines that no rule covers: their price is their cost.</summary>
    public required int UnpricedLines { get; init; }

    /// <summary>Priced lines that a guard rail objects to.</summary>
    public int FlaggedLines { get; init; }

    /// <summary>Prices by family, product and subscription, in the order of the summary's buckets.</summary>
    public required IReadOnlyList<decimal> BucketPrices { get; init; }
}
