using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Store;
using HcpCsp.Plugin.Tests.Fakes;
using Microsoft.Extensions.Time.Testing;

namespace HcpCsp.Plugin.Tests.Store;

/// <summary>What any keeper of budget alerts must do.</summary>
public abstract class BudgetAlertStoreTests : IDisposable
{
    private protected const string AccountId = "0123456789ab";
    private static readonly DateOnly June = new(2026, 6, 1);

    private protected abstract IBudgetAlertStore Alerts { get; }

    [Fact]
    public void TryAdd_SameThresholdAgain_KeepsTheFirst()
    {
        Alerts.TryAdd(AnAlert("a", 50m)).ShouldBeTrue();

        Alerts.TryAdd(AnAlert("a", 50.0m) with { Amount = new Money(77m, "USD") }).ShouldBeFalse();

        Alerts.ListAlerts(AccountId, June).ShouldBe([AnAlert("a", 50m)]);
    }

    [Fact]
    public void ListAlerts_OtherMonthsAndAccounts_AreLeftOut()
    {
        Alerts.TryAdd(AnAlert("b", 80m));
        Alerts.TryAdd(AnAlert("a", 80m));
        Alerts.TryAdd(AnAlert("a", null));
        Alerts.TryAdd(AnAlert("a", 80m) with { Month = June.AddMonths(1) });
        Alerts.TryAdd(AnAlert("a", 80m) with { AccountId = "ba9876543210" });

        Alerts.ListAlerts(AccountId, June).ShouldBe([AnAlert("a", null), AnAlert("a", 80m), AnAlert("b", 80m)]);
    }

    [Fact]
    public void Remove_Kept_CanBeAddedAgain()
    {
        Alerts.TryAdd(AnAlert("a", null));

        Alerts.Remove(AnAlert("a", null));
        Alerts.Remove(AnAlert("a", null));

        Alerts.ListAlerts(AccountId, June).ShouldBeEmpty();
        Alerts.TryAdd(AnAlert("a", null)).ShouldBeTrue();
    }

    public virtual void Dispose() => GC.SuppressFinalize(this);

    private protected static BudgetAlert AnAlert(string customerId, decimal? threshold) => new()
    {
        AccountId = AccountId, CustomerId = customerId, CustomerName = "Customer " + customerId, Month = June, Threshold = threshold,
        Limit = new Money(100m, "USD"), Amount = new Money(60.125m, "USD"), RaisedAt = new DateTimeOffset(2026, 6, 8, 0, 0, 0, TimeSpan.Zero),
    };
}

public sealed class InMemoryBudgetAlertTests : BudgetAlertStoreTests
{
    private protected override IBudgetAlertStore Alerts { get; } = new InMemoryBudgetAlerts();
}

public sealed class LiteDbBudgetAlertTests : BudgetAlertStoreTests
{
    private readonly string folder = Directory.CreateTempSubdirectory("hcpcsp-alerts-").FullName;
    private CspStore store;

    public LiteDbBudgetAlertTests() => store = new CspStore(folder, new FakeTimeProvider());

    private protected override IBudgetAlertStore Alerts => store.BudgetAlerts;

    [Fact]
    public void TryAdd_AfterARestart_IsKeptStill()
    {
        Alerts.TryAdd(AnAlert("a", 50m));
        store.Dispose();
        store = new CspStore(folder, new FakeTimeProvider());

        Alerts.TryAdd(AnAlert("a", 50m)).ShouldBeFalse();
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public void RemoveAccount_ItsAlerts_GoWithTheHistory(bool keepHistory, int left)
    {
        Alerts.TryAdd(AnAlert("a", 50m));

        store.RemoveAccount(AccountId, keepHistory);

        Alerts.ListAlerts(AccountId, new DateOnly(2026, 6, 1)).Count.ShouldBe(left);
    }

    public override void Dispose()
    {
        store.Dispose();
        Directory.Delete(folder, recursive: true);
        base.Dispose();
    }
}
