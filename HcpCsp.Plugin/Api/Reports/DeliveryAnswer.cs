using System.ComponentModel;
using HcpCsp.Plugin.Model.Reports;

namespace HcpCsp.Plugin.Api.Reports;

/// <summary>One mail of a run.</summary>
internal sealed record DeliveryAnswer
{
    public required string Id { get; init; }

    public required DeliveryState State { get; init; }

    [Description("Mail address; empty when none is known.")]
    public required string Address { get; init; }

    [Description("Tenant id of the customer it goes to; null when it goes to others.")]
    public required string? CustomerId { get; init; }

    public required string Customer { get; init; }

    [Description("Ids of the run's files that it brings.")]
    public required IReadOnlyList<string> Files { get; init; }

    [Description("Why it failed; empty when it didn't.")]
    public required string Reason { get; init; }

    public required int Attempts { get; init; }

    public required DateTimeOffset? NextAttemptAt { get; init; }

    public required DateTimeOffset? SentAt { get; init; }

    public static DeliveryAnswer Of(ReportDelivery delivery) => new()
    {
        Id = delivery.Id,
        State = delivery.State,
        Address = delivery.Address,
        CustomerId = delivery.CustomerId,
        Customer = delivery.CustomerName,
        Files = delivery.FileIds,
        Reason = delivery.Reason,
        Attempts = delivery.Attempts,
        NextAttemptAt = delivery.NextAttemptAt,
        SentAt = delivery.SentAt,
    };
}
