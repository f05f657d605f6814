namespace HcpCsp.TestHost.Simulator.Data;

/// <summary>What a document is, in Microsoft's words.</summary>
internal enum DocumentType
{
    Invoice,
    VoidNote,
    AdjustmentNote,
}

/// <summary>One bill of a partner: one currency, one month.</summary>
internal sealed record InvoiceDocument
{
    public required string Id { get; init; }

    public required DocumentType Type { get; init; }

    public required BillingMonth Month { get; init; }

    public required Market Market { get; init; }

    public required DateTimeOffset Date { get; init; }

    public required decimal PaidShare { get; init; }

    /// <summary>The document that replaces this voided one.</summary>
    public InvoiceDocument? Amendment { get; init; }

    public string? AmendsOf { get; init; }

    /// <summary>2 once Microsoft has restated the lines of a document that was out already.</summary>
    public int DataVersion { get; init; } = 1;

    public LineScope Scope => LineScope.Closed(Month, Type == DocumentType.AdjustmentNote ? 1 : 0) with { IsRestated = DataVersion > 1 };
}

/// <summary>What the lines of a document come to.</summary>
internal sealed record DocumentTotals(decimal Total, int Lines);
