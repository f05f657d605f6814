using HcpCsp.Abstractions;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Budgets;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Tests.Fakes;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using static HcpCsp.Plugin.Tests.Builders.BillingBuilders;

namespace HcpCsp.Plugin.Tests.Budgets;

/// <summary>It is 11 October 2026.</summary>
public class BudgetMailTests
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 10, 11, 5, 20, 0, TimeSpan.Zero));
    private readonly InMemoryBudgetAlerts alerts = new();
    private readonly RecordingMailer mailer = new();
    private readonly BudgetMail mail;

    public BudgetMailTests()
    {
        var store = new InMemoryStore().With(AnAccount());
        var ledger = new BillingLedger(store, new AccountRules(store, new InMemoryPlanStore(), new FakeTenants()));
        mail = new BudgetMail(new BudgetWatch(store, ledger, alerts, new RecordingNotifier(), time), mailer, NullLogger<BudgetMail>.Instance);
    }

    [Fact]
    public async Task SendAsync_ThresholdReached_MailsCloudAdminsOnce()
    {
        alerts.TryAdd(AnAlert(80m, 100m));

        await mail.SendAsync(AccountId, TestContext.Current.CancellationToken);
        await mail.SendAsync(AccountId, TestContext.Current.CancellationToken);

        var sent = mailer.Sent.ShouldHaveSingleItem();
        (sent.Role, sent.Subject).ShouldBe((HcpRoles.CloudAdmin, "Contoso: 80 % of the monthly budget is reached"));
        sent.Text.ShouldStartWith("84.00 USD of 100.00 USD in October 2026");
    }

    [Fact]
    public async Task SendAsync_EachThresholdAndTheForecastAndANewBudget_AreMailsOfTheirOwn()
    {
        foreach (BudgetAlert alert in (BudgetAlert[])[AnAlert(50m, 100m), AnAlert(80m, 100m), AnAlert(null, 100m)])
            alerts.TryAdd(alert);
        await mail.SendAsync(AccountId, TestContext.Current.CancellationToken);

        alerts.Remove(AnAlert(80m, 100m));
        alerts.TryAdd(AnAlert(80m, 105m));
        await mail.SendAsync(AccountId, TestContext.Current.CancellationToken);

        mailer.Sent.Count.ShouldBe(4);
    }

    [Fact]
    public async Task SendAsync_MailServerAway_GoesOutWithTheNextDiscovery()
    {
        alerts.TryAdd(AnAlert(80m, 100m));
        mailer.IsAway = true;
        await mail.SendAsync(AccountId, TestContext.Current.CancellationToken);

        mailer.IsAway = false;
        await mail.SendAsync(AccountId, TestContext.Current.CancellationToken);

        mailer.Sent.Count.ShouldBe(1);
    }

    [Fact]
    public async Task SendAsync_NameWithALineBreak_StaysOneSubject()
    {
        alerts.TryAdd(AnAlert(80m, 100m) with { CustomerName = "Contoso\r\nBcc: everybody@contoso.example" });

        await mail.SendAsync(AccountId, TestContext.Current.CancellationToken);

        mailer.Sent.Single().Subject.ShouldBe("ContosoBcc: everybody@contoso.example: 80 % of the monthly budget is reached");
    }

    private static BudgetAlert AnAlert(decimal? threshold, decimal limit) => new()
    {
        AccountId = AccountId,
        CustomerId = Contoso,
        CustomerName = "Contoso",
        Month = new DateOnly(2026, 10, 1),
        Threshold = threshold,
        Limit = new Money(limit, "USD"),
        Amount = new Money(84m, "USD"),
        RaisedAt = new DateTimeOffset(2026, 10, 11, 5, 20, 0, TimeSpan.Zero),
    };
}
