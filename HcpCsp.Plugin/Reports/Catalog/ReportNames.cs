using System.Globalization;
using HcpCsp.Plugin.Billing.Reported;
using HcpCsp.Plugin.Model.Reports;
using HcpCsp.Plugin.Reports.Sheets;

namespace HcpCsp.Plugin.Reports.Catalog;

/// <summary>What reports and their files are called.</summary>
internal static class ReportNames
{
    public static string Caption(this ReportKind kind) => kind switch
    {
        ReportKind.Invoice => "Invoice",
        ReportKind.Month => "Month",
        ReportKind.Spending or ReportKind.CustomerSpending => "Spending",
        ReportKind.Usage or ReportKind.CustomerUsage => "Azure usage",
        ReportKind.CustomerBilling => "Billing details",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of report."),
    };

    /// <summary>One month, or two with a slash between.</summary>
    public static string Subject(DateOnly from, DateOnly to) => from == to ? Month(from) : $"{Month(from)}/{Month(to)}";

    /// <summary>A document's number; month and currency of what has none yet.</summary>
    public static string Subject(ReportedDocument document) => document.IsOpen ? $"{Month(document.Month)} {document.Currency}" : document.Number;

    public static string Month(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>Readable, and told from all others by a short text that names what it is of and tells nothing about it.</summary>
    /// <param name="request">Request.</param>
    /// <param name="months">Months of the report.</param>
    /// <param name="subject">Subject of the report.</param>
    /// <param name="of">Document or customer, for people; empty for neither.</param>
    /// <param name="customerId">Null for the partner's.</param>
    public static string File(ReportRequest request, string months, string subject, string of, string? customerId)
    {
        string reference = WorkbookNames.Reference(request.AccountId, $"{request.Kind} {subject}", customerId);
        string[] parts = [months, of.Length == 0 ? "" : WorkbookNames.FilePart(of), request.Kind.Caption().ToLowerInvariant(), request.Format is ReportFormat.Focus ? "FOCUS" : "", reference];
        return string.Join(' ', parts.Where(static part => part.Length > 0)) + (request.Format is ReportFormat.Workbook ? ".xlsx" : ".csv");
    }
}
