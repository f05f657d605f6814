using System.Collections.Concurrent;
using HcpCsp.Plugin.Billing.Open;
using HcpCsp.Plugin.Billing.Statements;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Pricing;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Billing;

/// <inheritdoc cref="IBillingLedger"/>
internal sealed class BillingLedger(ICspStore store, AccountRules accountRules) : IBillingLedger
{
    private readonly StatementTieOut statements = new(store.Statements);
    private readonly ConcurrentDictionary<string, AccountBook> books = new(StringComparer.Ordinal);
    private readonly FromBills<SpendingOverview> overviews = new(static bills => SpendingOverviewMaker.Make([.. bills.Where(static bill => !bill.Invoice.IsVoided)]));
    private readonly FromBills<IReadOnlyDictionary<string, NewestMonth>> newestMonths = new(NewestMonth.ListAll);
    private readonly FromBills<ProductSales> sales = new(ProductSales.Of);

    public IReadOnlyList<InvoiceBill> ListInvoices(string? accountId)
    {
        IReadOnlyList<PartnerAccount> accounts = ListAccounts(accountId);
        return [.. accounts
            .SelectMany(account => BookOf(account).List(account, accountRules.Get(account)))
            .Select(statements.Add)
            .OrderByDescending(bill => bill.Invoice.InvoiceDate)
            .ThenBy(bill => bill.Invoice.Number, StringComparer.Ordinal)
            .ThenBy(bill => bill.Account.Id, StringComparer.Ordinal)];
    }

    public InvoiceBill? FindInvoice(string accountId, string number) =>
        store.FindAccount(accountId) is { } account && BookOf(account).Find(account, number, accountRules.Get(account)) is { } bill ? statements.Add(bill) : null;

    /// <remarks>Of a customer billed in several currencies, the bill in the header's; whoever shows all asks the invoice.</remarks>
    public CustomerBill? FindCustomerBill(string accountId, string number, string customerId) =>
        FindInvoice(accountId, number) is { } bill
            ? bill.Customers
                .Where(customer => string.Equals(customer.CustomerId, customerId, StringComparison.Ordinal))
                .OrderByDescending(customer => string.Equals(customer.Cost.Currency, bill.Cost.Currency, StringComparison.Ordinal))
                .FirstOrDefault()
            : null;

    public IEnumerable<PricedLine> ReadPricedLines(string accountId, string number, string? customerId)
    {
        if (store.FindAccount(accountId) is not { } account)
            yield break;
        IAccountStore accountStore = store.OpenAccount(accountId);
        if (accountStore.FindInvoice(number) is not { Lines: { } version } invoice)
            yield break;

        PricingRules rules = customerId is null ? accountRules.Get(account) : accountRules.GetFor(account, customerId);
        // By customer, as bills list them, so that the order owes nothing to how the store keeps its lines.
        string[] customerIds = customerId is not null ? [customerId] : [.. CustomerOrder.Of(accountStore.ListSummaries(version.Id))];
        ILookup<string, CustomerFee> fees = BookOf(account).ListFees(invoice, rules, customerId).ToLookup(fee => fee.CustomerId, StringComparer.Ordinal);
        foreach (string id in customerIds)
        {
            PricingRule rule = rules.Select(id, invoice);
            foreach (InvoiceLine line in accountStore.ReadLines(version.Id, id))
                yield return new PricedLine(line, PriceCalculator.Price(line, invoice.Total.Currency, rule));
            foreach (CustomerFee fee in fees[id])
                yield return fee.AsLine(invoice, rule);
        }
    }

    public IReadOnlyList<(Invoice Invoice, CustomerBill Bill)> ListCustomerBills(string accountId, string customerId) =>
        [.. ListInvoices(accountId)
            .Where(bill => !bill.Invoice.IsVoided)
            .SelectMany(bill => bill.Customers
                .Where(customer => string.Equals(customer.CustomerId, customerId, StringComparison.Ordinal))
                .Select(customer => (bill.Invoice, customer)))];

    public SpendingOverview GetOverview(string? accountId) => overviews.Get(accountId, ListInvoices(accountId));

    public IReadOnlyDictionary<string, NewestMonth> ListNewestMonths(string? accountId) => newestMonths.Get(accountId, ListInvoices(accountId));

    public ProductSales GetProductSales(string? accountId) => sales.Get(accountId, ListInvoices(accountId));

    public IReadOnlyList<OpenBill> ListOpenBills(string? accountId) =>
        [.. ListAccounts(accountId)
            .SelectMany(account => BookOf(account).ListOpen(account, accountRules.Get(account)))
            .OrderByDescending(open => open.Month)
            .ThenBy(open => open.Currency, StringComparer.Ordinal)
            .ThenBy(open => open.Account.Id, StringComparer.Ordinal)];

    private IReadOnlyList<PartnerAccount> ListAccounts(string? accountId)
    {
        IReadOnlyList<PartnerAccount> all = store.ListAccounts();
        foreach (string gone in books.Keys.Where(id => all.All(account => !string.Equals(account.Id, id, StringComparison.Ordinal))))
        {
            books.TryRemove(gone, out _);
            overviews.Forget(gone);
            newestMonths.Forget(gone);
            sales.Forget(gone);
        }

        return accountId is null ? all : [.. all.Where(account => string.Equals(account.Id, accountId, StringComparison.Ordinal))];
    }

    private AccountBook BookOf(PartnerAccount account) => books.GetOrAdd(account.Id, id => new AccountBook(store.OpenAccount(id)));
}
