using HcpCsp.Plugin.Model;
using LiteDB;

namespace HcpCsp.Plugin.Store.Documents;

internal static class SubscriptionDocument
{
    public static string Key(Subscription subscription) => Keys.Join(Keys.Part(subscription.CustomerId), Keys.Part(subscription.Id));

    public static BsonDocument From(Subscription subscription) => new()
    {
        ["_id"] = Key(subscription),
        ["id"] = subscription.Id,
        ["customer"] = subscription.CustomerId,
        ["name"] = subscription.Name,
        ["offerId"] = subscription.OfferId,
        ["offerName"] = subscription.OfferName,
        ["productType"] = subscription.ProductType,
        ["quantity"] = subscription.Quantity,
        ["unitType"] = subscription.UnitType,
        ["status"] = subscription.Status,
        ["autoRenew"] = subscription.AutoRenew,
        ["trial"] = subscription.IsTrial,
        ["billingCycle"] = subscription.BillingCycle,
        ["term"] = subscription.Term,
        ["effectiveStart"] = BsonFields.Date(subscription.EffectiveStart),
        ["commitmentEnd"] = BsonFields.Date(subscription.CommitmentEnd),
        ["nextTerm"] = subscription.NextTerm,
        ["parentId"] = subscription.ParentId,
        ["orderId"] = subscription.OrderId,
        ["createdAt"] = BsonFields.Moment(subscription.CreatedAt),
        ["entitlementId"] = subscription.EntitlementId,
        ["billingType"] = subscription.BillingType,
        ["renewalTerm"] = subscription.RenewalTerm,
        ["promotionId"] = subscription.PromotionId,
        ["publisher"] = subscription.Publisher,
        ["mpnId"] = subscription.ResellerMpnId,
        ["migratedFrom"] = subscription.MigratedFromId,
        ["nextCharge"] = subscription.NextCharge,
        ["suspensionReasons"] = subscription.SuspensionReasons,
        ["actions"] = subscription.Actions,
        ["consumptionType"] = subscription.ConsumptionType,
        ["contractType"] = subscription.ContractType,
        ["hasAddons"] = subscription.HasPurchasableAddons,
        ["attentionNeeded"] = subscription.AttentionNeeded,
        ["actionTaken"] = subscription.ActionTaken,
        ["cancellableUntil"] = BsonFields.Moment(subscription.CancellationAllowedUntil),
        ["billingCycleEnd"] = BsonFields.Date(subscription.BillingCycleEnd),
        ["microsoftProduct"] = subscription.IsMicrosoftProduct is { } isMicrosoft ? new BsonValue(isMicrosoft) : BsonValue.Null,
        ["refundableQuantity"] = BsonFields.Number(subscription.RefundableQuantity),
        ["refundOptions"] = subscription.RefundOptions.Count > 0 ? BsonFields.List(subscription.RefundOptions, From) : BsonValue.Null,
        ["raw"] = subscription.RawJson,
    };

    public static Subscription Read(BsonDocument document) => new()
    {
        Id = document.GetText("id"),
        CustomerId = document.GetText("customer"),
        Name = document.GetText("name"),
        OfferId = document.GetText("offerId"),
        OfferName = document.GetText("offerName"),
        ProductType = document.GetText("productType"),
        Quantity = document["quantity"].AsInt32,
        UnitType = document.GetText("unitType"),
        Status = document.GetText("status"),
        AutoRenew = document["autoRenew"].AsBoolean,
        IsTrial = document["trial"].AsBoolean,
        BillingCycle = document.GetText("billingCycle"),
        Term = document.GetText("term"),
        EffectiveStart = document.FindDate("effectiveStart"),
        CommitmentEnd = document.FindDate("commitmentEnd"),
        NextTerm = document.GetText("nextTerm"),
        ParentId = document.GetText("parentId"),
        OrderId = document.GetText("orderId"),
        CreatedAt = document.FindMoment("createdAt"),
        // Documents of an earlier version lack what follows.
        EntitlementId = document.GetText("entitlementId"),
        BillingType = document.GetText("billingType"),
        RenewalTerm = document.GetText("renewalTerm"),
        PromotionId = document.GetText("promotionId"),
        Publisher = document.GetText("publisher"),
        ResellerMpnId = document.GetText("mpnId"),
        MigratedFromId = document.GetText("migratedFrom"),
        NextCharge = document.GetText("nextCharge"),
        SuspensionReasons = document.GetText("suspensionReasons"),
        Actions = document.GetText("actions"),
        ConsumptionType = document.GetText("consumptionType"),
        ContractType = document.GetText("contractType"),
        HasPurchasableAddons = document["hasAddons"] is { IsBoolean: true, AsBoolean: true },
        AttentionNeeded = document["attentionNeeded"] is { IsBoolean: true, AsBoolean: true },
        ActionTaken = document["actionTaken"] is { IsBoolean: true, AsBoolean: true },
        CancellationAllowedUntil = document.FindMoment("cancellableUntil"),
        BillingCycleEnd = document.FindDate("billingCycleEnd"),
        IsMicrosoftProduct = document["microsoftProduct"] is { IsBoolean: true } isMicrosoft ? isMicrosoft.AsBoolean : null,
        RefundableQuantity = (int?)document.FindNumber("refundableQuantity"),
        RefundOptions = document.GetList("refundOptions", option => new RefundOption(option.GetText("type"), option.FindMoment("expiresAt"))),
        RawJson = document.GetText("raw"),
    };

    private static BsonDocument From(RefundOption option) => new() { ["type"] = option.Type, ["expiresAt"] = BsonFields.Moment(option.ExpiresAt) };
}
