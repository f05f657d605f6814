using HcpCsp.Plugin.Billing.Usage.Months;
using HcpCsp.Plugin.Model.Lines;
using static HcpCsp.Plugin.Tests.Builders.BillingBuilders;

namespace HcpCsp.Plugin.Tests.Billing.Usage.Months;

/// <summary>Which days count as eligible without credit, and when their worth is known.</summary>
public class MissedCreditsTests
{
    private static readonly Dictionary<string, Action<UsageLine>> Ineligible = new(StringComparer.Ordinal)
    {
        ["covered by a reservation"] = static line => line.BenefitType = "Reservation",
        ["paid by a credit of Azure"] = static line => line.CreditPercentage = 100m,
        ["sold by others"] = static line => line.PublisherName = "Tailspin Toys",
        ["free"] = static line => line.UnitPrice = 0m,
        ["given back"] = static line => line.Quantity = -4m,
        ["not stated"] = static line => line.PartnerEarnedCreditPercentage = null,
    };

    [Fact]
    public void Of_SameMeterEarnsElsewhere_IsWorthItsListValueAtThatPercentage()
    {
        MissedCredit missed = Find(AUsage(10m), Plain(AUsage(4m, day: 2))).ShouldHaveSingleItem();

        // 4 × 0.50 = 2.00 at 15 %
        missed.Worth.ShouldBe(0.3m);
        missed.Days.ShouldBe([new DateOnly(2026, 9, 2)]);
        missed.Because.ShouldBe(MissedBecause.MeterEarnsElsewhere);
    }

    [Fact]
    public void Of_ExchangeRate_IsInTheWorth() =>
        // 4 × 0.50 × 0.9 = 1.80 at 15 %
        Find(AUsage(10m), Plain(AUsage(4m, day: 2), line => line.PCToBCExchangeRate = 0.9m)).ShouldHaveSingleItem().Worth.ShouldBe(0.27m);

    [Fact]
    public void Of_MeterEarnsTwoPercentages_IsOfUnknownWorth() =>
        Find(AUsage(10m), Plain(AUsage(1m, day: 3), line => line.PartnerEarnedCreditPercentage = 10m), Plain(AUsage(4m, day: 2))).ShouldHaveSingleItem().Worth.ShouldBeNull();

    [Fact]
    public void Of_ListPriceMissing_IsOfUnknownWorth() =>
        Find(AUsage(10m), Plain(AUsage(4m, day: 2), line => line.UnitPrice = null)).ShouldHaveSingleItem().Worth.ShouldBeNull();

    [Fact]
    public void Of_SubscriptionEarnsNothing_IsListedWithoutWorth()
    {
        MissedCredit missed = Find(Plain(AUsage(4m)), Plain(AUsage(4m, meter: "B2s", day: 2), line => line.EntitlementId = "other"), AUsage(1m, meter: "E4", day: 2, unitPrice: 1m)).ShouldHaveSingleItem();

        // Of the two plain meters, one is in a subscription that earns: that its own meter never does is no loss.
        missed.Meter.Name.ShouldBe("B2s");
        missed.Worth.ShouldBeNull();
        missed.Because.ShouldBe(MissedBecause.SubscriptionEarnsNothing);
    }

    [Theory]
    [InlineData("covered by a reservation")]
    [InlineData("paid by a credit of Azure")]
    [InlineData("sold by others")]
    [InlineData("free")]
    [InlineData("given back")]
    [InlineData("not stated")]
    public void Of_WhatEarnsNone_IsNotListed(string why) => Find(AUsage(10m), Plain(AUsage(4m, day: 2), Ineligible[why])).ShouldBeEmpty();

    private static UsageLine Plain(UsageLine line, Action<UsageLine>? change = null)
    {
        line.PartnerEarnedCreditPercentage = 0m;
        change?.Invoke(line);
        return line;
    }

    private static IReadOnlyList<MissedCredit> Find(params UsageLine[] lines)
    {
        var reader = new UseReader();
        return MissedCredits.Of(new CurrencyUse("USD", [.. lines.Select(line => reader.Read(line, "USD").Use)], 0m, 0m, 0m, IsRead: true));
    }
}
