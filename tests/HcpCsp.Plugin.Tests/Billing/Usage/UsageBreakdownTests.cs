using HcpCsp.Plugin.Billing.Usage;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using static HcpCsp.Plugin.Tests.Builders.BillingBuilders;

namespace HcpCsp.Plugin.Tests.Billing.Usage;

public class UsageBreakdownTests
{
    private readonly UsageBreakdown breakdown = new();

    [Fact]
    public void List_AnyDimension_ComesToTheWhole()
    {
        Add(AUsage(1m, 1.005m, group: "RG-Web", day: 1), AUsage(2m, 2.5m, group: "rg-web", day: 2), AUsage(4m, 4m, "B2s", group: "rg-data", day: 2));
        breakdown.AddOther(Contoso, "Contoso", "USD", 0.495m, "Without usage");

        foreach (UsageDimension dimension in Enum.GetValues<UsageDimension>())
            breakdown.List(dimension, "USD").Sum(group => group.Amount).ShouldBe(8m, dimension.ToString()); // 1.005 + 2.5 + 4 + 0.495
        breakdown.AmountIn("USD").ShouldBe(8m);
        breakdown.LinesIn("USD").ShouldBe(3);
    }

    [Fact]
    public void List_ResourceGroupsInAnyCase_AreOne()
    {
        Add(AUsage(1m, 1m, group: "RG-Web"), AUsage(2m, 2m, group: "rg-web"));

        breakdown.List(UsageDimension.ResourceGroup, "USD").Select(group => (group.Text(0), group.Lines, group.Amount)).ShouldBe([("rg-web", 2, 3m)]);
    }

    [Fact]
    public void List_Subscription_IsAzuresOwnElseThePlan()
    {
        UsageLine plan = AUsage(1m, 5m);
        (plan.EntitlementId, plan.EntitlementDescription) = (null, null);
        Add(AUsage(1m, 1m), plan);

        breakdown.List(UsageDimension.Subscription, "USD").Select(group => (group.Text(0), group.Text(1), group.Amount)).ShouldBe(
            [("plan-1", "Azure plan", 5m), ("eeeeeeee-0000-0000-0000-000000000001", "Production", 1m)]);
    }

    [Fact]
    public void List_Meter_AddsQuantitiesOfOneUnit()
    {
        Add(AUsage(1.5m, 1m), AUsage(2m, 2m), AUsage(9m, 9m, "B2s"));

        breakdown.List(UsageDimension.Meter, "USD").Select(group => (group.Text(2), group.Text(3), group.Quantity)).ShouldBe([("B2s", "1 Hour", 9m), ("D2s v5", "1 Hour", 3.5m)]);
    }

    [Fact]
    public void List_Tags_EachNameComesToTheWhole()
    {
        Add(AUsage(1m, 1m, tags: """{"env":"prod","cost center":"4711"}"""), AUsage(1m, 2m, tags: """{"ENV":"dev"}"""), AUsage(1m, 4m));

        breakdown.List(UsageDimension.Tag, "USD").Select(group => (group.Text(0).ToLowerInvariant(), group.Text(1), group.Amount)).ShouldBe(
            [("cost center", "(not set)", 6m), ("cost center", "4711", 1m), ("env", "(not set)", 4m), ("env", "dev", 2m), ("env", "prod", 1m)]);
    }

    [Theory]
    [InlineData("\"env\": \"prod\"")]
    [InlineData("{\"env\":")]
    [InlineData("[1,2]")]
    [InlineData("not json")]
    [InlineData("{\"env\":\"\\ud800\"}")]
    public void List_MalformedTags_AreShownAsTheyAre(string tags)
    {
        Add(AUsage(1m, 1m, tags: tags));

        breakdown.List(UsageDimension.Tag, "USD").Select(group => (group.Text(0), group.Text(1), group.Amount)).ShouldBe([(UsageTags.Unreadable, tags, 1m)]);
    }

    [Fact]
    public void Read_ValuesThatAreNoTexts_AreTheirJson() =>
        UsageTags.Read("""{"a":1,"b":null,"c":{"d":true},"A":2}""").ShouldBe([("a", "1"), ("b", "null"), ("c", """{"d":true}""")]);

    [Fact]
    public void List_NoTagsAtAll_IsOneGroup()
    {
        Add(AUsage(1m, 1m), AUsage(1m, 2m, tags: " "));

        breakdown.List(UsageDimension.Tag, "USD").Select(group => (group.Text(0), group.Amount)).ShouldBe([("(not set)", 3m)]);
    }

    [Fact]
    public void List_TwoCurrencies_StayApart()
    {
        Add(AUsage(1m, 1m), AUsage(1m, 100m, currency: "JPY"));

        breakdown.Currencies.ShouldBe(["JPY", "USD"]);
        breakdown.List(UsageDimension.Day, "JPY").Sum(day => day.Amount).ShouldBe(100m);
    }

    private void Add(params UsageLine[] lines)
    {
        foreach (UsageLine line in lines)
            breakdown.Add(new UsageEntry("G1", Contoso, "Contoso", line, line.BillingCurrency!, new Money(line.BillingPreTaxTotal!.Value, line.BillingCurrency!)));
    }
}
