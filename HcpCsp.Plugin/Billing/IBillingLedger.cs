using HcpCsp.Plugin.Billing.Open;
using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.Billing;

/// <summary>The priced view of what was discovered. Pages, workbooks and the API ask nobody else for money, so they can't differ.</summary>
internal interface IBillingLedger
{
    /// <summary>Documents of one account, or of all when null, newest first.</summary>
    IReadOnlyList<InvoiceBill> ListInvoices(string? accountId);

    InvoiceBill? FindInvoice(string accountId, string number);

    CustomerBill? FindCustomerBill(string accountId, string number, string customerId);

    /// <summary>Streams the priced lines of a document, of one customer or of all when null; each customer's fees after its lines.</summary>
    IEnumerable<PricedLine> ReadPricedLines(string accountId, string number, string? customerId);

    /// <summary>The customer's bills over all documents that count (voided ones don't), newest first.</summary>
    IReadOnlyList<(Invoice Invoice, CustomerBill Bill)> ListCustomerBills(string accountId, string customerId);

    /// <summary>Figures of the dashboard over one account, or all when null.</summary>
    SpendingOverview GetOverview(string? accountId);

    /// <summary>What each customer's newest month comes to, by the host's key of the customer; of one account or of all when null.</summary>
    IReadOnlyDictionary<string, NewestMonth> ListNewestMonths(string? accountId) => NewestMonth.ListAll(ListInvoices(accountId));

    /// <summary>Who bought what, of one account or of all when null.</summary>
    ProductSales GetProductSales(string? accountId) => ProductSales.Of(ListInvoices(accountId));

    /// <summary>What no document bills yet, of one account or of all when null, newest month first. Nothing else here counts any of it.</summary>
    IReadOnlyList<OpenBill> ListOpenBills(string? accountId);
}
