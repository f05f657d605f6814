using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Billing.Statements;
using HcpCsp.Plugin.Reports.Catalog;

namespace HcpCsp.Plugin.Reports;

/// <summary>Writes Excel workbooks of a document. The same data and rules give the same bytes.</summary>
internal interface IInvoiceWorkbooks
{
    /// <summary>For the partner: Summary, Customers, Line items, Tie-out.</summary>
    /// <exception cref="InvalidOperationException">The document is unknown or its lines aren't read yet.</exception>
    Task<WorkbookResult> WritePartnerWorkbookAsync(
        string accountId, string invoiceNumber, Completeness completeness, Stream output, CancellationToken cancellationToken);

    /// <summary>For one customer: its lines at its price; no cost, mark-up or margin anywhere in the file.</summary>
    /// <exception cref="InvalidOperationException">The document or the customer on it is unknown, or its lines aren't read yet.</exception>
    Task<WorkbookResult> WriteCustomerWorkbookAsync(
        string accountId, string invoiceNumber, string customerId, Completeness completeness, Stream output, CancellationToken cancellationToken);

    /// <summary>The same for a statement at hand: whoever writes for many customers finds the document once.</summary>
    Task<WorkbookResult> WriteCustomerWorkbookAsync(CustomerStatement statement, Completeness completeness, Stream output, CancellationToken cancellationToken);

    /// <summary>A safe file name for a workbook, unique within its invoice; <paramref name="customerId"/> null for the partner's.</summary>
    string GetFileName(string accountId, string invoiceNumber, string? customerId);

    /// <inheritdoc cref="GetFileName(string, string, string?)"/>
    string GetFileName(InvoiceBill bill, string? customerId);
}

/// <param name="Rows">Line items written.</param>
internal sealed record WorkbookResult(int Rows);
