using System.Globalization;
using System.Text;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Reports;
using HcpCsp.Plugin.Reports;
using HcpCsp.Plugin.Reports.Catalog;
using HcpCsp.Plugin.Store;
using HcpCsp.Plugin.Tests.Fakes;
using HcpCsp.Plugin.Tests.Simulated;
using HcpCsp.TestHost.Simulator.Data;
using static HcpCsp.Plugin.Tests.Builders.BillingBuilders;
using ProductFamily = HcpCsp.Plugin.Model.Lines.ProductFamily;

namespace HcpCsp.Plugin.Tests.Reports.Catalog;

/// <summary>All kinds over what the simulated Microsoft bills, in the real store: each file's sums are the ledger's.</summary>
public sealed class CatalogOfScaleTests(ITestOutputHelper output) : IDisposable
{
    private static readonly DateOnly First = new(2026, 9, 1);
    private static readonly DateOnly Last = new(2026, 10, 1);
    private readonly string folder = Directory.CreateTempSubdirectory("hcpcsp-catalog-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task WriteAsync_EveryKindOfScaleS_ComesToTheLedger()
    {
        using var store = new CspStore(folder, TimeProvider.System);
        PartnerTenant partner = new SimulatedWorld(Scale.S, 1, new DateOnly(2026, 11, 23)).Partners[0];
        PartnerAccount account = store.SaveAccount(AnAccount(nonManaged: 7.5m));
        IAccountStore data = store.OpenAccount(account.Id);
        await SimulatedDocuments.LoadAsync(partner, data);
        await SimulatedDocuments.LoadUsageAsync(partner, data);
        var ledger = new BillingLedger(store, new AccountRules(store, store.Plans, new FakeTenants()));
        IReportCatalog catalog = CatalogFixture.Compose(store, store.Plans, ledger, new InvoiceWorkbooks(ledger, store, new HouseStyles(store)));
        CustomerBill[] bills = [.. ledger.ListInvoices(account.Id)
            .Where(bill => !bill.Invoice.IsVoided && bill.Invoice.Period.StartMonth >= First && bill.Invoice.Period.StartMonth <= Last)
            .SelectMany(bill => bill.Customers)];
        Dictionary<string, decimal> all = Sums(bills.Select(bill => bill.Price));
        Dictionary<string, decimal> ofCustomers = Sums(bills.Where(bill => bill.CustomerId != CustomerId.Unassigned).Select(bill => bill.Price));
        Dictionary<string, decimal> azure = Sums(bills.Where(bill => bill.CustomerId != CustomerId.Unassigned)
            .SelectMany(bill => bill.Products).Where(product => product.Family == ProductFamily.AzurePlan).Select(product => product.Price));

        (await SumAsync(catalog, ReportKind.Month)).ShouldBe(all, ignoreOrder: true);
        (await SumAsync(catalog, ReportKind.Spending)).ShouldBe(all, ignoreOrder: true);
        (await SumAsync(catalog, ReportKind.CustomerBilling)).ShouldBe(ofCustomers, ignoreOrder: true);
        (await SumAsync(catalog, ReportKind.CustomerSpending)).ShouldBe(ofCustomers, ignoreOrder: true);
        (await SumAsync(catalog, ReportKind.CustomerUsage)).ShouldBe(azure, ignoreOrder: true);
        await WriteWorkbooksAsync(catalog);
    }

    // Each workbook holds its own sheets against the ledger while it is written, and each customer's is scanned.
    private async Task WriteWorkbooksAsync(IReportCatalog catalog)
    {
        foreach (ReportKind kind in Enum.GetValues<ReportKind>())
        {
            IReadOnlyList<PlannedReport> reports = catalog.Plan(CatalogFixture.Request(kind, ReportFormat.Workbook, First, Last));
            reports.Select(report => report.FileName).Distinct(StringComparer.OrdinalIgnoreCase).Count().ShouldBe(reports.Count);
            int rows = 0;
            foreach (PlannedReport report in reports)
                rows += (await catalog.WriteAsync(report, Stream.Null, TestContext.Current.CancellationToken)).Rows;
            rows.ShouldBeGreaterThan(0);
            output.WriteLine($"{kind}: {reports.Count} workbooks, {rows} rows");
        }
    }

    private static async Task<Dictionary<string, decimal>> SumAsync(IReportCatalog catalog, ReportKind kind)
    {
        var sums = new List<Money>();
        foreach (PlannedReport report in catalog.Plan(CatalogFixture.Request(kind, ReportFormat.Csv, First, Last)))
        {
            using var file = new MemoryStream();
            await catalog.WriteAsync(report, file, TestContext.Current.CancellationToken);
            foreach (Dictionary<string, string> row in CatalogFixture.ReadCsv(Encoding.UTF8.GetString(file.ToArray())).Where(row => row["Price"].Length > 0))
                sums.Add(new Money(decimal.Parse(row["Price"], CultureInfo.InvariantCulture), row["Currency"].ToUpperInvariant()));
        }

        return Sums(sums);
    }

    private static Dictionary<string, decimal> Sums(IEnumerable<Money> prices) =>
        prices.GroupBy(price => price.Currency, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Sum(price => price.Amount), StringComparer.Ordinal);
}
