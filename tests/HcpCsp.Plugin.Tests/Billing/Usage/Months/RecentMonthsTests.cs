using HcpCsp.Plugin.Billing.Usage.Months;

namespace HcpCsp.Plugin.Tests.Billing.Usage.Months;

/// <summary>What is held of the months that were looked at.</summary>
public class RecentMonthsTests
{
    private readonly RecentMonths recent = new(mostRows: 2_500);
    private int made;

    [Fact]
    public void GetOrAdd_SameStamp_IsMadeOnce()
    {
        Get("a", "1");
        Get("a", "1");

        made.ShouldBe(1);
    }

    [Fact]
    public void GetOrAdd_AnotherStamp_IsMadeAnew()
    {
        Get("a", "1");
        Get("a", "2");

        made.ShouldBe(2);
    }

    [Fact]
    public void GetOrAdd_MoreThanAreHeld_ForgetsTheOneThatNobodyLookedAtLongest()
    {
        Get("a", "1");
        Get("b", "1");
        Get("a", "1");
        Get("c", "1");
        made = 0;

        Get("a", "1");
        made.ShouldBe(0);
        Get("b", "1");
        made.ShouldBe(1);
    }

    private void Get(string customer, string stamp) => recent.GetOrAdd(new MonthKey("account", customer, new DateOnly(2026, 9, 1)), stamp, () =>
    {
        made++;
        return [];
    });
}
