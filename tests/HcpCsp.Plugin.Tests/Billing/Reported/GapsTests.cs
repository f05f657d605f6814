using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Billing.Reported;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Tests.Fakes;
using static HcpCsp.Plugin.Tests.Builders.BillingBuilders;

namespace HcpCsp.Plugin.Tests.Billing.Reported;

public class GapsTests
{
    private static readonly DateTimeOffset AsOf = new(2026, 10, 20, 4, 0, 0, TimeSpan.Zero);
    private readonly InMemoryStore store = new InMemoryStore().With(AnAccount(nonManaged: 20m));

    private InMemoryAccountStore Data => store.Data(AccountId);

    [Fact]
    public void Of_ReadAndTiedOut_IsNothing()
    {
        Data.With(AnInvoice(over: [ALine()]), [ALine()]);

        Of().ShouldBeEmpty();
    }

    [Fact]
    public void Of_LinesNotRead_SaysWhichAndWhy()
    {
        Data.With(AnInvoice(total: 11m), null);

        Of().ShouldBe(["The line items of invoice G104500001 are not read yet."]);
        Of(failures: Failed("lines/G104500001")).ShouldBe(["The line items of invoice G104500001 are not read yet. The last attempt failed: Too many requests."]);
        Of(failures: Failed("lines/G104500002")).ShouldBe(["The line items of invoice G104500001 are not read yet."]);
    }

    [Fact]
    public void Of_HeaderSaysOtherwise_TellsTheDifference()
    {
        Data.With(AnInvoice(total: 11.03m), [ALine(10m)]); // with tax: 11.00

        Of().ShouldBe(["The figures of invoice G104500001 do not agree (Header = lines, difference 0.03 USD)."]);
    }

    [Fact]
    public void Of_VoidedDocument_CountsNothing()
    {
        Data.With(AnInvoice(total: 5m), [ALine(10m)]).With(AnInvoice("G2", total: -5m, documentType: "void_note") with { AmendsNumber = "G104500001" }, null);

        Of().ShouldBeEmpty();
    }

    [Fact]
    public void Of_LinesInTwoCurrencies_AreWholeThoughTheyCannotBeTiedOut()
    {
        Data.With(AnInvoice(total: 11m), [ALine(10m), ALine(10m, Fabrikam, "Fabrikam", currency: "EUR")]);

        Of().ShouldBeEmpty();
    }

    [Fact]
    public void Of_MonthNotBilledYet_SaysAsOfWhen()
    {
        Data.WithOpen("EUR", new DateOnly(2026, 10, 1), AsOf, ALine(currency: "EUR"));

        Of().ShouldBe(["2026-10 in EUR is not billed yet: shown is what is unbilled so far, as of 2026-10-20 04:00 UTC."]);
    }

    [Fact]
    public void Of_UsageShownAndNotRead_SaysSo()
    {
        Data.With(AnInvoice(over: [AnAzureLine(10m)]), [AnAzureLine(10m)]).WithOpen("USD", new DateOnly(2026, 10, 1), AsOf, AnAzureLine(3m));

        Of().Count.ShouldBe(1); // the open month
        Of(withUsage: true, Failed("unbilled-usage/USD/2026-10")).ShouldBe(
        [
            "The daily usage of invoice G104500001 is not read yet.",
            "2026-10 in USD is not billed yet: shown is what is unbilled so far, as of 2026-10-20 04:00 UTC.",
            "The daily usage of 2026-10 in USD is not read yet. The last attempt failed: Too many requests.",
        ]);
    }

    [Fact]
    public void Of_UsageShownOfSeatsAlone_MissesNothing()
    {
        Data.With(AnInvoice(over: [ALine()]), [ALine()]);

        Of(withUsage: true).ShouldBeEmpty();
    }

    [Fact]
    public void OfMonths_ListOfInvoicesFailed_SaysThatOneMayBeMissing()
    {
        Data.With(AnInvoice(over: [ALine()]), [ALine()]);

        Gaps.OfMonths(List(), withUsage: false, Failed("invoices")).ShouldBe(["The list of invoices could not be read at the last discovery, so one may be missing. Too many requests."]);
    }

    [Fact]
    public void Of_ForTheCustomer_NamesNoDocumentFigureOrReason()
    {
        Data.With(AnInvoice(total: 99.99m), [AnAzureLine(10m)])
            .With(AnInvoice("G104500002", total: 5m), null)
            .With(AnInvoice("G104500003", total: 5m), null)
            .WithOpen("USD", new DateOnly(2026, 10, 1), AsOf, ALine());

        CustomerGaps.Of(List(), withUsage: true, [.. Failed("lines/G104500002"), .. Failed("invoices")]).ShouldBe(
        [
            "Charges may be missing that are not known yet.",
            "The charges of 2026-09 are still being checked.",
            "The daily usage of 2026-09 is not there yet.",
            "Charges of 2026-09 may be missing: not all of them are there yet.",
            "2026-10 in USD is not billed yet: shown is what is unbilled so far, as of 2026-10-20 04:00 UTC.",
        ]);
    }

    [Fact]
    public void List_NewestRun_NamesTheFailures()
    {
        DiscoveryRun run = new() { Id = "1", AccountId = AccountId, State = DiscoveryState.Error, StartedAt = AsOf, Errors = Failed("lines/G1") };
        store.SaveRun(run);
        store.SaveRun(run with { Id = "2", StartedAt = AsOf.AddHours(-1), Errors = Failed("lines/G2") });

        Documents().ListFailures(AccountId).Select(failure => failure.Key).ShouldBe(["lines/G1"]);
    }

    private IReadOnlyList<string> Of(bool withUsage = false, params UnitError[] failures) => Gaps.Of(List(), withUsage, failures);

    private IReadOnlyList<ReportedDocument> List() => Documents().List(AccountId, new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 1));

    private ReportedDocuments Documents() => new(store, new BillingLedger(store, new AccountRules(store, new InMemoryPlanStore(), new FakeTenants())));

    private static UnitError[] Failed(string key) => [new UnitError { Key = key, Unit = "a unit", Message = "Too many requests.", Advice = "Wait.", At = AsOf }];
}
