using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Model.Reports;
using HcpCsp.Plugin.Model.Statements;
using HcpCsp.Plugin.Reports;
using HcpCsp.Plugin.Reports.Catalog;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Tests.Delivery;

/// <summary>Reports of a line of text each, planned from the real ledger as the contract says.</summary>
internal sealed class FakeCatalog(IBillingLedger ledger, ICspStore store) : IReportCatalog
{
    private readonly ConcurrentQueue<string> written = new();

    /// <summary>Names of all files that were written whole, in any order.</summary>
    public IReadOnlyCollection<string> Written => written;

    /// <summary>Months of which something is missing.</summary>
    public HashSet<DateOnly> Incomplete { get; } = [];

    /// <summary>Before each writing; may throw.</summary>
    public Action<PlannedReport> OnWrite { get; set; } = static _ => { };

    public IReadOnlyList<PlannedReport> Plan(ReportRequest request) =>
    [
        .. ledger.ListInvoices(request.AccountId)
            .Where(bill => !bill.Invoice.IsVoided && bill.Invoice.Period.StartMonth >= request.FromMonth && bill.Invoice.Period.StartMonth <= request.ToMonth)
            .Where(bill => request.InvoiceNumber is null || bill.Invoice.Number == request.InvoiceNumber)
            .OrderBy(bill => bill.Invoice.Number, StringComparer.Ordinal)
            .SelectMany(bill => request.Kind == ReportKind.CustomerBilling ? OfCustomers(request, bill) : [OfPartner(request, bill)]),
    ];

    public async Task<WorkbookResult> WriteAsync(PlannedReport report, Stream output, CancellationToken cancellationToken)
    {
        OnWrite(report);
        await output.WriteAsync(Encoding.UTF8.GetBytes($"{report.Title} {report.CustomerId} {report.Version}"), cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        written.Enqueue($"{report.FileName} {report.Version}");
        return new WorkbookResult(1);
    }

    private IEnumerable<PlannedReport> OfCustomers(ReportRequest request, InvoiceBill bill) => bill.Customers
        .Where(customer => request.CustomerIds?.Contains(customer.CustomerId) ?? true)
        .Select(customer => Report(request, bill) with
        {
            CustomerId = customer.CustomerId,
            CustomerName = customer.CustomerName,
            FileName = $"{bill.Invoice.Number} {customer.CustomerName}.{Extension(request)}",
            Version = store.Statements.ListInForce(request.AccountId, bill.Invoice.Number).TryGetValue(customer.CustomerId, out Statement? issued)
                ? ReportVersion.Of(issued)
                : Version(bill, customer.Price.Amount),
        });

    private PlannedReport OfPartner(ReportRequest request, InvoiceBill bill) => Report(request, bill) with { Version = Version(bill, bill.Price.Amount) };

    private PlannedReport Report(ReportRequest request, InvoiceBill bill) => new()
    {
        Request = request,
        Subject = bill.Invoice.Number,
        Title = string.Create(CultureInfo.InvariantCulture, $"{request.Kind} {bill.Invoice.Period.StartMonth:yyyy-MM}"),
        FileName = $"{bill.Invoice.Number}.{Extension(request)}",
        Completeness = Incomplete.Contains(bill.Invoice.Period.StartMonth) ? new Completeness(["Usage isn't read yet."]) : Completeness.Whole,
        Version = "",
    };

    private string Version(InvoiceBill bill, decimal price) =>
        string.Create(CultureInfo.InvariantCulture, $"{bill.Invoice.Lines?.Id} {price} {Incomplete.Contains(bill.Invoice.Period.StartMonth)}");

    private static string Extension(ReportRequest request) => request.Format == ReportFormat.Workbook ? "xlsx" : "csv";
}
