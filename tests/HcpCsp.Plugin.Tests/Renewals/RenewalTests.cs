using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Renewals;

namespace HcpCsp.Plugin.Tests.Renewals;

public class RenewalTests
{
    private static readonly Subscription Renewing = new()
    {
        Id = "s1", CustomerId = "c1", Name = "Microsoft 365 E3", Quantity = 10, Status = "active", AutoRenew = true, CommitmentEnd = new DateOnly(2026, 12, 31),
    };

    private static RenewalOutlook OutlookOf(Subscription subscription) => Renewal.Find("a1", subscription).ShouldNotBeNull().Outlook;

    [Fact]
    public void Find_RenewsAsItIs_NeedsNoDecision()
    {
        Renewal renewal = Renewal.Find("a1", Renewing).ShouldNotBeNull();

        renewal.Outlook.ShouldBe(RenewalOutlook.RenewsAsItIs);
        renewal.NeedsDecision.ShouldBeFalse();
    }

    [Fact]
    public void Find_AutoRenewIsOff_Ends()
    {
        Renewal renewal = Renewal.Find("a1", Renewing with { AutoRenew = false }).ShouldNotBeNull();

        renewal.Outlook.ShouldBe(RenewalOutlook.Ends);
        renewal.NeedsDecision.ShouldBeTrue();
    }

    [Fact]
    public void Find_ChangeIsSetUp_IsDecidedAlready()
    {
        Renewal renewal = Renewal.Find("a1", Renewing with { NextTerm = "8 seats" }).ShouldNotBeNull();

        renewal.Outlook.ShouldBe(RenewalOutlook.Changes);
        renewal.NeedsDecision.ShouldBeFalse();
        renewal.Scheduled.ShouldBe("8 seats");
    }

    [Fact]
    public void Find_BoughtUnderAPromotion_PriceMayChange() => OutlookOf(Renewing with { PromotionId = "p:s:1", NextTerm = "8 seats" }).ShouldBe(RenewalOutlook.PriceMayChange);

    [Fact]
    public void Find_PromotionThatEnds_Ends() => OutlookOf(Renewing with { PromotionId = "p:s:1", AutoRenew = false }).ShouldBe(RenewalOutlook.Ends);

    [Fact]
    public void Find_Suspended_StillEnds() => OutlookOf(Renewing with { Status = "suspended", AutoRenew = false }).ShouldBe(RenewalOutlook.Ends);

    [Theory]
    [InlineData("deleted")]
    [InlineData("expired")]
    public void Find_IsOver_IsNone(string status) => Renewal.Find("a1", Renewing with { Status = status }).ShouldBeNull();

    [Fact]
    public void Find_NoCommitment_IsNone() => Renewal.Find("a1", Renewing with { CommitmentEnd = null }).ShouldBeNull();
}
