using HcpCsp.Plugin.Model.Reports;

namespace HcpCsp.Plugin.Reports.Catalog;

/// <summary>Gives each kind of report to its writer.</summary>
internal sealed class ReportWriters(PartnerReportWriter partner, CustomerReportWriter customer)
{
    /// <param name="data">What it was planned from.</param>
    /// <param name="file">Where it goes.</param>
    public Task<WorkbookResult> WriteAsync(ReportData data, ReportFile file) => file.Request.Kind switch
    {
        ReportKind.Invoice => partner.WriteInvoiceAsync(file),
        ReportKind.Month => partner.WriteMonthAsync(data, file),
        ReportKind.Spending => partner.WriteSpendingAsync(data, file),
        ReportKind.Usage => partner.WriteUsageAsync(data, file),
        ReportKind.CustomerBilling => customer.WriteBillingAsync(data, file),
        ReportKind.CustomerSpending => customer.WriteSpendingAsync(data, file),
        ReportKind.CustomerUsage => customer.WriteUsageAsync(data, file),
        _ => throw new ArgumentOutOfRangeException(nameof(file), file.Request.Kind, "Not a kind of report."),
    };
}
