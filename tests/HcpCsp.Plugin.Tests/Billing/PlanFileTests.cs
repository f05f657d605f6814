using System.Text;
using CsCheck;
using HcpCsp.Plugin.Billing.Plans;
using HcpCsp.Plugin.Model.Plans;
using HcpCsp.Plugin.Tests.Pricing;
using static HcpCsp.Plugin.Tests.Builders.PlanBuilders;

namespace HcpCsp.Plugin.Tests.Billing;

public class PlanFileTests
{
    [Fact]
    public void Read_WhatWasWritten_IsTheSamePlan() =>
        RandomPlans.Plan.Sample(
            static plan =>
            {
                // Such a random item is sound, but for dates in the wrong order.
                PricingPlan sound = plan with { Items = [.. plan.Items.Select(item => item.StartDate > item.EndDate ? item with { EndDate = null } : item), Fee(12.50m)] };
                PlanReading reading = Read(PlanFileWriter.Write(sound));
                reading.Problems.ShouldBeEmpty();
                reading.Plan.ShouldBeThePlan(sound with
                {
                    Id = "", Status = PlanStatus.Draft, Created = reading.Plan.Created, Published = null,
                });
            },
            iter: 500);

    [Fact]
    public void Read_ManyProblems_NamesEachWithItsPathAtOnce()
    {
        PlanReading reading = Read("""
            {
              "format": "hcp-csp-pricing-plan/9", "nmae": "Standard", "description": 7,
              "items": [
                { "name": "a", "kind": "markUp", "percent": "15", "base": "net" },
                { "name": "b", "kind": "magic", "percent": 15 },
                { "name": "c", "kind": "unitPrice", "percent": 15, "amount": 1, "currency": "usd" },
                { "name": "d", "kind": "margin", "percent": 100, "startDate": "1.9.2026", "stopHere": "no", "scope": { "families": ["seat", "moon"], "skus": [] } },
                7
              ],
              "guardRails": { "neverBelowCost": "maybe", "leastMargin": { "percent": 5 } }
            }
            """);

        reading.Problems.Select(problem => problem.Path).Order(StringComparer.Ordinal).ShouldBe(
            new[]
            {
                "nmae", "format", "name", "description",
                "items[0].percent", "items[0].base", "items[1].kind", "items[2].percent", "items[2].currency",
                "items[3].percent", "items[3].startDate", "items[3].stopHere", "items[3].scope.families[1]", "items[3].scope.skus", "items[4]",
                "items[4].kind", "items[4].name", "guardRails.neverBelowCost", "guardRails.leastMargin.action",
            }.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"format\":\"hcp-csp-pricing-plan/1\",\"name\":\"a\",\"items\":[{]}")]
    [InlineData("{\"format\":\"hcp-csp-pricing-plan/1\",\"name\":\"a\",\"name\":\"b\",\"items\":[]}")]
    [InlineData("{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{}}}}}}}}}")]
    public void Read_NoSoundJson_IsOneProblem(string json) => Read(json).Problems.Count.ShouldBe(1);

    [Fact]
    public void Read_TooLarge_IsRefusedUnread() => PlanFileReader.Read(new byte[PlanFileReader.MostBytes + 1]).Problems.Single().Message.ShouldContain("1048576");

    private static PlanReading Read(string json) => PlanFileReader.Read(Encoding.UTF8.GetBytes(json));
}
