using HcpCsp.Plugin.Billing.Usage;
using HcpCsp.Plugin.Billing.Usage.Months;
using HcpCsp.Plugin.Model.Lines;
using static HcpCsp.Plugin.Tests.Builders.BillingBuilders;

namespace HcpCsp.Plugin.Tests.Billing.Usage.Months;

/// <summary>What groups of usage come to.</summary>
public class UseGroupingTests
{
    [Fact]
    public void Of_DaysWithAndWithoutCredit_WeighsItByListValue()
    {
        UsageLine plain = AUsage(30m, day: 2);
        plain.PartnerEarnedCreditPercentage = 0m;

        // 15 % of 5.00 and 0 % of 15.00: 0.75 of 20.00
        Group(AUsage(10m), plain).Sum.CreditPercent.ShouldBe(3.75m);
    }

    [Fact]
    public void Of_APercentageIsMissing_TellsNoCredit()
    {
        UsageLine unknown = AUsage(30m, day: 2);
        unknown.PartnerEarnedCreditPercentage = null;

        Group(AUsage(10m), unknown).Sum.CreditPercent.ShouldBeNull();
    }

    [Fact]
    public void Of_PricingCurrencyWithoutRate_TellsNoListValue()
    {
        UsageLine line = AUsage(10m, currency: "EUR");
        line.PricingCurrency = "USD";

        Group(line).Sum.ListValue.ShouldBeNull();
    }

    [Fact]
    public void Of_SpellingsOfAResourceGroup_AreOne() =>
        UseGrouping.Of(Use(AUsage(1m, group: "RG-Web"), AUsage(1m, group: "rg-web")), UsageDimension.ResourceGroup, new UseFilter()).Groups.ShouldHaveSingleItem().Sum.Rows.ShouldBe(2);

    [Fact]
    public void Of_ByTag_CountsEachRowOnce()
    {
        CurrencyUse use = Use(AUsage(1m, 5m, tags: """{"env":"prod","Owner":"eva"}"""), AUsage(1m, 7m, tags: """{"ENV":"test"}"""), AUsage(1m, 3m));

        UseGroups groups = UseGrouping.Of(use, UsageDimension.Tag, new UseFilter { Tag = "env" });

        groups.Groups.Select(group => (group.Name, group.Sum.Cost)).ShouldBe([("prod", 5m), ("test", 7m), (UsageGroup.NotSet, 3m)]);
        UseGrouping.ListTags(use).ShouldBe(["env", "Owner"]);
    }

    [Fact]
    public void Of_OnlySome_LeavesOutWhatIsUntraced()
    {
        CurrencyUse use = Use(AUsage(1m)) with { Untraced = 5m };

        UseGrouping.Of(use, UsageDimension.Day, new UseFilter()).Total.Price.ShouldBe(5m);
        UseGrouping.Of(use, UsageDimension.Day, new UseFilter { Text = "D2s" }).Total.Price.ShouldBeNull();
    }

    private static UseGroup Group(params UsageLine[] lines) => UseGrouping.Of(Use(lines), UsageDimension.Subscription, new UseFilter()).Groups.ShouldHaveSingleItem();

    private static CurrencyUse Use(params UsageLine[] lines)
    {
        var reader = new UseReader();
        return new CurrencyUse("USD", [.. lines.Select(line => reader.Read(line, line.BillingCurrency!).Use)], 0m, 0m, 0m, IsRead: true);
    }
}
