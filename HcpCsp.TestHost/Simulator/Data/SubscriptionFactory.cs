namespace HcpCsp.TestHost.Simulator.Data;

/// <summary>Makes what a customer holds, from the customer alone.</summary>
internal sealed class SubscriptionFactory(long seed, int partner, ScaleFigures figures, BillingMonth anchor)
{
    public IReadOnlyList<SubscriptionRecord> Of(CustomerRecord customer)
    {
        var draw = SeededRandom.For(seed, "subscriptions", partner, customer.Number);
        var count = customer.Kind == CustomerKind.Former
            ? 2
            : draw.Between(Math.Max(1, figures.SubscriptionsPerCustomer / 2), figures.SubscriptionsPerCustomer + (figures.SubscriptionsPerCustomer / 2));
        var subscriptions = new List<SubscriptionRecord>(count);
        if (customer.HasAzure)
            subscriptions.Add(AzurePlan(customer, draw));
        while (subscriptions.Count < count)
            subscriptions.Add(WithParent(Drawn(customer, subscriptions, draw), subscriptions));
        return [.. subscriptions.Select(subscription => Sized(customer, subscription))];
    }

    private static SubscriptionRecord Sized(CustomerRecord customer, SubscriptionRecord subscription) => subscription with
    {
        Product = customer.HoldsOnlyFree ? SeatCatalog.Free : subscription.Product,
        Quantity = subscription.Quantity * customer.SeatsOfEach,
        QuantityAfterEvent = subscription.QuantityAfterEvent * customer.SeatsOfEach,
    };

    /// <summary>Some seats are an add-on of others.</summary>
    private static SubscriptionRecord WithParent(SubscriptionRecord subscription, List<SubscriptionRecord> earlier)
    {
        var parent = earlier.Find(other => other is { Product.Family: ProductFamily.Seat, IsTrial: false });
        return subscription is { Product.Family: ProductFamily.Seat, IsTrial: false } && subscription.Number % 6 == 5 && parent is not null
            ? subscription with { ParentId = parent.Id }
            : subscription;
    }

    private static SubscriptionRecord AzurePlan(CustomerRecord customer, SeededRandom draw)
    {
        var entitlements = new List<AzureEntitlement>();
        var count = draw.Between(1, 3);
        for (var index = 0; index < count; index++)
        {
            var name = index == 0 ? "Azure subscription 1" : index == 1 ? "Production" : "Dev & Test";
            entitlements.Add(new AzureEntitlement(draw.Guid(), name, draw.Percent(92) ? "active" : "disabled"));
        }

        return Base(0, customer, SeatCatalog.AzurePlan, draw) with
        {
            Cycle = PaymentCycle.Metered,
            TermMonths = 0,
            Quantity = 1,
            QuantityAfterEvent = 1,
            Start = customer.Joined,
            Entitlements = entitlements,
            AutoRenews = true,
        };
    }

    private SubscriptionRecord Drawn(CustomerRecord customer, List<SubscriptionRecord> earlier, SeededRandom draw)
    {
        var number = earlier.Count;
        var kind = draw.Below(100);
        var subscription = kind switch
        {
            < 30 => Seat(number, customer, draw, PaymentCycle.Monthly, 12),
            < 55 => Seat(number, customer, draw, PaymentCycle.Monthly, 1),
            < 64 => Seat(number, customer, draw, PaymentCycle.Annual, 12),
            < 68 => Seat(number, customer, draw, PaymentCycle.Monthly, 36),
            < 70 => Seat(number, customer, draw, PaymentCycle.Triennial, 36),
            < 75 => Reserved(number, customer, draw, SeatCatalog.Reservations),
            < 78 => Reserved(number, customer, draw, SeatCatalog.SavingsPlans),
            < 83 => OneTime(number, customer, draw),
            < 89 => Base(number, customer, draw.Pick(SeatCatalog.Marketplace), draw) with { TermMonths = 1, Quantity = draw.Between(1, 40) },
            < 93 => Base(number, customer, SeatCatalog.Trial, draw) with { TermMonths = 1, Quantity = 25, IsTrial = true, Cycle = PaymentCycle.OneTime },
            < 96 => Base(number, customer, SeatCatalog.Free, draw) with { TermMonths = 12, Quantity = draw.Between(1, 500) },
            _ => Twin(number, customer, earlier, draw),
        };
        return WithEnding(WithEvent(subscription, draw), draw);
    }

    private static SubscriptionRecord Base(int number, CustomerRecord customer, CatalogProduct product, SeededRandom draw)
    {
        var name = draw.Percent(10) ? $"{product.SkuName} ({customer.Country})" : product.SkuName;
        return new SubscriptionRecord
        {
            Number = number,
            Id = draw.Guid(),
            OrderId = draw.Hex(16),
            Product = product,
            FriendlyName = name,
            Quantity = 1,
            Cycle = PaymentCycle.Monthly,
            TermMonths = 1,
            Start = customer.Joined.Plus(draw.Percent(60) ? 0 : draw.Below(30)),
            StartDay = draw.Between(1, 28),
            AutoRenews = draw.Percent(80),
        };
    }

    private static SubscriptionRecord Seat(int number, CustomerRecord customer, SeededRandom draw, PaymentCycle cycle, int term)
    {
        var discount = draw.Percent(20) ? draw.Fraction(3) / (draw.Between(3, 7) * 1m) : 0m;
        var product = draw.Pick(SeatCatalog.Seats);
        return Base(number, customer, product, draw) with
        {
            Cycle = cycle,
            TermMonths = term,
            Quantity = draw.Percent(70) ? draw.Between(1, 40) : draw.Between(41, 400),
            Discount = discount,
            PromotionId = discount > 0 ? $"{product.ProductId}:{product.SkuId}:39NFJQT1Q5KK" : null,
            ChangesAtRenewal = term >= 12 && draw.Percent(8),
        };
    }

    private static SubscriptionRecord Reserved(int number, CustomerRecord customer, SeededRandom draw, IReadOnlyList<CatalogProduct> products) =>
        Base(number, customer, draw.Pick(products), draw) with
        {
            TermMonths = draw.Percent(60) ? 12 : 36,
            Quantity = draw.Between(1, 8),
            ReservationOrderId = draw.Guid().ToString(),
        };

    private SubscriptionRecord OneTime(int number, CustomerRecord customer, SeededRandom draw)
    {
        var subscription = Base(number, customer, draw.Pick(SeatCatalog.Software), draw);
        var bought = anchor.Plus(-12 + draw.Below(24));
        return subscription with
        {
            Cycle = PaymentCycle.OneTime,
            TermMonths = 36,
            Quantity = draw.Between(1, 16),
            Start = bought < customer.Joined ? customer.Joined : bought,
        };
    }

    /// <summary>A second subscription of a SKU that the customer holds already.</summary>
    private static SubscriptionRecord Twin(int number, CustomerRecord customer, List<SubscriptionRecord> earlier, SeededRandom draw)
    {
        var other = earlier.Find(subscription => subscription.Product.Family == ProductFamily.Seat && !subscription.IsTrial);
        return other is null
            ? Seat(number, customer, draw, PaymentCycle.Monthly, 12)
            : Base(number, customer, other.Product, draw) with { TermMonths = 12, Quantity = draw.Between(1, 20) };
    }

    private SubscriptionRecord WithEvent(SubscriptionRecord subscription, SeededRandom draw)
    {
        var month = anchor.Plus(-12 + draw.Below(24));
        var kind = draw.Below(100);
        if (subscription.Product.Family != ProductFamily.Seat || subscription.Product.Dollars == 0 || subscription.Cycle != PaymentCycle.Monthly
            || month <= subscription.Start)
        {
            return subscription;
        }

        var what = kind switch
        {
            < 40 => SubscriptionEvent.AddQuantity,
            < 65 => SubscriptionEvent.RemoveQuantity,
            < 75 => SubscriptionEvent.Convert,
            < 85 => SubscriptionEvent.Cancel,
            < 90 => SubscriptionEvent.CancelImmediate,
            _ => SubscriptionEvent.None,
        };
        var changed = subscription with
        {
            Event = what,
            EventMonth = month,
            QuantityAfterEvent = what switch
            {
                SubscriptionEvent.AddQuantity => subscription.Quantity + draw.Between(1, 25),
                SubscriptionEvent.RemoveQuantity => Math.Max(1, subscription.Quantity - draw.Between(1, 10)),
                _ => subscription.Quantity,
            },
        };
        return what is SubscriptionEvent.Cancel or SubscriptionEvent.CancelImmediate ? changed with { End = month } : changed;
    }

    private SubscriptionRecord WithEnding(SubscriptionRecord subscription, SeededRandom draw)
    {
        var month = anchor.Plus(-12 + draw.Below(24));
        var ends = draw.Below(100);
        if (subscription.End is not null || subscription.Cycle == PaymentCycle.OneTime || month <= subscription.Start)
            return subscription;
        return ends switch
        {
            < 6 => subscription with { End = month, AutoRenews = false, Event = SubscriptionEvent.None },
            < 9 => subscription with { IsSuspended = true },
            _ => subscription,
        };
    }
}
