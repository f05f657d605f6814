using System.IO.Compression;
using HcpCsp.Abstractions.Services;
using HcpCsp.Plugin.Delivery.Mailing;
using HcpCsp.Plugin.Model.Reports;
using HcpCsp.Plugin.Model.Statements;
using HcpCsp.Plugin.Tests.Builders;
using static HcpCsp.Plugin.Tests.Delivery.DeliveryWorld;

namespace HcpCsp.Plugin.Tests.Delivery;

public sealed class ReportMailTests : IDisposable
{
    private const string Finance = "finance@tailspin.example";
    private readonly DeliveryWorld world = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SendAsync_CustomersWithAddresses_GetTheirOwnFilesAlone()
    {
        world.Recipients("a", "a@contoso.example", "books@contoso.example");
        world.Recipients("b", "b@fabrikam.example");

        await MakeAsync(AnOrder(ReportKind.CustomerBilling, ReportKind.Invoice) with { MailsCustomers = true });

        world.Mailer.Sent.Select(mail => (mail.To.Single(), string.Join(',', mail.Attachments.Select(file => file.FileName)))).ShouldBe(
        [
            ("a@contoso.example", "G6 Customer a.xlsx"), ("books@contoso.example", "G6 Customer a.xlsx"), ("b@fabrikam.example", "G6 Customer b.xlsx"),
        ]);
    }

    [Fact]
    public async Task SendAsync_CustomersBook_TellsFiguresOfItsStatement()
    {
        world.Recipients("a", "a@contoso.example");
        world.Store.SaveCustomerSettings(world.Store.GetCustomerSettings(AccountId, "a") with { TaxRatePercent = 19m, MarkupPercent = 12.5m });

        await MakeAsync(AnOrder(ReportKind.CustomerBilling) with { MailsCustomers = true, MailTo = [Finance] });

        // 10 × 1.125 = 11.25; 11.25 × 0.19 = 2.1375 → 2.14
        MailMessage mail = MailTo("a@contoso.example");
        (mail.Subject, mail.Text).ShouldBe((
            "Contoso Partner GmbH: CustomerBilling 2026-05 for Customer a",
            $"""
            Contoso Partner GmbH sends you these reports:

            CustomerBilling 2026-05 for Customer a
              Statement {world.Store.Statements.ListInForce(AccountId, "G6")["a"].Number}, version 1.
              11.25 USD, tax 2.14 USD, total 13.39 USD.
              G6 Customer a.xlsx

            """.ReplaceLineEndings("\n")));
        MailTo(Finance).Text.ShouldNotContain("11.25");
    }

    [Fact]
    public async Task SendAsync_CustomerWithoutAnAddress_IsShownAndSentOnceThereIsOne()
    {
        ReportRun run = await MakeAsync(AnOrder(ReportKind.CustomerBilling) with { MailsCustomers = true, CustomerIds = ["a"] });
        ReportDelivery missing = world.Runs.ListDeliveries(run).ShouldHaveSingleItem();
        (missing.State, missing.CustomerName).ShouldBe((DeliveryState.NoAddress, "Customer a"));
        (await world.Runs.RetryAsync(AccountId, missing.Id, Token))!.State.ShouldBe(DeliveryState.NoAddress);

        world.Recipients("a", "a@contoso.example");
        await world.Runs.RetryAsync(AccountId, missing.Id, Token);

        world.Runs.ListDeliveries(run).Select(one => (one.State, one.Address)).ShouldBe([(DeliveryState.Sent, "a@contoso.example")]);
        world.Mailer.Sent.Count.ShouldBe(1);
    }

    [Fact]
    public async Task SendAsync_AboveTheSizeLimit_GoesAsOneZip()
    {
        world.MailOptions.ZipMailAbove = 10;

        ReportRun run = await MakeAsync(AnOrder(ReportKind.CustomerBilling) with { MailTo = [Finance] });

        MailMessage mail = world.Mailer.Sent.ShouldHaveSingleItem();
        (string name, byte[] content) = world.Mailer.Attached[mail.Key].ShouldHaveSingleItem();
        name.ShouldBe("Reports.zip");
        using var zip = new ZipArchive(new MemoryStream(content));
        zip.Entries.Select(entry => entry.FullName).ShouldBe(world.FileNames(run));
        Directory.EnumerateFiles(Path.GetTempPath(), "hcp-csp-*.zip").ShouldNotContain(path => File.GetLastWriteTimeUtc(path) > world.StartedAt);
    }

    [Fact]
    public async Task LookAsync_ServerAway_TriesAgainAfterFiveFifteenAndSixtyMinutesThenEverySixHours()
    {
        world.Mailer.IsAway = true;
        ReportRun run = await MakeAsync(AnOrder(ReportKind.Invoice) with { MailTo = [Finance] });
        DateTimeOffset start = world.Time.GetUtcNow();
        var attempts = new List<double>();
        int known = world.Mailer.Attempts;

        while (world.Jobs.Times.Count > 0)
        {
            await world.Jobs.AdvanceToAsync(world.Jobs.Times.Values.Min());
            if (world.Mailer.Attempts > known)
                attempts.Add((world.Time.GetUtcNow() - start).TotalMinutes);
            known = world.Mailer.Attempts;
        }

        // 5, then 15 later, then 60 later, then every 360, and none after 3 days (4320 minutes)
        attempts.Take(5).ShouldBe([5, 20, 80, 440, 800]);
        attempts[^1].ShouldBe(4040);
        ReportDelivery delivery = world.Runs.ListDeliveries(run).ShouldHaveSingleItem();
        (delivery.State, delivery.Reason).ShouldBe((DeliveryState.Failed, "The mail server can't be reached."));
        world.Notifier.Sent.ShouldHaveSingleItem().Title.ShouldBe($"Reports: a mail to {Finance} wasn't sent");
    }

    [Fact]
    public async Task LookAsync_ServerBack_SendsOnce()
    {
        world.Mailer.IsAway = true;
        ReportRun run = await MakeAsync(AnOrder(ReportKind.Invoice) with { MailTo = [Finance] });
        ReportDelivery waiting = world.Runs.ListDeliveries(run).ShouldHaveSingleItem();
        (waiting.State, waiting.Reason, waiting.NextAttemptAt).ShouldBe((DeliveryState.Waiting, "The mail server can't be reached.", world.Time.GetUtcNow().AddMinutes(5)));
        world.Mailer.IsAway = false;

        await world.AdvanceToAsync(6, 20);

        world.Mailer.Sent.Count.ShouldBe(1);
        world.Runs.ListDeliveries(run).ShouldHaveSingleItem().State.ShouldBe(DeliveryState.Sent);
    }

    [Fact]
    public async Task SendAsync_RefusedForGood_IsToldAndRetriedByHandAlone()
    {
        world.Mailer.Refuse = static _ => new MailException("There is no such mailbox.");
        ReportRun run = await MakeAsync(AnOrder(ReportKind.Invoice) with { MailTo = [Finance] });
        await world.AdvanceToAsync(6, 25);
        ReportDelivery failed = world.Runs.ListDeliveries(run).ShouldHaveSingleItem();
        (failed.State, failed.Reason, world.Mailer.Attempts).ShouldBe((DeliveryState.Failed, "There is no such mailbox.", 1));
        world.Mailer.Refuse = static _ => null;

        (await world.Runs.RetryAsync(AccountId, failed.Id, Token))!.State.ShouldBe(DeliveryState.Sent);
        (await world.Runs.RetryAsync(AccountId, failed.Id, Token))!.State.ShouldBe(DeliveryState.Sent);

        world.Mailer.Sent.Count.ShouldBe(1);
        world.Mailer.Attempts.ShouldBe(2);
    }

    [Fact]
    public void Text_ProvisionalThatReplacesAnother_SaysBoth()
    {
        var file = new ProducedFile
        {
            AccountId = AccountId, RunId = "r", Key = new ReportKey(ReportKind.CustomerSpending, ReportFormat.Workbook, "2026-05", "a", "v"), Name = "Spending.xlsx",
            Title = "Spending\r\n2026-05", Missing = ["June isn't billed yet."], Edition = 3, MadeAt = world.Time.GetUtcNow(),
        };
        var text = new ReportMailText("Tailspin", "Customer a", [new MailedReport(file, null)]);

        text.Subject.ShouldBe("Tailspin: Spending2026-05 (provisional) for Customer a");
        text.Text.ShouldContain("It replaces version 2.");
        text.Text.ShouldContain("Provisional: June isn't billed yet.");
    }

    [Theory]
    [InlineData("a@contoso.example", true)]
    [InlineData("a.b+c@mail.contoso.example", true)]
    [InlineData("a@contoso", false)]
    [InlineData("A <a@contoso.example>", false)]
    [InlineData("a@contoso.example,b@contoso.example", false)]
    [InlineData("a@contoso.example\r\nBcc: b@contoso.example", false)]
    [InlineData("", false)]
    public void IsValid_Address_IsOneBareAddress(string text, bool expected) => Plugin.Model.EmailAddress.IsValid(text).ShouldBe(expected);

    public void Dispose() => world.Dispose();

    private MailMessage MailTo(string address) => world.Mailer.Sent.Single(mail => mail.To.Single() == address);

    private async Task<ReportRun> MakeAsync(ReportOrder order)
    {
        await world.Put("G6", 6, ALine.Of("a"), ALine.Of("b", 20m)).DiscoverAsync();
        return await world.MakeAsync(order);
    }
}
