using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Reports;
using HcpCsp.Plugin.Model.Statements;
using HcpCsp.Plugin.Reports.Catalog;
using static HcpCsp.Plugin.Tests.Builders.BillingBuilders;
using static HcpCsp.Plugin.Tests.Builders.PlanBuilders;
using static HcpCsp.Plugin.Tests.Reports.Catalog.CatalogFixture;

namespace HcpCsp.Plugin.Tests.Reports.Catalog;

/// <summary>What requests come to: which files, under which names and versions, complete or not.</summary>
public class ReportCatalogTests
{
    private readonly CatalogFixture fixture = new(ALine(10.01m), AnAzureLine(30m), ALine(20m, Fabrikam, "Fabrikam"));

    [Fact]
    public void Plan_AnyKind_NamesItsFiles()
    {
        fixture.Plan(ReportKind.Invoice).Select(NameOf).ShouldBe(["2026-09 G104500001 invoice *.xlsx"]);
        fixture.Plan(ReportKind.Month, ReportFormat.Focus).Select(NameOf).ShouldBe(["2026-09 month FOCUS *.csv"]);
        fixture.Plan(ReportKind.Spending, to: InOctober).Select(NameOf).ShouldBe(["2026-09 to 2026-10 spending *.xlsx"]);
        fixture.Plan(ReportKind.Usage, ReportFormat.Csv).Select(NameOf).ShouldBe(["2026-09 azure usage *.csv"]);
        fixture.Plan(ReportKind.CustomerBilling).Select(NameOf).ShouldBe(["2026-09 Contoso billing details *.xlsx", "2026-09 Fabrikam billing details *.xlsx"]);
        fixture.Plan(ReportKind.CustomerSpending).Select(NameOf).ShouldBe(["2026-09 Contoso spending *.xlsx", "2026-09 Fabrikam spending *.xlsx"]);
        fixture.Plan(ReportKind.CustomerUsage).Select(NameOf).ShouldBe(["2026-09 Contoso azure usage *.xlsx"]);
    }

    [Fact]
    public void Plan_AnyKind_SaysWhatItIsOf()
    {
        fixture.PlanOne(ReportKind.Invoice).Subject.ShouldBe("G104500001");
        fixture.PlanOne(ReportKind.Month).Subject.ShouldBe("2026-09");
        fixture.PlanOne(ReportKind.Spending, to: InOctober).Subject.ShouldBe("2026-09/2026-10");
        fixture.Plan(ReportKind.CustomerBilling).Select(report => (report.Subject, report.CustomerId, report.CustomerName)).ShouldBe(
            [("G104500001", Contoso, "Contoso"), ("G104500001", Fabrikam, "Fabrikam")]);
    }

    [Fact]
    public void Plan_CustomersOfOneName_HaveFilesOfTheirOwn()
    {
        var two = new CatalogFixture(ALine(1m, Contoso, "CON: *?<A/B>"), ALine(1m, Fabrikam, "CON: *?<A/B>"));

        string[] names = [.. two.Plan(ReportKind.CustomerBilling).Select(report => report.FileName)];

        names.Distinct(StringComparer.OrdinalIgnoreCase).Count().ShouldBe(2);
        names.ShouldAllBe(name => name.IndexOfAny(Path.GetInvalidFileNameChars()) < 0 && !name.Contains(':') && !name.Contains('*'));
    }

    [Fact]
    public void Plan_NothingInTheMonths_IsEmpty()
    {
        foreach (ReportKind kind in Enum.GetValues<ReportKind>())
            fixture.Plan(kind, from: new DateOnly(2025, 1, 1)).ShouldBeEmpty();
    }

    [Fact]
    public void Plan_UnknownAccountOrFormat_Throws()
    {
        Should.Throw<InvalidOperationException>(() => fixture.Catalog.Plan(Request(ReportKind.Month) with { AccountId = "nobody" }));
        Should.Throw<InvalidOperationException>(() => fixture.Plan(ReportKind.Spending, ReportFormat.Focus));
    }

    [Fact]
    public void Plan_OneCustomerWanted_IsThatOneAlone()
    {
        fixture.Catalog.Plan(Request(ReportKind.CustomerBilling) with { CustomerIds = [Fabrikam] }).Select(report => report.CustomerName).ShouldBe(["Fabrikam"]);
        fixture.Catalog.Plan(Request(ReportKind.CustomerBilling) with { CustomerIds = ["nobody"] }).ShouldBeEmpty();
        fixture.Catalog.Plan(Request(ReportKind.Spending) with { CustomerIds = ["nobody"] }).ShouldBeEmpty();
    }

    [Fact]
    public void Plan_OneDocumentWanted_IsThatOneAlone()
    {
        fixture.Data.With(AnInvoice("G2", [ALine(1m)]), [ALine(1m)]);

        fixture.Catalog.Plan(Request(ReportKind.Invoice) with { InvoiceNumber = "G2" }).Select(report => report.Subject).ShouldBe(["G2"]);
        fixture.Catalog.Plan(Request(ReportKind.CustomerBilling) with { InvoiceNumber = "G2" }).Select(report => report.Subject).ShouldBe(["G2"]);
        fixture.Catalog.Plan(Request(ReportKind.Invoice) with { InvoiceNumber = "G3" }).ShouldBeEmpty();
    }

    [Fact]
    public void Plan_LinesNotReadYet_AreNoDocumentButMakeTheMonthProvisional()
    {
        fixture.Data.With(AnInvoice("G2", total: 5m), null);

        fixture.Plan(ReportKind.Invoice).Select(report => report.Subject).ShouldBe(["G104500001"]);
        foreach (ReportKind kind in (ReportKind[])[ReportKind.Month, ReportKind.Spending])
            fixture.PlanOne(kind).Completeness.Missing.ShouldBe(["The line items of invoice G2 are not read yet."]);
        // It may yet bill anybody.
        fixture.Plan(ReportKind.CustomerSpending).Select(report => report.Completeness.Missing.Single()).ShouldAllBe(missing => missing == "Charges of 2026-09 may be missing: not all of them are there yet.");
        fixture.Plan(ReportKind.CustomerBilling).ShouldAllBe(report => report.Completeness.IsComplete);
    }

    [Fact]
    public void Plan_UsageNotReadYet_MakesUsageProvisionalAlone()
    {
        fixture.PlanOne(ReportKind.Usage).Completeness.Missing.ShouldBe(["The daily usage of invoice G104500001 is not read yet."]);
        fixture.PlanOne(ReportKind.CustomerUsage).Completeness.IsComplete.ShouldBeFalse();
        fixture.PlanOne(ReportKind.Month).Completeness.IsComplete.ShouldBeTrue();

        fixture.Data.WithUsage("G104500001", AUsage(1m));

        fixture.PlanOne(ReportKind.Usage).Completeness.IsComplete.ShouldBeTrue();
        fixture.PlanOne(ReportKind.CustomerUsage).Completeness.IsComplete.ShouldBeTrue();
    }

    [Fact]
    public void Plan_MonthNotBilledYet_IsProvisionalUntilItIs()
    {
        fixture.Data.WithOpen("USD", InOctober, OpenAsOf, ALine(4m));

        PlannedReport open = fixture.Plan(ReportKind.CustomerBilling, from: InOctober).ShouldHaveSingleItem();
        (open.Subject, open.Completeness.IsComplete).ShouldBe(("2026-10 USD", false));
        fixture.PlanOne(ReportKind.Month, from: InOctober).Completeness.IsComplete.ShouldBeFalse();
        fixture.Plan(ReportKind.Invoice, from: InOctober).ShouldBeEmpty();
    }

    [Fact]
    public void Plan_VoidedDocument_BillsNobodyAndIsStillTheMonths()
    {
        fixture.Data.With(AnInvoice("G2", total: -60m, documentType: "void_note") with { AmendsNumber = "G104500001" }, [ALine(-60m)]);

        fixture.Plan(ReportKind.CustomerBilling).ShouldBeEmpty();
        fixture.Plan(ReportKind.Spending).ShouldBeEmpty();
        fixture.Plan(ReportKind.Month).Count.ShouldBe(1);
        fixture.Plan(ReportKind.Invoice).Count.ShouldBe(2);
    }

    [Fact]
    public void Plan_LinesWithoutACustomer_AreThePartnersAlone()
    {
        var unassigned = new CatalogFixture(ALine(10m, customer: null, name: null));

        unassigned.Plan(ReportKind.CustomerBilling).ShouldBeEmpty();
        unassigned.Plan(ReportKind.Spending).Count.ShouldBe(1);
    }

    [Fact]
    public void Version_NothingChanged_StaysWhateverTheFormat()
    {
        foreach (ReportKind kind in Enum.GetValues<ReportKind>())
            fixture.Plan(kind).Select(report => report.Version).ShouldBe(fixture.Plan(kind, ReportFormat.Csv).Select(report => report.Version));
    }

    [Fact]
    public void Version_RuleOfOneCustomer_ChangesThatCustomersAndThePartners()
    {
        Dictionary<string, string> before = Versions();

        fixture.Books.WithMarkup(33m);

        Versions().Where(pair => before[pair.Key] != pair.Value).Select(pair => pair.Key).ShouldBe(
            ["Invoice ", "Month ", "Spending ", "Usage ", "CustomerBilling Contoso", "CustomerSpending Contoso", "CustomerUsage Contoso"], ignoreOrder: true);
    }

    [Fact]
    public void Version_TaxRate_ChangesTheCustomersBilling()
    {
        Dictionary<string, string> before = Versions();

        fixture.Books.WithMarkup(null, taxRate: 19m);

        Versions().Where(pair => before[pair.Key] != pair.Value).Select(pair => pair.Key).ShouldContain("CustomerBilling Contoso");
    }

    [Fact]
    public void Version_OtherData_ChangesAll()
    {
        Dictionary<string, string> before = Versions();

        fixture.Data.With(AnInvoice(over: [ALine(10.02m), AnAzureLine(30m), ALine(20m, Fabrikam, "Fabrikam")]), [ALine(10.02m), AnAzureLine(30m), ALine(20m, Fabrikam, "Fabrikam")]);

        Versions().ShouldAllBe(pair => before[pair.Key] != pair.Value);
    }

    [Fact]
    public void Version_Usage_ChangesUsageAlone()
    {
        Dictionary<string, string> before = Versions();

        fixture.Data.WithUsage("G104500001", AUsage(1m));

        Versions().Where(pair => before[pair.Key] != pair.Value).Select(pair => pair.Key).ShouldBe(["Usage ", "CustomerUsage Contoso"], ignoreOrder: true);
    }

    [Fact]
    public async Task Version_Issued_IsTheStatementsAndComplete()
    {
        Statement issued = await fixture.Books.IssueAsync();

        fixture.Plan(ReportKind.CustomerBilling)[0].Version.ShouldBe($"{issued.Number} v1");
        fixture.Books.WithMarkup(90m);
        fixture.Plan(ReportKind.CustomerBilling)[0].Version.ShouldBe($"{issued.Number} v1");
    }

    [Theory]
    [InlineData(ReportKind.Invoice)]
    [InlineData(ReportKind.Month)]
    [InlineData(ReportKind.Spending)]
    [InlineData(ReportKind.Usage)]
    [InlineData(ReportKind.CustomerBilling)]
    [InlineData(ReportKind.CustomerSpending)]
    [InlineData(ReportKind.CustomerUsage)]
    public async Task WriteAsync_RulesChangedSincePlanned_AsksToPlanAnew(object kind)
    {
        PlannedReport report = fixture.Plan((ReportKind)kind)[0];
        fixture.Books.WithMarkup(33m);

        (await Should.ThrowAsync<InvalidOperationException>(() => fixture.WriteAsync(report))).Message.ShouldContain("plan it anew");
    }

    [Fact]
    public async Task WriteAsync_StatementIssuedSincePlanned_AsksToPlanAnew()
    {
        PlannedReport report = fixture.Plan(ReportKind.CustomerBilling)[0];
        await fixture.Books.IssueAsync();

        await Should.ThrowAsync<InvalidOperationException>(() => fixture.WriteAsync(report));
    }

    [Fact]
    public async Task WriteAsync_OpenMonthReplacedSincePlanned_AsksToPlanAnew()
    {
        fixture.Data.WithOpen("USD", InOctober, OpenAsOf, ALine(4m));
        PlannedReport report = fixture.PlanOne(ReportKind.CustomerBilling, from: InOctober);
        fixture.Data.WithOpen("USD", InOctober, OpenAsOf.AddDays(1), ALine(5m));

        await Should.ThrowAsync<InvalidOperationException>(() => fixture.WriteAsync(report));
    }

    [Fact]
    public async Task WriteAsync_ReportOfAnotherPlanning_IsTheSameFile()
    {
        PlannedReport report = fixture.Plan(ReportKind.CustomerBilling)[0];

        (await fixture.WriteAsync(report with { Title = report.Title })).ShouldBe(await fixture.WriteAsync(report));
    }

    [Fact]
    public async Task WriteAsync_AnyKindAndFormatTwice_IsTheSameFile()
    {
        fixture.Data.WithUsage("G104500001", AUsage(1m, tags: """{"env":"prod"}"""), AUsage(2m)).WithOpen("USD", InOctober, OpenAsOf, ALine(4m), AnAzureLine(3m));
        var again = new CatalogFixture(ALine(10.01m), AnAzureLine(30m), ALine(20m, Fabrikam, "Fabrikam"));
        again.Data.WithUsage("G104500001", AUsage(1m, tags: """{"env":"prod"}"""), AUsage(2m)).WithOpen("USD", InOctober, OpenAsOf, ALine(4m), AnAzureLine(3m));

        foreach (ReportKind kind in Enum.GetValues<ReportKind>())
        {
            foreach (ReportFormat format in kind.Formats())
            {
                foreach ((PlannedReport one, PlannedReport other) in fixture.Plan(kind, format, to: InOctober).Zip(again.Plan(kind, format, to: InOctober)))
                    (await fixture.WriteAsync(one)).ShouldBe(await again.WriteAsync(other), $"{kind} {format} {one.CustomerName}");
            }
        }
    }

    [Fact]
    public void Plan_TwoThousandCustomers_OpensNoLine()
    {
        var many = new CatalogFixture([.. Enumerable.Range(0, 2000).Select(index => ALine(1m, $"{index:d8}-0000-0000-0000-000000000000", $"Customer {index}"))]);
        for (int month = 1; month <= 8; month++)
            many.Data.With(AnInvoice($"G26{month:d2}", period: BillingPeriod.Month(2026, month)), [.. Enumerable.Range(0, 2000).Select(index => ALine(1m, $"{index:d8}-0000-0000-0000-000000000000", $"Customer {index}"))]);
        many.Books.Ledger.ListInvoices(AccountId);
        many.Data.Reads.Clear();

        long start = TimeProvider.System.GetTimestamp();
        many.Plan(ReportKind.CustomerSpending, from: new DateOnly(2026, 1, 1), to: InSeptember).Count.ShouldBe(2000);

        many.Data.Reads.ShouldBeEmpty();
        TestContext.Current.TestOutputHelper!.WriteLine($"planned in {TimeProvider.System.GetElapsedTime(start)}");
    }

    [Fact]
    public void Plan_MonthlyFee_IsInTheVersion()
    {
        string before = fixture.Plan(ReportKind.CustomerBilling)[0].Version;
        fixture.Books.Plans.With(APlan(MarkUp(20m), Fee(25m)), Contoso);
        string with25 = fixture.Plan(ReportKind.CustomerBilling)[0].Version;

        with25.ShouldNotBe(before);
    }

    private Dictionary<string, string> Versions() => Enum.GetValues<ReportKind>()
        .SelectMany(kind => fixture.Plan(kind)).ToDictionary(report => $"{report.Request.Kind} {report.CustomerName}", report => report.Version, StringComparer.Ordinal);

    // Without the short text that tells files apart.
    private static string NameOf(PlannedReport report)
    {
        string[] words = report.FileName.Split(' ');
        words[^1].Split('.')[0].Length.ShouldBe(10);
        return string.Join(' ', words[..^1]) + " *." + words[^1].Split('.')[1];
    }
}
