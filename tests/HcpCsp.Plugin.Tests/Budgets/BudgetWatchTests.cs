using HcpCsp.Abstractions;
using HcpCsp.Abstractions.Services;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Budgets;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Tests.Fakes;
using Microsoft.Extensions.Time.Testing;
using static HcpCsp.Plugin.Tests.Builders.BillingBuilders;

namespace HcpCsp.Plugin.Tests.Budgets;

/// <summary>It is 11 October 2026; prices are cost + 20 %, and the budget is 100 USD unless a test says otherwise.</summary>
public class BudgetWatchTests
{
    private static readonly DateOnly October = new(2026, 10, 1);

    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 10, 11, 5, 20, 0, TimeSpan.Zero));
    private readonly InMemoryStore store = new InMemoryStore().With(AnAccount(nonManaged: 20m));
    private readonly InMemoryBudgetAlerts alerts = new();
    private readonly RecordingNotifier notifier = new();
    private readonly BillingLedger ledger;

    public BudgetWatchTests()
    {
        ledger = new BillingLedger(store, new AccountRules(store, new InMemoryPlanStore(), new FakeTenants()));
        SetBudget(100m);
    }

    [Fact]
    public void Check_BelowTheFirstThreshold_TellsNothing()
    {
        Spend(41m); // 41 × 1.2 = 49.20

        Check().ShouldBeEmpty();
    }

    [Fact]
    public void Check_JustAtAThreshold_TellsIt()
    {
        SetBudget(98.40m);
        Spend(41m); // 49.20 is 50 % of 98.40

        Notification told = Check().ShouldHaveSingleItem();
        (told.Role, told.Severity, told.Title).ShouldBe((HcpRoles.CloudAdmin, NotificationSeverity.Warning, "Contoso: 50 % of the monthly budget is reached"));
        told.Text.ShouldStartWith("49.20 USD of 98.40 USD in October 2026");
        told.Path.ShouldBe($"/csp/customers/{AccountId}/{Contoso}");
    }

    [Fact]
    public void Check_TwoThresholdsAtOnce_TellsEachOnce()
    {
        Spend(70m); // 84.00

        Check().Select(told => told.Title).ShouldBe(["Contoso: 50 % of the monthly budget is reached", "Contoso: 80 % of the monthly budget is reached"]);
    }

    [Fact]
    public void Check_Again_TellsNothingMore()
    {
        Spend(70m);
        Check();

        Check().ShouldBeEmpty();
    }

    [Fact]
    public void Check_ByAnotherHostOnTheSameAlerts_TellsNothingMore()
    {
        Spend(70m);
        Check();

        new BudgetWatch(store, ledger, alerts, notifier, time).Check(AccountId);

        notifier.Sent.Count.ShouldBe(2);
    }

    [Fact]
    public void Check_PriceFallsAndRisesAgain_TellsNothingMore()
    {
        Spend(70m);
        Check();
        Spend(10m);
        Check().ShouldBeEmpty();

        Spend(70m);

        Check().ShouldBeEmpty();
    }

    [Fact]
    public void Check_PriceRises_TellsTheNextThreshold()
    {
        Spend(45m); // 54.00
        Check();

        Spend(90m); // 108.00

        // All of the month is charged at once, so that the forecast is 108 too.
        Check().Select(told => (told.Title, told.Severity)).ShouldBe(
        [
            ("Contoso: 80 % of the monthly budget is reached", NotificationSeverity.Warning),
            ("Contoso: 100 % of the monthly budget is reached", NotificationSeverity.Error),
            ("Contoso: the forecast for the end of the month is above the budget", NotificationSeverity.Warning),
        ]);
    }

    [Fact]
    public void Check_ForecastIsAboveTheBudget_IsToldBeforeTheMoneyIsSpent()
    {
        // 30 × 1.2 = 36 in 10 of 31 days: 111.60 at the end of the month.
        Data.WithOpen("USD", October, time.GetUtcNow(), Azure(30m));

        Check().ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            told => told.Title.ShouldBe("Contoso: the forecast for the end of the month is above the budget"),
            told => told.Text.ShouldStartWith("111.60 USD of 100.00 USD"));
    }

    [Fact]
    public void Check_BilledAndUnbilled_CountTogether()
    {
        InvoiceLine[] lines = [ALine(30m)];
        Data.With(AnInvoice("D1", lines, period: BillingPeriod.Month(2026, 10)) with { IsLegacy = true }, lines);
        Spend(30m); // (30 + 30) × 1.2 = 72.00

        Check().ShouldHaveSingleItem().Text.ShouldStartWith("72.00 USD");
    }

    [Fact]
    public void Check_VoidedDocumentAndOtherMonths_DoNotCount()
    {
        InvoiceLine[] lines = [ALine(500m)];
        Data.With(AnInvoice("G1", lines, documentType: "void_note", period: BillingPeriod.Month(2026, 10)), lines);
        Data.With(AnInvoice("G2", lines, period: BillingPeriod.Month(2026, 9)), lines);
        Data.WithOpen("USD", October.AddMonths(-1), time.GetUtcNow(), ALine(500m));

        Check().ShouldBeEmpty();
    }

    [Fact]
    public void Check_BudgetIsRaised_TellsAgainOnlyWhatIsReachedAnew()
    {
        Spend(90m); // 108.00: 50, 80, 100 and the forecast
        Check().Count.ShouldBe(4);
        SetBudget(200m); // 108 is 54 %
        Check().ShouldBeEmpty();

        Spend(140m); // 168.00 is 84 %

        Check().ShouldHaveSingleItem().Title.ShouldContain("80 %");
    }

    [Fact]
    public void Check_BudgetIsLowered_TellsWhatIsReachedNow()
    {
        Spend(45m); // 54.00
        Check();

        SetBudget(60m); // 90 %

        Check().ShouldHaveSingleItem().Title.ShouldContain("80 %");
    }

    [Fact]
    public void Check_SpentInAnotherCurrency_DoesNotCount()
    {
        SetBudget(100m, "EUR");
        Spend(500m);

        Check().ShouldBeEmpty();
    }

    [Fact]
    public void Check_SpentInBothCurrencies_CountsTheBudgetsAlone()
    {
        Data.WithOpen("USD", October, time.GetUtcNow(), ALine(45m), ALine(500m, currency: "EUR"));

        Check().ShouldHaveSingleItem().Text.ShouldStartWith("54.00 USD");
    }

    [Fact]
    public void Check_NextMonth_BeginsAnew()
    {
        Spend(70m);
        Check();
        time.Advance(TimeSpan.FromDays(25));
        Data.WithOpen("USD", October.AddMonths(1), time.GetUtcNow(), ALine(45m));

        Check().ShouldHaveSingleItem().Text.ShouldContain("November 2026");
    }

    [Fact]
    public void Check_OtherCustomerOrNoBudget_TellsNothing()
    {
        Data.WithOpen("USD", October, time.GetUtcNow(), ALine(500m, Fabrikam, "Fabrikam"));

        Check().ShouldBeEmpty();
    }

    [Fact]
    public void Check_OwnThresholds_ReplaceTheUsualOnes()
    {
        SetBudget(100m, thresholds: [12.5m]);
        Spend(70m);

        Check().ShouldHaveSingleItem().Title.ShouldContain("12.5 %");
    }

    private InMemoryAccountStore Data => store.Data(AccountId);

    private List<Notification> Check()
    {
        notifier.Sent.Clear();
        new BudgetWatch(store, ledger, alerts, notifier, time).Check(AccountId);
        return [.. notifier.Sent];
    }

    /// <summary>Seats: charged for the whole month at once.</summary>
    private void Spend(decimal cost) => Data.WithOpen("USD", October, time.GetUtcNow(), ALine(cost));

    private static InvoiceLine Azure(decimal cost)
    {
        InvoiceLine line = ALine(cost, product: "Azure plan");
        line.ProductId = "DZH318Z0BPS6";
        ProductFamilyClassifier.Classify(line).ShouldBe(ProductFamily.AzurePlan);
        return line;
    }

    private void SetBudget(decimal amount, string currency = "USD", params decimal[] thresholds) => store.SaveCustomerSettings(store.GetCustomerSettings(AccountId, Contoso) with
    {
        Budget = new MonthlyBudget(new Money(amount, currency), thresholds.Length > 0 ? thresholds : MonthlyBudget.UsualThresholds),
    });
}
