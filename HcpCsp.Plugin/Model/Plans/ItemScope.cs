using HcpCsp.Plugin.Model.Lines;

namespace HcpCsp.Plugin.Model.Plans;

/// <summary>Which lines an item is about: those that meet every criterion, by any of its values. A criterion without values asks nothing.</summary>
/// <remarks>Texts are compared whole, whatever their case.</remarks>
internal sealed record ItemScope
{
    public static readonly ItemScope Everything = new();

    public IReadOnlyList<ProductFamily> Families { get; init; } = [];

    public IReadOnlyList<string> ProductIds { get; init; } = [];

    public IReadOnlyList<string> SkuIds { get; init; } = [];

    /// <summary>Meter descriptions, or their categories: what stands before the first <c> - </c>.</summary>
    public IReadOnlyList<string> Meters { get; init; } = [];

    public IReadOnlyList<string> SubscriptionIds { get; init; } = [];

    /// <summary>Publishers' names. A line that names none is Microsoft's.</summary>
    public IReadOnlyList<string> Publishers { get; init; } = [];

    public IReadOnlyList<string> ChargeTypes { get; init; } = [];

    public bool IsEverything => Families.Count == 0 && Texts.All(static values => values.Count == 0);

    private IEnumerable<IReadOnlyList<string>> Texts => [ProductIds, SkuIds, Meters, SubscriptionIds, Publishers, ChargeTypes];
}
