using System.ComponentModel;

namespace HcpCsp.Plugin.Api.Own;

/// <summary>What a month costs a tenant in one currency.</summary>
internal sealed record OwnMonthAnswer
{
    [Description("Such as 2026-10.")]
    public required string Month { get; init; }

    [Description("ISO 4217 code.")]
    public required string Currency { get; init; }

    [Description("What is paid, before tax.")]
    public required decimal Price { get; init; }

    [Description("Whether the month isn't billed yet, so that its price may still change.")]
    public required bool MayChange { get; init; }
}
