using System.Text.Json;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Model.Plans;

namespace HcpCsp.Plugin.Billing.Plans;

/// <summary>Writes a plan as JSON that <see cref="PlanFileReader"/> reads back exactly.</summary>
internal static class PlanFileWriter
{
    public static string Write(PricingPlan plan) => JsonSerializer.Serialize(FileOf(plan), PlanFileJsonContext.Default.PlanFile);

    public static PlanFile FileOf(PricingPlan plan) => new()
    {
        Name = plan.Name,
        Description = plan.Description.Length > 0 ? plan.Description : null,
        Items = [.. plan.Items.Select(ItemOf)],
        GuardRails = plan.GuardRails == GuardRails.None ? null : RailsOf(plan.GuardRails),
    };

    /// <summary>The word for a value of an enum: <c>azurePlan</c>.</summary>
    public static string Word<TEnum>(TEnum value)
        where TEnum : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static PlanFileItem ItemOf(PlanItem item)
    {
        var bare = new PlanFileItem
        {
            Name = item.Name,
            Kind = "",
            Scope = item.Scope.IsEverything ? null : ScopeOf(item.Scope),
            StartDate = item.StartDate,
            EndDate = item.EndDate,
            StopHere = item.StopHere ? true : null,
        };
        return item.Adjustment switch
        {
            PriceAdjustment.MarkUp markUp => bare with { Kind = "markUp", Percent = markUp.Percent, Base = Word(markUp.Base) },
            PriceAdjustment.Margin margin => bare with { Kind = "margin", Percent = margin.Percent, Base = Word(margin.Base) },
            PriceAdjustment.ListDiscount discount => bare with { Kind = "listDiscount", Percent = discount.Percent },
            PriceAdjustment.UnitPrice unit => bare with { Kind = "unitPrice", Amount = unit.Amount.Amount, Currency = unit.Amount.Currency },
            PriceAdjustment.AmountPerUnit unit => bare with { Kind = "amountPerUnit", Amount = unit.Amount.Amount, Currency = unit.Amount.Currency },
            PriceAdjustment.MonthlyFee fee => bare with { Kind = "monthlyFee", Amount = fee.Amount.Amount, Currency = fee.Amount.Currency },
            _ => throw new ArgumentOutOfRangeException(nameof(item), item.Adjustment, "Not an adjustment."),
        };
    }

    private static PlanFileScope ScopeOf(ItemScope scope) => new()
    {
        Families = scope.Families.Count == 0 ? null : [.. scope.Families.Select(Word<ProductFamily>)],
        ProductIds = NullIfNone(scope.ProductIds),
        SkuIds = NullIfNone(scope.SkuIds),
        Meters = NullIfNone(scope.Meters),
        SubscriptionIds = NullIfNone(scope.SubscriptionIds),
        Publishers = NullIfNone(scope.Publishers),
        ChargeTypes = NullIfNone(scope.ChargeTypes),
    };

    private static PlanFileRails RailsOf(GuardRails rails) => new()
    {
        LeastMargin = MarginOf(rails.LeastMargin),
        MostMargin = MarginOf(rails.MostMargin),
        NeverAboveList = rails.NeverAboveList is { } above ? Word(above) : null,
        NeverBelowCost = rails.NeverBelowCost is { } below ? Word(below) : null,
    };

    private static PlanFileMargin? MarginOf(MarginRail? rail) => rail is null ? null : new PlanFileMargin(rail.Percent, Word(rail.Action));

    private static IReadOnlyList<string>? NullIfNone(IReadOnlyList<string> values) => values.Count == 0 ? null : values;
}
