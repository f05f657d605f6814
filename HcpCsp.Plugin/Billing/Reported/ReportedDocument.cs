using HcpCsp.Plugin.Billing.Open;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;

namespace HcpCsp.Plugin.Billing.Reported;

/// <summary>A document that a report is made from, or what stands for the document of a month that isn't billed yet.</summary>
/// <param name="Open">Null for a document.</param>
/// <param name="Usage">Daily usage in force; null while it isn't read, or when there is none.</param>
internal sealed record ReportedDocument(InvoiceBill Bill, OpenPeriod? Open, DocumentVersion? Usage)
{
    public static ReportedDocument Of(InvoiceBill bill) => new(bill, null, bill.Invoice.Usage);

    public static ReportedDocument Of(OpenBill open, DocumentVersion? usage) => new(open.AsBill(), open.Period, usage);

    public DateOnly Month => Bill.Invoice.Period.StartMonth;

    public string Number => Bill.Invoice.Number;

    public string Currency => Bill.Invoice.Total.Currency;

    /// <summary>Only unbilled so far.</summary>
    public bool IsOpen => Open is not null;

    public bool IsRead => Bill.Invoice.Lines is not null;

    /// <summary>Voided ones are shown, and never counted.</summary>
    public bool Counts => !Bill.Invoice.IsVoided && IsRead;

    /// <summary>When Microsoft built its data; null while they aren't read.</summary>
    public DateTimeOffset? AsOf => Open?.AsOf ?? (Bill.Invoice.Lines is { } lines ? lines.DataCreatedAt ?? Bill.Invoice.InvoiceDate : null);

    /// <summary>Whether Microsoft has daily usage that stands behind some of its lines.</summary>
    public bool ShowsUsage => Bill.Invoice.HasUsage && Bill.Customers.Any(static customer => customer.Products.Any(static product => product.Family == ProductFamily.AzurePlan));

    public bool Bills(string customerId) => Bill.Customers.Any(customer => string.Equals(customer.CustomerId, customerId, StringComparison.Ordinal));
}
