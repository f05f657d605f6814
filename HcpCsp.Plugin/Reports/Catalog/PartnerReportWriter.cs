using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Billing.Reported;
using HcpCsp.Plugin.Billing.Spending;
using HcpCsp.Plugin.Billing.Statements;
using HcpCsp.Plugin.Billing.Usage;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Reports;
using HcpCsp.Plugin.Reports.Csv;
using HcpCsp.Plugin.Reports.Month;
using HcpCsp.Plugin.Reports.Partner;
using HcpCsp.Plugin.Reports.Sheets;
using HcpCsp.Plugin.Reports.Sheets.Lines;
using HcpCsp.Plugin.Reports.Spending;
using HcpCsp.Plugin.Reports.Usage;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Reports.Catalog;

/// <summary>Writes the partner's reports.</summary>
internal sealed class PartnerReportWriter(ICspStore store, InvoiceWorkbooks workbooks, InvoiceCsv csv, HouseStyles styles)
{
    /// <summary>Rows that a sheet holds at most.</summary>
    public int MostSheetRows { get; init; } = LineParts.MostSheetRows;

    public Task<WorkbookResult> WriteInvoiceAsync(ReportFile file)
    {
        ReportRequest request = file.Request;
        string number = file.Report.Subject;
        return request.Format switch
        {
            ReportFormat.Workbook => workbooks.WritePartnerWorkbookAsync(request.AccountId, number, file.Report.Completeness, file.Output, file.CancellationToken),
            ReportFormat.Csv => file.WriteAsync(output => csv.WriteLines(request.AccountId, number, customerId: null, file.Dialect, output, file.CancellationToken)),
            _ => file.WriteAsync(output => csv.WriteFocus(request.AccountId, number, customerId: null, output, file.CancellationToken)),
        };
    }

    public async Task<WorkbookResult> WriteMonthAsync(ReportData data, ReportFile file)
    {
        ReportedDocument[] documents = [.. data.Documents.Where(document => string.Equals(ReportNames.Month(document.Month), file.Report.Subject, StringComparison.Ordinal))];
        DateOnly first = documents[0].Month;
        var month = new MonthReport(new PartnerReport(data.Account, first, first, documents, static _ => true), store.OpenAccount(data.Account.Id));
        switch (file.Request.Format)
        {
            case ReportFormat.Workbook:
                using (WorkbookDraft draft = MonthWorkbook.Design(month, SettingsOf(file)))
                    return await file.WriteAsync(draft);
            case ReportFormat.Csv:
                return await file.WriteCsvAsync(DocumentLine.Columns, month.Currencies.SelectMany(month.Read), static line => line.Line.Outcome.Price, PricesOf(month.Report));
            default:
                InvoiceBill[] bills = [.. month.Report.Counted.Select(static document => document.Bill)];
                return await file.WriteAsync(output => InvoiceCsv.WritePartnerFocus(bills, bill => Read(data, bill), output, file.CancellationToken));
        }
    }

    public async Task<WorkbookResult> WriteSpendingAsync(ReportData data, ReportFile file)
    {
        PartnerReport report = ReportOf(data, file);
        IReadOnlyList<SpendingRow> rows = SpendingTally.List(report.Documents, report.IsWanted);
        if (file.Request.Format is ReportFormat.Csv)
            return await file.WriteCsvAsync(SpendingColumns.Partner, rows, static row => row.Price, PricesOf(report));
        using WorkbookDraft draft = SpendingWorkbook.Design(report, rows, SettingsOf(file));
        return await file.WriteAsync(draft);
    }

    public async Task<WorkbookResult> WriteUsageAsync(ReportData data, ReportFile file)
    {
        PartnerReport report = ReportOf(data, file);
        var usage = new PartnerUsage(store.OpenAccount(data.Account.Id), report.Documents, report.IsWanted);
        // Nobody else adds usage up, and it is never a bill: there is nothing to hold its sum against.
        if (file.Request.Format is ReportFormat.Csv)
            return await file.WriteCsvAsync(UsageColumns.Partner, usage.Read(), static _ => null, []);
        using WorkbookDraft draft = UsageWorkbook.Design(report, usage, SettingsOf(file));
        return await file.WriteAsync(draft);
    }

    private static PartnerReport ReportOf(ReportData data, ReportFile file)
    {
        HashSet<string>? wanted = file.Request.CustomerIds is { } ids ? [.. ids] : null;
        return new PartnerReport(data.Account, file.Request.FromMonth, file.Request.ToMonth, data.Documents, id => wanted?.Contains(id) ?? true);
    }

    private static IEnumerable<Money> PricesOf(PartnerReport report) =>
        report.Counted.SelectMany(static document => document.Bill.Customers).Where(customer => report.IsWanted(customer.CustomerId)).Select(static customer => customer.Price);

    private IEnumerable<PricedLine> Read(ReportData data, InvoiceBill bill) =>
        bill.Customers.GroupBy(static customer => customer.Cost.Currency, StringComparer.Ordinal).SelectMany(own => BillLines.ReadAll(store.OpenAccount(data.Account.Id), bill.Invoice, own));

    private WorkbookSettings SettingsOf(ReportFile file) =>
        new() { Style = styles.OfPartner(file.Request.AccountId), Completeness = file.Report.Completeness, MostSheetRows = MostSheetRows };
}
