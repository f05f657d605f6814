namespace HcpCsp.Plugin.Model.Lines;

/// <summary>What the lines of one (document version, customer) come to, so that lists and dashboards open no segment.</summary>
internal sealed record LineSummary
{
    public required string VersionId { get; init; }

    /// <summary>Normal form, or <see cref="Model.CustomerId.Unassigned"/>.</summary>
    public required string CustomerId { get; init; }

    /// <summary>Name on the lines: of the invoice's time, not today's.</summary>
    public required string CustomerName { get; init; }

    public required string Currency { get; init; }

    public required int LineCount { get; init; }

    /// <summary>Before tax: our cost.</summary>
    public required decimal Subtotal { get; init; }

    public required decimal Tax { get; init; }

    /// <summary>With tax, as Microsoft summed each line.</summary>
    public required decimal Total { get; init; }

    public IReadOnlyList<SummaryBucket> Buckets { get; init; } = [];
}

/// <summary>A part of a summary: equal in all of its keys.</summary>
internal sealed record SummaryBucket
{
    public required ProductFamily Family { get; init; }

    public required string ProductName { get; init; }

    public required string SubscriptionId { get; init; }

    public required string ChargeType { get; init; }

    public required int LineCount { get; init; }

    public required decimal Subtotal { get; init; }
}

/// <summary>What the usage lines of one (document version, customer) come to.</summary>
internal sealed record UsageSummary
{
    public required string VersionId { get; init; }

    public required string CustomerId { get; init; }

    public required string Currency { get; init; }

    public required int LineCount { get; init; }

    /// <summary>Before tax, unrounded daily figures summed.</summary>
    public required decimal Cost { get; init; }

    public IReadOnlyList<UsageBucket> Buckets { get; init; } = [];
}

internal sealed record UsageBucket(string SubscriptionId, string ResourceGroup, string MeterCategory, int LineCount, decimal Cost);
