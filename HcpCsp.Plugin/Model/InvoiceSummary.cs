namespace HcpCsp.Plugin.Model;

/// <summary>What the partner owes Microsoft in one currency. Dates are null when there was no such event.</summary>
internal sealed record InvoiceSummary
{
    public required Money Balance { get; init; }

    public DateTimeOffset? AccountingDate { get; init; }

    public DateTimeOffset? FirstInvoiceAt { get; init; }

    public DateTimeOffset? LatestInvoiceAt { get; init; }

    public DateTimeOffset? LastPaymentAt { get; init; }

    public Money? LastPayment { get; init; }

    /// <summary>Recurring or OneTime for a part; empty for the whole.</summary>
    public string InvoiceType { get; init; } = "";

    /// <summary>The same by type of invoice.</summary>
    public IReadOnlyList<InvoiceSummary> Parts { get; init; } = [];
}
