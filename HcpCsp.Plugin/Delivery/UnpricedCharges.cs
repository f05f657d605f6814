using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Billing.Reported;
using HcpCsp.Plugin.Model.Reports;
using HcpCsp.Plugin.Reports.Catalog;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Delivery;

/// <summary>Charges that have no price of their own: a customer would read our cost from them. A statement that a person has issued tells them all the same.</summary>
internal sealed class UnpricedCharges
{
    public const string Reason = "No price is set for some of its charges, which would go out at cost. Set a mark-up, be it 0 %, or a pricing plan; or issue the statement by hand.";

    private readonly ILookup<string, ReportedDocument> byCustomer;

    private UnpricedCharges(IEnumerable<(string CustomerId, ReportedDocument Document)> charges) =>
        byCustomer = charges.ToLookup(static one => one.CustomerId, static one => one.Document, StringComparer.Ordinal);

    public static UnpricedCharges Find(DueQuestion question, ReportedDocuments documents, ICspStore store) => new(
        question.Spans.Count == 0 || !question.Order.Items.Any(static item => item.Kind.IsForCustomer())
            ? []
            : documents.List(question.AccountId, question.Spans.Min(static span => span.From), question.Spans.Max(static span => span.To))
                .Where(static document => document.Counts)
                .SelectMany(document => document.Bill.Customers
                    .Where(bill => !bill.IsPriced && !store.Statements.ListInForce(question.AccountId, document.Number).ContainsKey(bill.CustomerId))
                    .Select(bill => (bill.CustomerId, document))));

    /// <summary>Why a customer's statement of a document isn't issued anew by itself; null when it can be.</summary>
    public static string? FindRefusal(InvoiceBill document, string customerId) =>
        document.Customers.Any(bill => string.Equals(bill.CustomerId, customerId, StringComparison.Ordinal) && !bill.IsPriced) ? Reason : null;

    public bool AreIn(PlannedReport planned) => planned.CustomerId is { } customer && byCustomer[customer].Any(document => planned.Request.Kind is ReportKind.CustomerBilling
        ? string.Equals(ReportNames.Subject(document), planned.Subject, StringComparison.Ordinal)
        : document.Month >= planned.Request.FromMonth && document.Month <= planned.Request.ToMonth);
}
