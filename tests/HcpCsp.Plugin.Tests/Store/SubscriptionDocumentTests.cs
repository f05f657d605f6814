using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Store.Documents;
using LiteDB;

namespace HcpCsp.Plugin.Tests.Store;

public sealed class SubscriptionDocumentTests
{
    private static readonly Subscription Full = new()
    {
        Id = "s1", CustomerId = "c1", Name = "Seats", EntitlementId = "e1", BillingType = "license", RenewalTerm = "P1Y",
        CancellationAllowedUntil = new DateTimeOffset(2026, 1, 21, 23, 59, 0, TimeSpan.Zero), BillingCycleEnd = new DateOnly(2026, 2, 13),
        PromotionId = "p1", Publisher = "Contoso", IsMicrosoftProduct = false, ResellerMpnId = "1234567", MigratedFromId = "m1",
        NextCharge = "Is charged next as 3.", SuspensionReasons = "PaymentOverdue", Actions = "Edit", ConsumptionType = "overage", ContractType = "subscription",
        HasPurchasableAddons = true, AttentionNeeded = true, ActionTaken = true, RefundableQuantity = 4,
    };

    [Fact]
    public void Read_WhatWasWritten_IsTheSame() => SubscriptionDocument.Read(SubscriptionDocument.From(Full)).ShouldBe(Full);

    [Fact]
    public void Read_RefundOptions_AreKept()
    {
        RefundOption[] options = [new("Full", new DateTimeOffset(2026, 1, 15, 0, 0, 0, TimeSpan.Zero)), new("Partial", null)];

        SubscriptionDocument.Read(SubscriptionDocument.From(Full with { RefundOptions = options })).RefundOptions.ShouldBe(options);
    }

    [Fact]
    public void Read_DocumentOfTheFirstVersion_LeavesTheRestEmpty()
    {
        BsonDocument document = SubscriptionDocument.From(Full);
        string[] first =
        [
            "_id", "id", "customer", "name", "offerId", "offerName", "productType", "quantity", "unitType", "status", "autoRenew", "trial", "billingCycle", "term",
            "effectiveStart", "commitmentEnd", "nextTerm", "parentId", "orderId", "createdAt", "raw",
        ];
        foreach (string name in document.Keys.Except(first, StringComparer.Ordinal).ToArray())
            document.Remove(name);

        SubscriptionDocument.Read(document).ShouldBe(new Subscription { Id = "s1", CustomerId = "c1", Name = "Seats" });
    }
}
