using CsCheck;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Model.Plans;
using HcpCsp.Plugin.Tests.Builders;

namespace HcpCsp.Plugin.Tests.Pricing;

/// <summary>Random lines and plans over few values, so that scopes often meet lines and rounding often meets a half.</summary>
internal static class RandomPlans
{
    private static readonly string[] ProductIds = ["CFQ7TTC0LH18", "DZH318Z0BPS6", "DG7GMGF0FKX9", "MPN00000001"];
    private static readonly string[] Meters = ["Bandwidth - Data Transfer In (GB) - Zone 2", "Bandwidth - Out", "Storage - LRS", "Virtual Machines"];
    private static readonly string[] Charges = ["new", "cycleFee", "removeQuantity"];
    private static readonly string[] Publishers = ["Microsoft", "Contoso Software", "Fabrikam Data"];
    private static readonly string[] Currencies = ["USD", "JPY", "KWD"];

    private static readonly Gen<decimal> Percent = Gen.Int[-2000, 6000].Select(value => value / 100m);

    /// <summary>Costs from zero up; halves of a cent and whole amounts come often.</summary>
    private static readonly Gen<decimal> Cost = Gen.OneOf(
        Gen.Int[0, 50].Select(value => value / 100m),
        Gen.Int[0, 1_000_000].Select(value => value / 1000m),
        Gen.Int[0, 5000].Select(value => (decimal)value));

    /// <summary>A line that charges; <see cref="Credit"/> makes its reversal.</summary>
    public static readonly Gen<InvoiceLine> Line =
        from cost in Cost
        from texts in Gen.Select(AnyOf(ProductIds), AnyOf("0001", "0002", "0003"), AnyOf([.. Meters, null]), AnyOf("sub-1", "sub-2", "SUB-3"))
        from charge in AnyOf(Charges)
        from publisher in AnyOf([.. Publishers, null, ""])
        from currency in AnyOf(Currencies)
        from unit in Gen.Int[0, 9].Select(Gen.Int[0, 99999], static (missing, value) => missing == 0 ? (decimal?)null : value / 1000m)
        from quantity in Gen.Int[0, 9].Select(Gen.Int[0, 500], static (missing, value) => missing == 0 ? (decimal?)null : value / 10m)
        from rate in AnyOf<decimal?>(1m, 0.91237m, 106.56m, null)
        from names in AnyOf("Microsoft 365", "Reserved VM Instance", "Compute savings plan")
        select new InvoiceLine
        {
            InvoiceNumber = "G1", CustomerId = "a", CustomerName = "A", ProductId = texts.Item1, SkuId = texts.Item2, MeterDescription = texts.Item3, SubscriptionId = texts.Item4,
            ChargeType = charge, PublisherName = publisher, ProductName = names, Currency = currency, PricingCurrency = "USD", UnitPrice = unit,
            BillableQuantity = quantity, PCToBCExchangeRate = rate, Subtotal = cost, TaxTotal = 0m, Total = cost,
        };

    public static readonly Gen<ItemScope> Scope =
        from families in Some([ProductFamily.Seat, ProductFamily.AzurePlan, ProductFamily.Reservation, ProductFamily.SavingsPlan, ProductFamily.Software, ProductFamily.Marketplace, ProductFamily.Other])
        from products in Some(ProductIds)
        from skus in Some(["0001", "0002", "0003"])
        from meters in Some([.. Meters, "bandwidth", "Storage"])
        from subscriptions in Some(["SUB-1", "sub-2"])
        from publishers in Some(Publishers)
        from charges in Some(["NEW", "cyclefee"])
        select new ItemScope
        {
            Families = families, ProductIds = products, SkuIds = skus, Meters = meters, SubscriptionIds = subscriptions, Publishers = publishers, ChargeTypes = charges,
        };

    private static readonly Gen<PriceBase> Base = AnyOf(PriceBase.Running, PriceBase.Cost, PriceBase.List);

    private static readonly Gen<Money> Amount = Gen.Select(Gen.Int[0, 20000], AnyOf(Currencies), static (value, currency) => new Money(value / 1000m, currency));

    private static readonly Gen<PriceAdjustment> Adjustment = Gen.OneOf<PriceAdjustment>(
        Gen.Select(Percent, Base, static PriceAdjustment (percent, of) => new PriceAdjustment.MarkUp(percent, of)),
        Gen.Select(Percent, Base, static PriceAdjustment (percent, of) => new PriceAdjustment.Margin(percent, of)),
        Gen.Int[0, 5000].Select(static PriceAdjustment (value) => new PriceAdjustment.ListDiscount(value / 100m)),
        Amount.Select(static PriceAdjustment (amount) => new PriceAdjustment.UnitPrice(amount)),
        Amount.Select(static PriceAdjustment (amount) => new PriceAdjustment.AmountPerUnit(amount)));

    private static readonly Gen<DateOnly?> Day = Gen.Int[0, 5].Select(static month => month < 3 ? (DateOnly?)null : new DateOnly(2026, 5 + month, 1));

    public static readonly Gen<PlanItem> Item =
        from adjustment in Adjustment
        from scope in Gen.Int[0, 2].SelectMany(static all => all == 0 ? Gen.Const(ItemScope.Everything) : Scope)
        from start in Day
        from end in Day
        from stop in Gen.Int[0, 4]
        select new PlanItem { Name = "item", Adjustment = adjustment, Scope = scope, StartDate = start, EndDate = end, StopHere = stop == 0 };

    private static readonly Gen<RailAction?> Action = AnyOf<RailAction?>(null, RailAction.Flag, RailAction.Clamp);

    private static readonly Gen<GuardRails> Rails =
        from least in Gen.Select(Action, Gen.Int[-10, 20], static (action, percent) => action is { } given ? new MarginRail(percent, given) : null)
        from most in Gen.Select(Action, Gen.Int[20, 60], static (action, percent) => action is { } given ? new MarginRail(percent, given) : null)
        from list in Action
        from cost in Action
        select new GuardRails { LeastMargin = least, MostMargin = most, NeverAboveList = list, NeverBelowCost = cost };

    public static readonly Gen<PricingPlan> Plan =
        from items in Item.Array[0, 6]
        from rails in Gen.Int[0, 1].SelectMany(static none => none == 0 ? Gen.Const(GuardRails.None) : Rails)
        select PlanBuilders.APlan(items) with { GuardRails = rails };

    /// <summary>Microsoft Discount where the document is a legacy one.</summary>
    public static readonly Gen<decimal?> Discount = AnyOf<decimal?>(null, null, 15m, 33.3m);

    /// <summary>The reversal of a line, as Microsoft writes it: with the quantity's sign turned or not. A line of zero has no other sign than its quantity's.</summary>
    public static InvoiceLine Credit(InvoiceLine line, bool turnQuantity)
    {
        InvoiceLine credit = Copy(line);
        (credit.Subtotal, credit.Total) = (-line.Subtotal, -line.Total);
        if (turnQuantity || line.Subtotal == 0m)
            credit.BillableQuantity = -line.BillableQuantity;
        return credit;
    }

    public static InvoiceLine Copy(InvoiceLine line)
    {
        var copy = new InvoiceLine();
        foreach (LineColumn<InvoiceLine> column in InvoiceLine.Schema.Columns)
        {
            switch (column)
            {
                case TextColumn<InvoiceLine> text: text.Set(copy, text.Get(line)); break;
                case NumberColumn<InvoiceLine> number: number.Set(copy, number.Get(line)); break;
                case DateColumn<InvoiceLine> date: date.Set(copy, date.Get(line)); break;
                case MomentColumn<InvoiceLine> moment: moment.Set(copy, moment.Get(line)); break;
            }
        }

        return copy;
    }

    private static Gen<T> AnyOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    // Mostly none, so that several criteria together still meet lines.
    private static Gen<T[]> Some<T>(T[] values) => Gen.Int[0, 3].SelectMany(pick => pick > 0 ? Gen.Const(Array.Empty<T>()) : AnyOf(values).Array[1, 3].Select(static some => some.Distinct().ToArray()));
}
