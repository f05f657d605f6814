using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Billing.Reported;
using HcpCsp.Plugin.Billing.Statements;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Reports.Partner;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Reports.Month;

/// <summary>The lines of all documents of a month that count, and what they come to by currency.</summary>
internal sealed class MonthReport(PartnerReport report, IAccountStore store)
{
    public PartnerReport Report => report;

    /// <summary>In order of their code; those of documents without a line too.</summary>
    public IReadOnlyList<string> Currencies =>
    [
        .. report.Documents.SelectMany(static document => document.Bill.Customers.Select(static customer => customer.Cost.Currency).Append(document.Currency))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    /// <summary>Document after document, customer after customer as its bill lists them.</summary>
    public IEnumerable<DocumentLine> Read(string currency) =>
        report.Counted.SelectMany(document => BillLines.ReadAll(store, document.Bill.Invoice, BillsOf(document, currency)), static (document, line) => new DocumentLine(document.Number, line));

    public int CountIn(string currency) => CustomersIn(currency).Sum(static customer => customer.LineCount);

    /// <summary>As the ledger has them, by header of the line sheets.</summary>
    public IReadOnlyDictionary<string, decimal> SumsIn(string currency) => new Dictionary<string, decimal>(StringComparer.Ordinal)
    {
        [PartnerLineColumns.Cost] = CustomersIn(currency).Sum(static customer => customer.Cost.Amount),
        [PartnerLineColumns.Tax] = CustomersIn(currency).Sum(static customer => customer.Tax.Amount),
        [PartnerLineColumns.Total] = report.Counted.Sum(document => TotalOf(document, currency)),
        [PartnerLineColumns.Price] = CustomersIn(currency).Sum(static customer => customer.Price.Amount),
    };

    // What lines come to with tax is known of a whole document alone; of one in several currencies, the lines have to tell.
    private decimal TotalOf(ReportedDocument document, string currency)
    {
        bool isOne = document.Bill.Customers.All(customer => string.Equals(customer.Cost.Currency, document.Currency, StringComparison.Ordinal));
        if (isOne)
            return string.Equals(document.Currency, currency, StringComparison.Ordinal) ? document.Bill.LineTotal.Amount : 0m;
        return BillLines.ReadAll(store, document.Bill.Invoice, BillsOf(document, currency)).Sum(static line => LineAmounts.FindTotal(line.Line) ?? 0m);
    }

    private IEnumerable<CustomerBill> CustomersIn(string currency) => report.Counted.SelectMany(document => BillsOf(document, currency));

    private static IEnumerable<CustomerBill> BillsOf(ReportedDocument document, string currency) =>
        document.Bill.Customers.Where(customer => string.Equals(customer.Cost.Currency, currency, StringComparison.Ordinal));
}
