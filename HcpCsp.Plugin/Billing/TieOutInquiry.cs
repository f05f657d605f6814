using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Pricing;
using HcpCsp.Plugin.Reconciliation;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Billing;

/// <summary>Reads all lines of a document anew, one after another, to tell what explains its tie-out. On demand, since it takes a reading.</summary>
internal sealed class TieOutInquiry(ICspStore store, IBillingLedger ledger)
{
    private const int MostDocuments = 8;

    private readonly RecentAnswers<(string Account, string Number), InvoiceBill, TieOutFindings> recent = new(MostDocuments);

    /// <summary>Null while the lines aren't read.</summary>
    /// <param name="bill">The same object while its document, its prices and what was issued of it are: so what was found of it holds.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public TieOutFindings? Find(InvoiceBill bill, CancellationToken cancellationToken) => bill.Invoice.Lines is { } version
        ? recent.Get((bill.Account.Id, bill.Invoice.Number), bill, () => Read(bill, version, cancellationToken))
        : null;

    private TieOutFindings Read(InvoiceBill bill, DocumentVersion version, CancellationToken cancellationToken)
    {
        var trace = new TieOutTrace(bill.Invoice, ListKept(bill, store.OpenAccount(bill.Account.Id).ListSummaries(version.Id)));
        foreach (PricedLine priced in ledger.ReadPricedLines(bill.Account.Id, bill.Invoice.Number, customerId: null))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (priced.Outcome is PricingOutcome.Fee)
                trace.AddFee(priced.Line.CustomerId ?? CustomerId.Unassigned, priced.Outcome.Price);
            else
                trace.Add(priced.Line, priced.Outcome.Price);
        }

        return trace.Result();
    }

    private static List<CustomerSums> ListKept(InvoiceBill bill, IReadOnlyList<LineSummary> summaries)
    {
        Dictionary<(string, string), CustomerBill> bills = bill.Customers.ToDictionary(static customer => (customer.CustomerId, customer.Cost.Currency));
        var sums = new List<CustomerSums>();
        foreach (LineSummary summary in summaries)
        {
            string currency = LineAmounts.CurrencyOf(summary.Currency, bill.Invoice.Total.Currency);
            CustomerBill? known = bills.GetValueOrDefault((summary.CustomerId, currency));
            sums.Add(new CustomerSums(
                summary.CustomerId, CustomerOrder.NameOf(summary), summary.LineCount + (known?.Fees.Count ?? 0), new Money(summary.Total, currency), known?.Price ?? Money.Zero(currency)));
        }

        return sums;
    }
}
