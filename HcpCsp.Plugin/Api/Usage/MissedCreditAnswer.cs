using System.ComponentModel;
using HcpCsp.Plugin.Billing.Usage.Months;

namespace HcpCsp.Plugin.Api.Usage;

/// <summary>Days on which a resource's use of a meter earned no partner-earned credit though it could have.</summary>
internal sealed record MissedCreditAnswer
{
    [Description("Id of the Azure subscription.")]
    public required string SubscriptionId { get; init; }

    public required string Subscription { get; init; }

    public required string ResourceGroup { get; init; }

    [Description("Address of the resource; empty for none.")]
    public required string Resource { get; init; }

    public required string Meter { get; init; }

    public required IReadOnlyList<DateOnly> Days { get; init; }

    [Description("ISO 4217 code of the amounts.")]
    public required string Currency { get; init; }

    [Description("Of these days, before tax.")]
    public required decimal Cost { get; init; }

    [Description("What the credit would have been; null where the data don't tell it exactly.")]
    public required decimal? Worth { get; init; }

    [Description("How it is known that it could have been earned.")]
    public required MissedBecause Because { get; init; }
}
