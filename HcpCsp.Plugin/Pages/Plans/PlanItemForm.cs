using System.Globalization;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Billing.Plans;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Model.Plans;

namespace HcpCsp.Plugin.Pages.Plans;

/// <summary>One item of a draft as typed. Fields that its kind doesn't have are kept, and count for nothing.</summary>
internal sealed record PlanItemForm
{
    public const string MarkUp = "markUp";
    public const string Margin = "margin";
    public const string ListDiscount = "listDiscount";
    public const string UnitPrice = "unitPrice";
    public const string AmountPerUnit = "amountPerUnit";
    public const string MonthlyFee = "monthlyFee";

    public static PlanItemForm Blank => new();

    public static IReadOnlyList<string> Kinds { get; } = [MarkUp, Margin, ListDiscount, UnitPrice, AmountPerUnit, MonthlyFee];

    /// <summary>The criteria that are texts, one value per line, by the names they have in a plan's file.</summary>
    public static IReadOnlyList<(string Name, string Caption)> Criteria { get; } =
    [
        ("productIds", "Product IDs"), ("skuIds", "SKU IDs"), ("meters", "Meters or meter categories"),
        ("subscriptionIds", "Subscription IDs"), ("publishers", "Publishers"), ("chargeTypes", "Charge types"),
    ];

    public string Name { get; init; } = "";

    public string Kind { get; init; } = MarkUp;

    public string Percent { get; init; } = "";

    public string Base { get; init; } = "";

    public string Amount { get; init; } = "";

    public string Currency { get; init; } = "";

    /// <summary>The chosen families' words.</summary>
    public IReadOnlyList<string> Families { get; init; } = [];

    /// <summary>What stands in the fields of <see cref="Criteria"/>, in their order.</summary>
    public IReadOnlyList<string> Texts { get; init; } = [.. Criteria.Select(static _ => "")];

    public string Start { get; init; } = "";

    public string End { get; init; } = "";

    public bool StopHere { get; init; }

    /// <summary>Name of an item's field in the form.</summary>
    public static string Field(int index, string name) => string.Create(CultureInfo.InvariantCulture, $"item{index}.{name}");

    public static PlanItemForm Read(PageRequest request, int index)
    {
        return new PlanItemForm
        {
            Name = Typed("name"),
            Kind = Kinds.Contains(Typed("kind"), StringComparer.Ordinal) ? Typed("kind") : MarkUp,
            Percent = Typed("percent"),
            Base = Typed("base"),
            Amount = Typed("amount"),
            Currency = Typed("currency"),
            Families = request.Form.GetValueOrDefault(Field(index, "families")) ?? [],
            Texts = [.. Criteria.Select(one => Typed(one.Name))],
            Start = Typed("startDate"),
            End = Typed("endDate"),
            StopHere = Typed("stopHere").Length > 0,
        };

        string Typed(string name) => request.FindForm(Field(index, name)) ?? "";
    }

    public static PlanItemForm From(PlanItem item, CultureInfo culture)
    {
        var formats = new Formats(culture);
        ItemScope scope = item.Scope;
        var bare = new PlanItemForm
        {
            Name = item.Name,
            Kind = KindOf(item.Adjustment),
            Families = [.. scope.Families.Select(PlanFileWriter.Word)],
            Texts = [.. new[] { scope.ProductIds, scope.SkuIds, scope.Meters, scope.SubscriptionIds, scope.Publishers, scope.ChargeTypes }.Select(static values => string.Join('\n', values))],
            Start = PlanEntries.Text(item.StartDate, culture),
            End = PlanEntries.Text(item.EndDate, culture),
            StopHere = item.StopHere,
        };
        return item.Adjustment switch
        {
            PriceAdjustment.MarkUp markUp => bare with { Percent = formats.Input(markUp.Percent), Base = PlanFileWriter.Word(markUp.Base) },
            PriceAdjustment.Margin margin => bare with { Percent = formats.Input(margin.Percent), Base = PlanFileWriter.Word(margin.Base) },
            PriceAdjustment.ListDiscount discount => bare with { Percent = formats.Input(discount.Percent) },
            PriceAdjustment.UnitPrice unit => bare with { Amount = formats.Input(unit.Amount.Amount), Currency = unit.Amount.Currency },
            PriceAdjustment.AmountPerUnit unit => bare with { Amount = formats.Input(unit.Amount.Amount), Currency = unit.Amount.Currency },
            PriceAdjustment.MonthlyFee fee => bare with { Amount = formats.Input(fee.Amount.Amount), Currency = fee.Amount.Currency },
            _ => bare,
        };
    }

    public static string KindOf(PriceAdjustment adjustment) => adjustment switch
    {
        PriceAdjustment.MarkUp => MarkUp,
        PriceAdjustment.Margin => Margin,
        PriceAdjustment.ListDiscount => ListDiscount,
        PriceAdjustment.UnitPrice => UnitPrice,
        PriceAdjustment.AmountPerUnit => AmountPerUnit,
        PriceAdjustment.MonthlyFee => MonthlyFee,
        _ => throw new ArgumentOutOfRangeException(nameof(adjustment), adjustment, "Not an adjustment."),
    };

    /// <param name="entries">Takes what can't be read.</param>
    /// <param name="path">Of the item, as in a plan's file.</param>
    public PlanItem ToItem(PlanEntries entries, string path) => new()
    {
        Name = Name,
        Adjustment = AdjustmentOf(entries, path),
        Scope = new ItemScope
        {
            Families = [.. Enum.GetValues<ProductFamily>().Where(family => Families.Contains(PlanFileWriter.Word(family), StringComparer.Ordinal))],
            ProductIds = Lines(0),
            SkuIds = Lines(1),
            Meters = Lines(2),
            SubscriptionIds = Lines(3),
            Publishers = Lines(4),
            ChargeTypes = Lines(5),
        },
        StartDate = entries.Date(Start, path + ".startDate"),
        EndDate = entries.Date(End, path + ".endDate"),
        StopHere = StopHere,
    };

    private PriceAdjustment AdjustmentOf(PlanEntries entries, string path)
    {
        return Kind switch
        {
            Margin => new PriceAdjustment.Margin(Percentage(), BaseOf()),
            ListDiscount => new PriceAdjustment.ListDiscount(Percentage()),
            UnitPrice => new PriceAdjustment.UnitPrice(Money()),
            AmountPerUnit => new PriceAdjustment.AmountPerUnit(Money()),
            MonthlyFee => new PriceAdjustment.MonthlyFee(Money()),
            _ => new PriceAdjustment.MarkUp(Percentage(), BaseOf()),
        };

        decimal Percentage() => entries.Percent(Percent, path + ".percent");

        Money Money() => new(entries.Amount(Amount, path + ".amount"), Currency.ToUpperInvariant());
    }

    private PriceBase BaseOf() => Enum.GetValues<PriceBase>().FirstOrDefault(one => string.Equals(PlanFileWriter.Word(one), Base, StringComparison.Ordinal));

    private string[] Lines(int criterion) => Texts[criterion].Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
