using HcpCsp.Abstractions.Services;
using HcpCsp.Plugin.Model.Reports;
using HcpCsp.Plugin.Model.Statements;
using HcpCsp.Plugin.PartnerCenter.Lines;
using HcpCsp.Plugin.Tests.Builders;
using static HcpCsp.Plugin.Tests.Delivery.DeliveryWorld;

namespace HcpCsp.Plugin.Tests.Delivery;

/// <summary>
/// Three months of schedules with a moved clock: real discovery, store, statements and workbooks. The host restarts in between, the mail server
/// fails now and then, one month is provisional for a while, and one is restated.
/// </summary>
public sealed class ThreeMonthsTests : IDisposable
{
    private const string Finance = "finance@tailspin.example";
    private static readonly string[] Customers = ["a", "b", "c"];

    private readonly DeliveryWorld world = new(writesWorkbooks: true);
    private readonly Random failing = new(7);

    [Fact]
    public async Task Schedules_ThreeMonthsWithAProvisionalAndARestatedOne_SendEachCustomerEachDocumentOnce()
    {
        foreach (string customer in Customers)
            world.Recipients(customer, $"{customer}@customers.example");
        world.Mailer.Refuse = _ => failing.Next(3) == 0 ? new MailException("Try again later.") { IsTransient = true } : null;
        await world.SaveAsync(ASchedule(AnOrder(ReportKind.CustomerBilling) with { MailsCustomers = true, IssuesAnew = true }, id: "0000000000c1"));
        await world.SaveAsync(ASchedule(AnOrder(ReportKind.Month) with { MailTo = [Finance], SendsProvisional = true }, new ScheduleTime.Monthly(3, new TimeOnly(7, 0)), id: "0000000000c2"));

        // Documents come on the eighth; on the third, when the month's book is due, there are but unbilled lines. July is restated in September.
        world.Backend.WithUnbilled("USD", UnbilledPeriod.Current, "open", [.. Customers.Select(id => ALine.Of(id, 150m))]);
        Put("G6", 6, 100m);
        await LiveAsync(6, 12, 7, 7);
        Put("G7", 7, 200m);
        await LiveAsync(7, 8, 8, 7);
        Put("G8", 8, 300m);
        await LiveAsync(8, 8, 9, 2);
        Put("G8", 8, 330m, changed: "b");
        await LiveAsync(9, 3, 9, 20);

        // Each customer: three documents, and the restated one a second time, to whom it was restated.
        world.Mailer.Sent.Where(mail => mail.To.Single() != Finance).SelectMany(mail => mail.Attachments.Select(_ => (mail.To.Single()[..1], Version: VersionIn(mail)))).ShouldBe(
            [("a", 1), ("b", 1), ("c", 1), ("a", 1), ("b", 1), ("c", 1), ("a", 1), ("b", 1), ("c", 1), ("b", 2)], ignoreOrder: true);
        FilesTo("a").ShouldBe(Issued("a"), ignoreOrder: true);
        FilesTo("b").ShouldBe(Issued("b"), ignoreOrder: true);
        FilesTo("c").ShouldBe(Issued("c"), ignoreOrder: true);
        FilesTo("b").Length.ShouldBe(4);

        // Finance: each month as provisional when it was due, and once more when it was complete, which August isn't yet.
        world.Mailer.Sent.Where(mail => mail.To.Single() == Finance).Select(mail => mail.Subject).ShouldBe(
        [
            "Contoso Partner GmbH: Month 2026-06 (provisional)", "Contoso Partner GmbH: Month 2026-06", "Contoso Partner GmbH: Month 2026-07 (provisional)",
            "Contoso Partner GmbH: Month 2026-07", "Contoso Partner GmbH: Month 2026-08 (provisional)",
        ]);
        world.Mailer.Sent.Single(mail => mail.Subject.EndsWith("Month 2026-06", StringComparison.Ordinal)).Text.ShouldContain("It replaces version 1.");
        world.Mailer.Attempts.ShouldBeGreaterThan(world.Mailer.Sent.Count);
        world.Runs.List(AccountId, null, 0, 100).ShouldAllBe(run => run.State == ReportRunState.Completed);
        world.Runs.List(AccountId, null, 0, 100).SelectMany(world.Runs.ListDeliveries).ShouldAllBe(delivery => delivery.State == DeliveryState.Sent);
    }

    public void Dispose() => world.Dispose();

    /// <summary>A discovery a day, and a restart each fifth day.</summary>
    private async Task LiveAsync(int fromMonth, int fromDay, int toMonth, int toDay)
    {
        DateTimeOffset end = At(toMonth, toDay);
        for (DateTimeOffset at = At(fromMonth, fromDay); at <= end; at = at.AddDays(1))
        {
            await world.Jobs.AdvanceToAsync(at);
            await world.DiscoverAsync();
            if (at is { Day: 5 or 10 or 15 or 20 or 25 })
                world.Restart();
        }
    }

    private void Put(string number, int month, decimal cost, string? changed = null) => world.Put(
        number, month, changed ?? "v1", [.. Customers.Select(id => ALine.Of(id, changed is null || id == changed ? cost : 300m))]);

    private string[] FilesTo(string customer) =>
        [.. world.Mailer.Sent.Where(mail => mail.To.Single() == $"{customer}@customers.example").SelectMany(mail => world.Mailer.Attached[mail.Key]).Select(file => HashOf(file.Content))];

    private string[] Issued(string customer) => [.. world.Store.Statements.List(AccountId).Where(one => one.CustomerId == customer).SelectMany(one => one.Files).Select(file => file.Sha256)];

    private int VersionIn(MailMessage mail) => world.Store.Statements.List(AccountId)
        .Single(one => mail.Text.Contains($"Statement {one.Number}, version {one.Version}.", StringComparison.Ordinal)).Version;

    private static string HashOf(byte[] content) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content));

    private static DateTimeOffset At(int month, int day) => new(2026, month, day, 2, 0, 0, TimeSpan.Zero);
}
