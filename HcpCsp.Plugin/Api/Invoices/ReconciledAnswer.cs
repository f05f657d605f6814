using System.ComponentModel;

namespace HcpCsp.Plugin.Api.Invoices;

/// <summary>One subscription against a month's lines.</summary>
internal sealed record ReconciledAnswer
{
    [Description("Tenant id of the customer.")]
    public required string CustomerId { get; init; }

    [Description("Name of the customer.")]
    public required string Customer { get; init; }

    [Description("Id of the subscription.")]
    public required string Subscription { get; init; }

    [Description("Name of the subscription.")]
    public required string Name { get; init; }

    public required ReconciledWord Outcome { get; init; }

    [Description("Why it isn't compared; empty when it is.")]
    public required string Reason { get; init; }

    [Description("Seats that are billed.")]
    public required decimal Billed { get; init; }

    [Description("Seats that the subscription has; null when there is none, or it isn't compared.")]
    public required decimal? Held { get; init; }
}

internal enum ReconciledWord
{
    Matched,
    MissingSubscription,
    MissingLine,
    Different,
    NotCompared,
}
