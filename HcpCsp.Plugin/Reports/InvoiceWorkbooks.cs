using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Billing.Statements;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Reports.Catalog;
using HcpCsp.Plugin.Reports.Customer;
using HcpCsp.Plugin.Reports.Partner;
using HcpCsp.Plugin.Reports.Sheets;
using HcpCsp.Plugin.Reports.Sheets.Lines;
using HcpCsp.Plugin.Reports.Sheets.Packing;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Reports;

/// <inheritdoc cref="IInvoiceWorkbooks"/>
/// <remarks>A workbook is finished, and the customer's scanned, in a temporary file before a byte of it goes out.</remarks>
internal sealed class InvoiceWorkbooks(IBillingLedger ledger, ICspStore store, HouseStyles styles) : IInvoiceWorkbooks, IStatementWriter
{
    /// <summary>Rows that a sheet holds at most.</summary>
    public int MostSheetRows { get; init; } = LineParts.MostSheetRows;

    /// <summary>The columns that customers see.</summary>
    public IReadOnlyList<SheetColumn<PricedLine>> CustomerColumns { get; init; } = CustomerLineColumns.All;

    public async Task<WorkbookResult> WritePartnerWorkbookAsync(
        string accountId, string invoiceNumber, Completeness completeness, Stream output, CancellationToken cancellationToken)
    {
        InvoiceBill bill = GetBill(accountId, invoiceNumber);
        using WorkbookDraft draft = PartnerWorkbook.Design(bill, ledger, SettingsOf(styles.OfPartner(accountId), completeness));
        return await FinishedFile.WriteAsync(draft, static _ => { }, output, cancellationToken);
    }

    public async Task<WorkbookResult> WriteCustomerWorkbookAsync(
        string accountId, string invoiceNumber, string customerId, Completeness completeness, Stream output, CancellationToken cancellationToken)
    {
        InvoiceBill bill = GetBill(accountId, invoiceNumber);
        return await WriteCustomerWorkbookAsync(
            CustomerStatement.Find(store, bill, customerId) ?? throw new InvalidOperationException($"Document {invoiceNumber} has no customer {customerId}."),
            completeness,
            output,
            cancellationToken);
    }

    public Task<WorkbookResult> WriteCustomerWorkbookAsync(CustomerStatement statement, Completeness completeness, Stream output, CancellationToken cancellationToken) =>
        WriteCustomerWorkbookAsync(statement, completeness, (draft, check) => FinishedFile.WriteAsync(draft, check, output, cancellationToken));

    public async Task<int> WriteAsync(CustomerStatement statement, Stream output, CancellationToken cancellationToken)
    {
        try
        {
            return (await WriteCustomerWorkbookAsync(statement, Completeness.Whole, output, cancellationToken)).Rows;
        }
        catch (CustomerLeakException exception)
        {
            throw new StatementNotWrittenException($"The workbook of {statement.CustomerName} was held back, since it would have shown what isn't the customer's. {exception.Message}", exception);
        }
    }

    public string FileNameOf(CustomerStatement statement) =>
        $"{WorkbookNames.FilePart(statement.CustomerName)} {statement.Number}{(statement.Version is { } version ? $" v{version}" : "")}.xlsx";

    public string GetFileName(string accountId, string invoiceNumber, string? customerId)
    {
        InvoiceBill bill = ledger.FindInvoice(accountId, invoiceNumber)
            ?? throw new InvalidOperationException($"Document {invoiceNumber} is unknown.");
        return GetFileName(bill, customerId);
    }

    public string GetFileName(InvoiceBill bill, string? customerId)
    {
        string invoiceNumber = bill.Invoice.Number;
        string month = bill.Invoice.Period.Start.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);
        string name = customerId is null
            ? $"{WorkbookNames.FilePart(invoiceNumber)} partner"
            : WorkbookNames.FilePart(bill.Customers.FirstOrDefault(customer => string.Equals(customer.CustomerId, customerId, StringComparison.Ordinal))?.CustomerName ?? "");
        return $"{month} {name} {WorkbookNames.Reference(bill.Account.Id, invoiceNumber, customerId)}.xlsx";
    }

    /// <summary>As issued, live, or of a month that isn't billed yet.</summary>
    /// <param name="statement">Statement.</param>
    /// <param name="completeness">Of what it is made from.</param>
    /// <param name="finish">Takes the workbook, and what the finished file must pass before it goes out.</param>
    public async Task<WorkbookResult> WriteCustomerWorkbookAsync(CustomerStatement statement, Completeness completeness, Func<WorkbookDraft, Action<Stream>, Task<WorkbookResult>> finish)
    {
        HouseStyle style = styles.OfCustomer(statement.Invoice.Account.Id, statement.CustomerId);
        using WorkbookDraft draft = CustomerWorkbook.Design(statement, CustomerColumns, SettingsOf(style, completeness));
        return await finish(draft, file => new CustomerLeakScan(StatementAllowance.Of(statement, style), draft).Check(file));
    }

    private WorkbookSettings SettingsOf(HouseStyle style, Completeness completeness) =>
        new() { Style = style, Completeness = completeness, MostSheetRows = MostSheetRows };

    private InvoiceBill GetBill(string accountId, string invoiceNumber) => ledger.FindInvoice(accountId, invoiceNumber) switch
    {
        null => throw new InvalidOperationException($"Document {invoiceNumber} is unknown."),
        { Invoice.Lines: null } => throw new InvalidOperationException($"The lines of document {invoiceNumber} have not been read yet."),
        { } bill => bill,
    };
}
