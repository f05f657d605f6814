namespace HcpCsp.Plugin.Model;

/// <summary>The Budget Settings of one customer.</summary>
internal sealed record CustomerSettings
{
    public required string AccountId { get; init; }

    public required string CustomerId { get; init; }

    /// <summary>Percent on cost; null when the account's default applies. 0 is a decision: price equals cost.</summary>
    public decimal? MarkupPercent { get; init; }

    /// <summary>Percent; null when none is set.</summary>
    public decimal? TaxRatePercent { get; init; }

    /// <summary>Null when nobody watches what the customer spends.</summary>
    public MonthlyBudget? Budget { get; init; }

    /// <summary>Addresses that reports for the customer are mailed to; empty for none.</summary>
    public IReadOnlyList<string> ReportRecipients { get; init; } = [];

    /// <summary>Percentages that were replaced, oldest first. The store keeps them: what is given with a save counts for nothing.</summary>
    public IReadOnlyList<FormerMarkup> FormerMarkups { get; init; } = [];

    /// <summary>Rises with every save, so that the second of two editors is told.</summary>
    public int Version { get; init; }
}
