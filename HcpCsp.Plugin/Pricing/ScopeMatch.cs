using System.Collections.Frozen;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Model.Plans;

namespace HcpCsp.Plugin.Pricing;

/// <summary>A scope made ready for many lines.</summary>
internal sealed class ScopeMatch(ItemScope scope)
{
    private const string MeterSeparator = " - ";
    private const string OurPublisher = "Microsoft";

    private readonly int families = scope.Families.Aggregate(0, static (mask, family) => mask | 1 << (int)family);
    private readonly FrozenSet<string>? productIds = SetOf(scope.ProductIds);
    private readonly FrozenSet<string>? skuIds = SetOf(scope.SkuIds);
    private readonly FrozenSet<string>? meters = SetOf(scope.Meters);
    private readonly FrozenSet<string>? subscriptionIds = SetOf(scope.SubscriptionIds);
    private readonly FrozenSet<string>? publishers = SetOf(scope.Publishers);
    private readonly FrozenSet<string>? chargeTypes = SetOf(scope.ChargeTypes);

    public bool Covers(InvoiceLine line) =>
        Has(productIds, line.ProductId)
        && Has(skuIds, line.SkuId)
        && Has(subscriptionIds, line.SubscriptionId)
        && Has(chargeTypes, line.ChargeType)
        && Has(publishers, string.IsNullOrWhiteSpace(line.PublisherName) ? OurPublisher : line.PublisherName)
        && HasMeter(line.MeterDescription)
        // Last, since it looks at many texts.
        && (families == 0 || (families & 1 << (int)ProductFamilyClassifier.Classify(line)) != 0);

    private static FrozenSet<string>? SetOf(IReadOnlyList<string> values) =>
        values.Count == 0 ? null : values.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static bool Has(FrozenSet<string>? values, string? value) => values is null || (value is not null && values.Contains(value));

    private bool HasMeter(string? description)
    {
        if (meters is null)
            return true;
        if (description is null)
            return false;
        if (meters.Contains(description))
            return true;
        int end = description.IndexOf(MeterSeparator, StringComparison.Ordinal);
        return end > 0 && meters.GetAlternateLookup<ReadOnlySpan<char>>().Contains(description.AsSpan(0, end));
    }
}
