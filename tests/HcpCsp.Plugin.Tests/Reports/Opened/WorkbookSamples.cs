using HcpCsp.Plugin.Billing.Statements;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Model.Reports;
using HcpCsp.Plugin.Reports.Catalog;
using HcpCsp.Plugin.Reports.Sheets.Lines;
using HcpCsp.Plugin.Tests.Reports.Catalog;
using static HcpCsp.Plugin.Tests.Builders.BillingBuilders;
using static HcpCsp.Plugin.Tests.Builders.PlanBuilders;

namespace HcpCsp.Plugin.Tests.Reports.Opened;

/// <summary>A workbook of each kind. A kind of report isn't done before it is in this list.</summary>
internal static class WorkbookSamples
{
    public static IReadOnlyDictionary<string, Func<Task<byte[]>>> All { get; } = new Dictionary<string, Func<Task<byte[]>>>(StringComparer.Ordinal)
    {
        ["partner"] = () => new WorkbookFixture(Lines).WithMarkup(12.5m).WritePartnerAsync(),
        ["partner-two-currencies"] = () => new WorkbookFixture([.. Lines, ALine(100.05m, currency: "EUR"), ALine(0.35m, Fabrikam, "Fabrikam", currency: "EUR")]).WritePartnerAsync(),
        ["partner-credits"] = () => new WorkbookFixture(ALine(10m), ALine(-30.01m, charge: "customerCredit"), ALine(-0.01m)).WritePartnerAsync(),
        ["partner-jpy"] = () => new WorkbookFixture("JPY", [ALine(1001m, currency: "JPY"), ALine(-77m, currency: "JPY")]).WritePartnerAsync(),
        ["partner-kwd"] = () => new WorkbookFixture("KWD", [ALine(1.001m, currency: "KWD"), ALine(0.333m, currency: "KWD")]).WritePartnerAsync(),
        ["partner-empty"] = () => new WorkbookFixture().WritePartnerAsync(),
        ["partner-many-sheets"] = () => new WorkbookFixture([.. Lines, .. Lines, ALine(1m, currency: "EUR"), ALine(2m, currency: "EUR"), ALine(3m, currency: "EUR")]) { MostSheetRows = 6 }.WritePartnerAsync(),
        ["partner-plans"] = () => UnderAPlan().WritePartnerAsync(),
        ["partner-provisional"] = () => Branded(new WorkbookFixture(Lines) { Completeness = new(["Daily usage of 2026-09 isn't there yet"]) }).WritePartnerAsync(),
        ["customer"] = () => new WorkbookFixture(Lines).WithMarkup(12.5m).WriteCustomerAsync(),
        ["customer-tax"] = () => new WorkbookFixture(Lines).WithMarkup(12.5m, taxRate: 19m).WriteCustomerAsync(),
        ["customer-tax-jpy"] = () => new WorkbookFixture("JPY", [ALine(1005m, currency: "JPY")]).WithMarkup(10m, taxRate: 10m).WriteCustomerAsync(),
        ["customer-issued"] = IssuedAsync,
        ["customer-plan"] = () => UnderAPlan().WriteCustomerAsync(),
        ["customer-two-currencies"] = () => new WorkbookFixture([.. Lines, ALine(100.05m, currency: "EUR")]).WithMarkup(7m, taxRate: 7.7m).WriteCustomerAsync(),
        ["customer-many-sheets"] = () => new WorkbookFixture([.. Lines, .. Lines]) { MostSheetRows = 6 }.WriteCustomerAsync(),
        ["customer-provisional"] = () => new WorkbookFixture(Lines) { Completeness = new(["Daily usage of 2026-09 isn't there yet"]) }.WriteCustomerAsync(),
        ["month"] = () => Catalogued().WriteAsync(ReportKind.Month),
        ["month-provisional"] = () => Catalogued().WriteAsync(ReportKind.Month, from: CatalogFixture.InOctober),
        ["spending"] = () => Catalogued().WriteAsync(ReportKind.Spending, to: CatalogFixture.InOctober),
        ["usage"] = () => Catalogued().WriteAsync(ReportKind.Usage, to: CatalogFixture.InOctober),
        ["customer-not-billed"] = () => Catalogued().WriteAsync(ReportKind.CustomerBilling, from: CatalogFixture.InOctober),
        ["customer-spending"] = () => Catalogued().WriteFirstAsync(ReportKind.CustomerSpending),
        ["customer-usage"] = () => Catalogued().WriteAsync(ReportKind.CustomerUsage, to: CatalogFixture.InOctober),
        ["customer-usage-many-sheets"] = () => Catalogued(mostSheetRows: 6).WriteAsync(ReportKind.CustomerUsage),
        ["customer-branded"] = () => Branded(new WorkbookFixture(Lines)).WriteCustomerAsync(),
    };

    // Sums that binary fractions can't hold, a credit, nothing, and what a sheet could take for a formula.
    private static InvoiceLine[] Lines =>
    [
        ALine(0.1m), ALine(0.2m), ALine(10.01m), ALine(-10.01m, charge: "customerCredit"), ALine(0m), ALine(1234567.89m, product: "=1+1 <&> \"q\" 🚀"),
        ALine(7m, Fabrikam, "Fabrikam \"quoted\""),
    ];

    // Two currencies, a voided document, a month that isn't billed yet, tags that can't be read, a charge without usage.
    private static CatalogFixture Catalogued(int mostSheetRows = LineParts.MostSheetRows)
    {
        var fixture = new CatalogFixture([.. Lines, AnAzureLine(30.07m), AnAzureLine(1.1m, "NC16", plan: "PLAN-2")]) { MostSheetRows = mostSheetRows };
        fixture.Data
            .With(AnInvoice("G104500002", [ALine(1001m, currency: "JPY")], currency: "JPY"), [ALine(1001m, currency: "JPY")])
            .With(AnInvoice("G104500003", [ALine(5m)], documentType: "void_note"), [ALine(5m)])
            .WithUsage(
                WorkbookFixture.Number,
                AUsage(0.1m, 10.0049m, tags: """{"env":"prod"}"""), AUsage(0.2m, 20.1m, day: 2, tags: "env=prod"), AUsage(7m, day: 3), AUsage(1m, meter: "B2s", day: 3), AUsage(1m, meter: "=1+1", day: 4))
            .WithOpen("USD", CatalogFixture.InOctober, CatalogFixture.OpenAsOf, ALine(4m), AnAzureLine(3m))
            .WithOpenUsage("USD", CatalogFixture.InOctober, CatalogFixture.OpenAsOf, AUsage(1m));
        return fixture;
    }

    private static WorkbookFixture UnderAPlan()
    {
        var fixture = new WorkbookFixture(Lines);
        fixture.Plans.With(APlan(MarkUp(50m), Fee(25m)), Contoso);
        return fixture;
    }

    private static WorkbookFixture Branded(WorkbookFixture fixture)
    {
        fixture.Brands.SaveBrand(new ReportBrand { AccountId = AccountId, Accent = "#7A1FA2", Footer = "Tailspin & Sons", Logo = new BrandLogo(ReportSamples.Png, 320, 80) });
        return fixture;
    }

    private static async Task<byte[]> IssuedAsync()
    {
        WorkbookFixture fixture = new WorkbookFixture(Lines).WithMarkup(12.5m, taxRate: 19m);
        CustomerStatement statement = CustomerStatement.Find(fixture.Store, fixture.Ledger.FindInvoice(AccountId, WorkbookFixture.Number)!, Contoso)!;
        using var output = new MemoryStream();
        await fixture.Workbooks.WriteAsync(statement with { Version = 1 }, output, TestContext.Current.CancellationToken);
        return output.ToArray();
    }
}
