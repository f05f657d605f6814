using System.IO.Compression;
using ClosedXML.Excel;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Billing.Statements;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Model.Statements;
using HcpCsp.Plugin.Reports;
using HcpCsp.Plugin.Reports.Catalog;
using HcpCsp.Plugin.Reports.Customer;
using HcpCsp.Plugin.Reports.Sheets;
using HcpCsp.Plugin.Reports.Sheets.Lines;
using HcpCsp.Plugin.Tests.Fakes;
using static HcpCsp.Plugin.Tests.Builders.BillingBuilders;

namespace HcpCsp.Plugin.Tests.Reports;

/// <summary>A document and its workbooks, written and read back.</summary>
internal sealed class WorkbookFixture
{
    public const string Number = "G104500001";

    public WorkbookFixture(params InvoiceLine[] lines)
        : this("USD", lines)
    {
    }

    public WorkbookFixture(string currency, InvoiceLine[] lines)
    {
        Store = new InMemoryStore().With(AnAccount(managed: 10m, nonManaged: 20m));
        Store.Data(AccountId).With(AnInvoice(over: lines, currency: currency), lines);
        Ledger = new BillingLedger(Store, new AccountRules(Store, Plans, new FakeTenants()));
    }

    /// <summary>A new start over what is stored.</summary>
    public WorkbookFixture(InMemoryStore store)
    {
        Store = store;
        Ledger = new BillingLedger(Store, new AccountRules(Store, Plans, new FakeTenants()));
    }

    public InMemoryStore Store { get; }

    public InMemoryPlanStore Plans { get; } = new();

    public InMemoryBrands Brands { get; } = new();

    public BillingLedger Ledger { get; }

    public Completeness Completeness { get; init; } = Completeness.Whole;

    public int MostSheetRows { get; init; } = LineParts.MostSheetRows;

    public IReadOnlyList<SheetColumn<PricedLine>> CustomerColumns { get; init; } = CustomerLineColumns.All;

    public InvoiceWorkbooks Workbooks => new(Ledger, Store, new HouseStyles(Store, Brands)) { MostSheetRows = MostSheetRows, CustomerColumns = CustomerColumns };

    public WorkbookFixture WithMarkup(decimal? percent, decimal? taxRate = null)
    {
        Store.SaveCustomerSettings(Store.GetCustomerSettings(AccountId, Contoso) with { MarkupPercent = percent, TaxRatePercent = taxRate });
        return this;
    }

    public async Task<Statement> IssueAsync()
    {
        var issuer = new StatementIssuer(Store, Ledger, Workbooks, new StatementDifferences(Store, Plans, Ledger), TimeProvider.System);
        return (await issuer.IssueAsync(AccountId, Number, Contoso, "eva", TestContext.Current.CancellationToken)).ShouldBeOfType<IssueOutcome.Issued>().Statement;
    }

    public async Task<byte[]> WritePartnerAsync()
    {
        using var output = new MemoryStream();
        await Workbooks.WritePartnerWorkbookAsync(AccountId, Number, Completeness, output, TestContext.Current.CancellationToken);
        return output.ToArray();
    }

    public async Task<byte[]> WriteCustomerAsync(Stream? output = null)
    {
        using var buffer = new MemoryStream();
        await Workbooks.WriteCustomerWorkbookAsync(AccountId, Number, Contoso, Completeness, output ?? buffer, TestContext.Current.CancellationToken);
        return buffer.ToArray();
    }

    public static XLWorkbook Open(byte[] file) => new(new MemoryStream(file));

    /// <summary>What Excel's own schema has against a file.</summary>
    public static IReadOnlyList<string> Validate(byte[] file)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);
        return [.. new OpenXmlValidator(FileFormatVersions.Office2013).Validate(document).Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}")];
    }

    /// <summary>Values of a column of a line sheet, by header.</summary>
    public static IReadOnlyList<IXLCell> Column(IXLWorksheet sheet, string header)
    {
        int column = sheet.Row(LineSheet.HeaderRow).CellsUsed().Single(cell => string.Equals(cell.GetString(), header, StringComparison.Ordinal)).Address.ColumnNumber;
        return [.. sheet.Column(column).Cells(LineSheet.FirstRow, sheet.LastRowUsed().RowNumber())];
    }

    public static IReadOnlyDictionary<string, string> Parts(byte[] file)
    {
        using var archive = new ZipArchive(new MemoryStream(file), ZipArchiveMode.Read);
        return archive.Entries.ToDictionary(entry => entry.FullName, entry => new StreamReader(entry.Open()).ReadToEnd(), StringComparer.Ordinal);
    }
}
