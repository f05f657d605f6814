using HcpCsp.Plugin.Billing.Reported;
using HcpCsp.Plugin.Billing.Spending;
using HcpCsp.Plugin.Billing.Statements;
using HcpCsp.Plugin.Billing.Usage;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Reports;
using HcpCsp.Plugin.Model.Statements;
using HcpCsp.Plugin.Reports.Csv;
using HcpCsp.Plugin.Reports.Customer;
using HcpCsp.Plugin.Reports.Sheets;
using HcpCsp.Plugin.Reports.Sheets.Lines;
using HcpCsp.Plugin.Reports.Spending;
using HcpCsp.Plugin.Reports.Usage;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Reports.Catalog;

/// <summary>Writes what customers get. Each workbook is held against the allow-list before it goes out.</summary>
internal sealed class CustomerReportWriter(ICspStore store, StatementsInForce statements, InvoiceWorkbooks workbooks, CustomerSpendingLedger spending, HouseStyles styles)
{
    private const int FileBuffer = 64 * 1024;

    /// <summary>Rows that a sheet holds at most.</summary>
    public int MostSheetRows { get; init; } = LineParts.MostSheetRows;

    /// <summary>What customers see of their spending in detail.</summary>
    public IReadOnlyList<SheetColumn<CustomerSpendingRow>> SpendingDetails { get; init; } = SpendingColumns.Customer;

    /// <summary>What customers see of their daily usage.</summary>
    public IReadOnlyList<SheetColumn<UsageEntry>> DailyUsage { get; init; } = UsageColumns.Customer;

    public async Task<WorkbookResult> WriteBillingAsync(ReportData data, ReportFile file)
    {
        string customerId = CustomerOf(file);
        ReportedDocument document = data.PartsOf(customerId).Select(static part => part.Document).First(document => IsSubject(document, file.Report));
        CustomerStatement statement = StatementOf(document, customerId);
        return file.Request.Format switch
        {
            ReportFormat.Workbook when statement.Version is not null => await CopyIssuedAsync(statement, file),
            ReportFormat.Workbook => await workbooks.WriteCustomerWorkbookAsync(statement, file.Report.Completeness, file.WriteAsync),
            ReportFormat.Csv => await file.WriteAsync(output => InvoiceCsv.WriteLines(statement, file.Dialect, output, file.CancellationToken)),
            _ => await file.WriteAsync(output => InvoiceCsv.WriteFocus(statement, output, file.CancellationToken)),
        };
    }

    public async Task<WorkbookResult> WriteSpendingAsync(ReportData data, ReportFile file)
    {
        CustomerReport report = ReportOf(data, file);
        IReadOnlyList<CustomerSpendingRow> rows = spending.List(report.Documents.Select(static one => one.Document), report.CustomerId);
        if (file.Request.Format is ReportFormat.Csv)
            return await file.WriteCsvAsync(SpendingColumns.Customer, rows, static row => row.Price, report.Documents.SelectMany(static one => one.Statement.Bills).Select(static bill => bill.Price));
        var workbook = new CustomerSpendingWorkbook(report, rows, SpendingDetails);
        WorkbookSettings settings = SettingsOf(file, report);
        using WorkbookDraft draft = workbook.Design(settings);
        return await file.WriteAsync(draft, finished => new CustomerLeakScan(workbook.Allow(settings.Style), draft).Check(finished));
    }

    public async Task<WorkbookResult> WriteUsageAsync(ReportData data, ReportFile file)
    {
        CustomerReport report = ReportOf(data, file);
        var usage = new CustomerUsage(store.OpenAccount(data.Account.Id), statements, report.Documents.Select(static one => one.Document), report.CustomerId);
        var workbook = new CustomerUsageWorkbook(report, usage, DailyUsage);
        if (file.Request.Format is ReportFormat.Csv)
            return await file.WriteCsvAsync(UsageColumns.Customer, workbook.Currencies.SelectMany(workbook.Read), static entry => entry.Amount, usage.Charges.Select(static charge => charge.Price));
        WorkbookSettings settings = SettingsOf(file, report);
        using WorkbookDraft draft = workbook.Design(settings);
        return await file.WriteAsync(draft, finished => new CustomerLeakScan(workbook.Allow(settings.Style), draft).Check(finished));
    }

    private async Task<WorkbookResult> CopyIssuedAsync(CustomerStatement statement, ReportFile file)
    {
        Statement issued = store.Statements.ListInForce(file.Request.AccountId, statement.Invoice.Invoice.Number)[statement.CustomerId];
        StatementFile sent = issued.Files is [var first, ..] ? first : throw new InvalidOperationException($"Statement {issued.Number} has no file.");
        await using Stream content = await store.Statements.OpenFileAsync(issued, sent, file.CancellationToken);
        await content.CopyToAsync(file.Output, FileBuffer, file.CancellationToken);
        return new WorkbookResult(sent.Rows);
    }

    private CustomerReport ReportOf(ReportData data, ReportFile file)
    {
        string customerId = CustomerOf(file);
        return new CustomerReport(
            data.Account,
            customerId,
            data.NameOf(customerId),
            file.Request.FromMonth,
            file.Request.ToMonth,
            [.. data.PartsOf(customerId).Select(part => new CustomerDocument(part.Document, StatementOf(part.Document, customerId)))]);
    }

    private CustomerStatement StatementOf(ReportedDocument document, string customerId) => statements.Find(document.Bill, customerId)
        ?? throw new InvalidOperationException($"Document {document.Number} bills nothing to {customerId}.");

    private static bool IsSubject(ReportedDocument document, PlannedReport report) => string.Equals(ReportNames.Subject(document), report.Subject, StringComparison.Ordinal);

    private static string CustomerOf(ReportFile file) => file.Report.CustomerId ?? throw new InvalidOperationException($"\"{file.Report.Title}\" is nobody's.");

    private WorkbookSettings SettingsOf(ReportFile file, CustomerReport report) =>
        new() { Style = styles.OfCustomer(file.Request.AccountId, report.CustomerId), Completeness = file.Report.Completeness, MostSheetRows = MostSheetRows };
}
