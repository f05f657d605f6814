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
        RawJson = document.GetText("raw"),
    };
}
