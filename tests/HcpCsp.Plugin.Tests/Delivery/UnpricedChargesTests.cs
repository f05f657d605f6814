using HcpCsp.Plugin.Billing.Reported;
using HcpCsp.Plugin.Delivery;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Reports;
using HcpCsp.Plugin.Reports.Catalog;
using HcpCsp.Plugin.Tests.Reports;
using static HcpCsp.Plugin.Tests.Builders.BillingBuilders;

namespace HcpCsp.Plugin.Tests.Delivery;

/// <summary>What must not go out to a customer by itself, since our cost could be read from it.</summary>
public class UnpricedChargesTests
{
    private static readonly DateOnly September = new(2026, 9, 1);

    private readonly WorkbookFixture fixture = new(ALine(10m));

    [Theory]
    [InlineData(nameof(ReportKind.CustomerBilling), WorkbookFixture.Number)]
    [InlineData(nameof(ReportKind.CustomerSpending), "2026-09")]
    [InlineData(nameof(ReportKind.CustomerUsage), "2026-09")]
    public void AreIn_NoPriceIsSet_AreThere(string kind, string subject)
    {
        WithoutPrices();

        Find(Enum.Parse<ReportKind>(kind)).AreIn(Planned(Enum.Parse<ReportKind>(kind), subject)).ShouldBeTrue();
    }

    [Fact]
    public void AreIn_MarkupOfNothing_IsAPrice()
    {
        WithoutPrices();
        fixture.WithMarkup(0m);

        Find(ReportKind.CustomerBilling).AreIn(Planned(ReportKind.CustomerBilling, WorkbookFixture.Number)).ShouldBeFalse();
    }

    [Fact]
    public async Task AreIn_IssuedByAPerson_AreToldAllTheSame()
    {
        WithoutPrices();
        await fixture.IssueAsync();

        Find(ReportKind.CustomerBilling).AreIn(Planned(ReportKind.CustomerBilling, WorkbookFixture.Number)).ShouldBeFalse();
    }

    [Fact]
    public void AreIn_OtherMonth_AreNotThere()
    {
        WithoutPrices();

        Find(ReportKind.CustomerSpending).AreIn(Planned(ReportKind.CustomerSpending, "2026-08", September.AddMonths(-1))).ShouldBeFalse();
    }

    [Fact]
    public void AreIn_ThePartnersReport_AreNeverThere()
    {
        WithoutPrices();

        Find(ReportKind.CustomerBilling).AreIn(Planned(ReportKind.Invoice, WorkbookFixture.Number) with { CustomerId = null }).ShouldBeFalse();
    }

    private void WithoutPrices() => fixture.Store.With(AnAccount(managed: null, nonManaged: null));

    private UnpricedCharges Find(ReportKind kind) => UnpricedCharges.Find(
        new DueQuestion(AccountId, "owner", new ReportOrder { Items = [new ReportItem(kind, ReportFormat.Workbook)] }, [new MonthSpan(September.AddMonths(-2), September)], null, null),
        new ReportedDocuments(fixture.Store, fixture.Ledger),
        fixture.Store);

    private static PlannedReport Planned(ReportKind kind, string subject, DateOnly? month = null) => new()
    {
        Request = new ReportRequest { AccountId = AccountId, Kind = kind, Format = ReportFormat.Workbook, FromMonth = month ?? September, ToMonth = month ?? September },
        Subject = subject, CustomerId = Contoso, Title = "", FileName = "x.xlsx", Completeness = Completeness.Whole, Version = "1",
    };
}
