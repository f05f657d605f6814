using System.Text.Json.Serialization;

namespace HcpCsp.Plugin.Billing.Plans;

/// <summary>A plan as a file holds it: what people set, without who saved it and when.</summary>
internal sealed record PlanFile
{
    public const string CurrentFormat = "hcp-csp-pricing-plan/1";

    public string Format { get; init; } = CurrentFormat;

    public required string Name { get; init; }

    public string? Description { get; init; }

    public required IReadOnlyList<PlanFileItem> Items { get; init; }

    public PlanFileRails? GuardRails { get; init; }
}

internal sealed record PlanFileItem
{
    public required string Name { get; init; }

    public required string Kind { get; init; }

    public decimal? Percent { get; init; }

    public string? Base { get; init; }

    public decimal? Amount { get; init; }

    public string? Currency { get; init; }

    public PlanFileScope? Scope { get; init; }

    public DateOnly? StartDate { get; init; }

    public DateOnly? EndDate { get; init; }

    public bool? StopHere { get; init; }
}

internal sealed record PlanFileScope
{
    public IReadOnlyList<string>? Families { get; init; }

    public IReadOnlyList<string>? ProductIds { get; init; }

    public IReadOnlyList<string>? SkuIds { get; init; }

    public IReadOnlyList<string>? Meters { get; init; }

    public IReadOnlyList<string>? SubscriptionIds { get; init; }

    public IReadOnlyList<string>? Publishers { get; init; }

    public IReadOnlyList<string>? ChargeTypes { get; init; }
}

internal sealed record PlanFileRails
{
    public PlanFileMargin? LeastMargin { get; init; }

    public PlanFileMargin? MostMargin { get; init; }

    public string? NeverAboveList { get; init; }

    public string? NeverBelowCost { get; init; }
}

internal sealed record PlanFileMargin(decimal Percent, string Action);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true)]
[JsonSerializable(typeof(PlanFile))]
internal sealed partial class PlanFileJsonContext : JsonSerializerContext;
