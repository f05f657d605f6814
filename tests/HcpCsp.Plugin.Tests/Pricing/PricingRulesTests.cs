using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Pricing;
using static HcpCsp.Plugin.Tests.Builders.BillingBuilders;

namespace HcpCsp.Plugin.Tests.Pricing;

public class PricingRulesTests
{
    [Fact]
    public void SelectFromNowOn_LinkedAtAnyTime_TakesTheDefaultForManaged()
    {
        var rules = new PricingRules(10m, 20m, new Dictionary<string, decimal>(), new Dictionary<string, DateTimeOffset> { ["a"] = new(2099, 12, 31, 23, 0, 0, TimeSpan.Zero) });

        rules.SelectFromNowOn("a").ShouldBe(new PricingRule.AccountDefault(10m, Managed: true));
        rules.SelectFromNowOn("b").ShouldBe(new PricingRule.AccountDefault(20m, Managed: false));
    }

    [Fact]
    public void Select_CustomerHasItsOwn_PrefersItToTheDefault() =>
        Rules(own: 5m).Select(Contoso, September).ShouldBe(new PricingRule.CustomerMarkup(5m));

    [Fact]
    public void Select_OwnIsZero_StillPrefersIt() => Rules(own: 0m).Select(Contoso, September).ShouldBe(new PricingRule.CustomerMarkup(0m));

    [Fact]
    public void Select_NotLinked_TakesTheDefaultForNonManaged() => Rules().Select(Contoso, September).ShouldBe(new PricingRule.AccountDefault(20m, false));

    [Theory]
    [InlineData("2026-08-15T00:00:00Z", true)]
    [InlineData("2026-09-30T23:59:59Z", true)]
    [InlineData("2026-10-01T00:00:00Z", false)]
    public void Select_Linked_IsManagedFromThatPeriodOn(string linkedAt, bool managed) =>
        Rules(linkedAt: DateTimeOffset.Parse(linkedAt, System.Globalization.CultureInfo.InvariantCulture))
            .Select(Contoso, September)
            .ShouldBe(new PricingRule.AccountDefault(managed ? 10m : 20m, managed));

    // Linked from 20 July on, un-linked at some moment: managed in every period at whose end it was linked.
    [Theory]
    [InlineData("2026-07-01", "2026-09-15T00:00:00Z", true)]
    [InlineData("2026-08-01", "2026-09-15T00:00:00Z", true)]
    [InlineData("2026-09-01", "2026-09-15T00:00:00Z", false)]
    [InlineData("2026-09-01", "2026-10-01T00:00:00Z", true)]
    [InlineData("2026-06-01", "2026-09-15T00:00:00Z", false)]
    public void Select_UnlinkedSince_KeepsEarlierPeriodsManaged(string month, string endedAt, bool managed)
    {
        var link = new EndedLink("a", Contoso, "t1", new DateTimeOffset(2026, 7, 20, 0, 0, 0, TimeSpan.Zero), DateTimeOffset.Parse(endedAt, System.Globalization.CultureInfo.InvariantCulture));
        DateOnly first = DateOnly.Parse(month, System.Globalization.CultureInfo.InvariantCulture);

        PricingRules rules = Rules() with { EndedLinks = new[] { link }.ToLookup(one => one.CustomerId, StringComparer.Ordinal) };

        rules.Select(Contoso, BillingPeriod.Month(first.Year, first.Month)).ShouldBe(new PricingRule.AccountDefault(managed ? 10m : 20m, managed));
        rules.SelectFromNowOn(Contoso).ShouldBe(new PricingRule.AccountDefault(20m, false));
    }

    [Fact]
    public void Select_ManagedWithoutADefaultForManaged_IsNone() =>
        new PricingRules(null, 20m, new Dictionary<string, decimal>(StringComparer.Ordinal), new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal) { [Contoso] = DateTimeOffset.UnixEpoch })
            .Select(Contoso, September)
            .ShouldBe(new PricingRule.None());

    [Fact]
    public void Of_EqualPercents_AreOneFingerprint() =>
        RuleFingerprint.Of(new PricingRule.CustomerMarkup(12.50m)).ShouldBe(RuleFingerprint.Of(new PricingRule.CustomerMarkup(12.5m)));

    [Fact]
    public void Of_DifferentRules_AreDifferentFingerprints()
    {
        PricingRule[] rules =
        [
            new PricingRule.CustomerMarkup(10m), new PricingRule.CustomerMarkup(10.0001m), new PricingRule.AccountDefault(10m, true),
            new PricingRule.AccountDefault(10m, false), new PricingRule.None(),
        ];

        rules.Select(RuleFingerprint.Of).ShouldBeUnique(StringComparer.Ordinal);
    }

    private static PricingRules Rules(decimal? own = null, DateTimeOffset? linkedAt = null) => new(
        10m,
        20m,
        own is { } percent ? new Dictionary<string, decimal>(StringComparer.Ordinal) { [Contoso] = percent } : new Dictionary<string, decimal>(StringComparer.Ordinal),
        linkedAt is { } at ? new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal) { [Contoso] = at } : new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal));
}
