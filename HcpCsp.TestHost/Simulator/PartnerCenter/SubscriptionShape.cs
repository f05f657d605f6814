using HcpCsp.TestHost.Simulator.Data;

namespace HcpCsp.TestHost.Simulator.PartnerCenter;

/// <summary>Writes a subscription as Partner Center does.</summary>
internal static class SubscriptionShape
{
    public static Subscription Of(CustomerRecord customer, SubscriptionRecord subscription, DateOnly today)
    {
        var product = subscription.Product;
        var month = BillingMonth.Of(today);
        var running = subscription.End is { } end && end < month ? end : month;
        var isPlan = product.Family == ProductFamily.AzurePlan;
        var termEnd = isPlan ? WireDates.Never : WireDates.Midnight(subscription.TermEnd(running));
        var status = StatusOf(subscription, month);
        return new Subscription
        {
            // Some ids come in upper case.
            Id = customer.UpperCaseOnLines ? subscription.Id.ToString().ToUpperInvariant() : subscription.Id.ToString(),
            OfferId = product.OfferId,
            OfferName = product.SkuName,
            FriendlyName = subscription.FriendlyName,
            ProductType = TypeOf(product.Family),
            Quantity = subscription.QuantityIn(running),
            UnitType = isPlan ? "Usage-based" : product.Family is ProductFamily.Reservation or ProductFamily.SavingsPlan ? "none" : "Licenses",
            CreationDate = WireDates.SevenDigits(new DateTimeOffset(subscription.StartDate, new TimeOnly(9, 31, 2), TimeSpan.Zero).AddTicks(1_184_722)),
            EffectiveStartDate = WireDates.Midnight(subscription.StartDate),
            CommitmentEndDate = subscription.AutoRenews || isPlan ? termEnd : product.Family == ProductFamily.Marketplace ? WireDates.Never : termEnd,
            CommitmentEndDateTime = isPlan ? null : WireDates.LastSecond(subscription.TermEnd(running)),
            CancellationAllowedUntilDate = isPlan ? null : WireDates.Midnight(subscription.TermStart(running).AddDays(7)),
            BillingCycleEndDate = subscription.Cycle == PaymentCycle.Monthly ? WireDates.Midnight(CycleEnd(subscription, running)) : null,
            Status = status,
            AutoRenewEnabled = subscription.AutoRenews,
            IsTrial = subscription.IsTrial,
            BillingType = isPlan ? "usage" : "license",
            BillingCycle = CycleName(subscription.Cycle),
            TermDuration = isPlan ? "" : TermName(subscription.TermMonths),
            ParentSubscriptionId = subscription.ParentId,
            HasPurchasableAddons = product.Family == ProductFamily.Seat && !subscription.IsTrial,
            BillingCycleEndDateTime = subscription.Cycle == PaymentCycle.Monthly ? WireDates.LastSecond(CycleEnd(subscription, running)) : null,
            PartnerId = ResellerOf(customer),
            MigratedFromSubscriptionId = subscription.MigratedFrom,
            NextChargeInstructions = NextCharge(subscription, running, status),
            RefundableQuantity = RefundableOf(subscription, running, status),
            RefundOptions = product.Family == ProductFamily.Seat && status is "active"
                ? [new RefundOption(subscription.Number % 2 == 0 ? "Full" : "Partial", WireDates.Midnight(subscription.TermStart(running).AddDays(7)))]
                : null,
            IsMicrosoftProduct = product.Family != ProductFamily.Marketplace,
            PublisherName = product.Publisher,
            PromotionId = subscription.PromotionId,
            ScheduledNextTermInstructions = NextTerm(subscription, running),
            Actions = status is "active" ? ["Edit", "Cancel"] : null,
            SuspensionReasons = status is "suspended" ? ["CustomerCancellation"] : null,
            OrderId = subscription.AlternateId,
            Links = Links(customer, subscription),
            Attributes = new Attributes("Subscription") { Etag = subscription.AlternateId },
        };
    }

    /// <summary>The reseller of record; empty where there is none.</summary>
    public static string ResellerOf(CustomerRecord customer) =>
        customer.Reseller is { } reseller ? reseller.MpnId.ToString(System.Globalization.CultureInfo.InvariantCulture) : "";

    private static DateOnly CycleEnd(SubscriptionRecord subscription, BillingMonth month) =>
        month.First.AddDays(subscription.StartDay - 1).AddMonths(1).AddDays(-1);

    /// <summary>Seats added within the term can be given back for seven days.</summary>
    private static RefundableQuantity? RefundableOf(SubscriptionRecord subscription, BillingMonth month, string status)
    {
        if (subscription.Product.Family != ProductFamily.Seat || status is not "active")
            return null;
        var quantity = subscription.QuantityIn(month);
        return new RefundableQuantity(quantity, [new RefundableDetail(quantity, WireDates.LastSecond(subscription.TermStart(month).AddDays(7)))]);
    }

    private static NextTermInstructions? NextCharge(SubscriptionRecord subscription, BillingMonth month, string status) =>
        subscription.Product.Family == ProductFamily.Seat && status is "active" ? Instructions(subscription, subscription.QuantityIn(month)) : null;

    private static NextTermInstructions Instructions(SubscriptionRecord subscription, int quantity)
    {
        var product = subscription.Product;
        return new NextTermInstructions(
            new NextTermProduct(
                product.ProductId, product.SkuId, product.AvailabilityId, CycleName(subscription.Cycle), TermName(subscription.TermMonths), subscription.PromotionId),
            quantity);
    }

    private static string StatusOf(SubscriptionRecord subscription, BillingMonth month)
    {
        if (subscription.End is { } end && end < month)
            return subscription.Event is SubscriptionEvent.Cancel or SubscriptionEvent.CancelImmediate ? "deleted" : "expired";
        if (subscription.IsTrial && month - subscription.Start > 0)
            return "expired";
        if (subscription.Start == month && subscription.StartDay > 26)
            return "pending";
        return subscription.IsSuspended ? "suspended" : subscription.Number % 40 == 39 ? "disabled" : "active";
    }

    private static NextTermInstructions? NextTerm(SubscriptionRecord subscription, BillingMonth month)
    {
        if (!subscription.ChangesAtRenewal)
            return null;
        var next = Instructions(subscription, Math.Max(1, subscription.QuantityIn(month) / 2));
        return subscription.Number % 2 == 0 ? next with { CustomTermEndDate = WireDates.LastSecond(subscription.TermEnd(month).AddMonths(6)) } : next;
    }

    private static ProductType TypeOf(ProductFamily family) => family switch
    {
        ProductFamily.Seat => new ProductType("OnlineServicesNCE", "OnlineServicesNCE") { SubType = new ProductType("SeatBased", "Seat based") },
        ProductFamily.Software => new ProductType("Software", "Software"),
        ProductFamily.Marketplace => new ProductType("SaaS", "SaaS"),
        _ => new ProductType("Azure", "Azure"),
    };

    private static string CycleName(PaymentCycle cycle) => cycle switch
    {
        PaymentCycle.Annual => "annual",
        PaymentCycle.Triennial => "triennial",
        PaymentCycle.OneTime => "one_time",
        _ => "monthly",
    };

    private static string TermName(int months) => months % 12 == 0
        ? FormattableString.Invariant($"P{months / 12}Y")
        : FormattableString.Invariant($"P{months}M");

    private static Dictionary<string, Link> Links(CustomerRecord customer, SubscriptionRecord subscription)
    {
        var product = $"/products/{subscription.Product.ProductId}";
        var sku = $"{product}/skus/{subscription.Product.SkuId}";
        return new Dictionary<string, Link>(StringComparer.Ordinal)
        {
            ["product"] = new($"{product}?country={customer.Country}"),
            ["sku"] = new($"{sku}?country={customer.Country}"),
            ["availability"] = new($"{sku}/availabilities/{subscription.Product.AvailabilityId}?country={customer.Country}"),
            ["self"] = new($"/customers/{customer.TenantId}/subscriptions/{subscription.Id}"),
        };
    }
}
