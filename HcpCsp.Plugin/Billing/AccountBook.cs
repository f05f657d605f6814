using HcpCsp.Plugin.Billing.Open;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Pricing;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Billing;

/// <summary>
/// The bills of one account, kept in memory between questions. A bill is used again while its document's header and data version are
/// the same, and each customer on it while its rule is: so a changed mark-up prices that customer anew and no one else.
/// </summary>
internal sealed class AccountBook(IAccountStore store)
{
    // Some 100 MB at most. What doesn't fit is made from the stored summaries each time.
    private const int MostProductsKept = 500_000;

    private readonly Lock gate = new();
    private readonly CustomerPricer pricer = new(store);
    private readonly MonthlyFees fees = new(store);
    private readonly Dictionary<string, KeptBill> kept = new(StringComparer.Ordinal);
    private Listed<InvoiceBill>? listed;
    private Listed<OpenBill>? listedOpen;

    public IReadOnlyList<InvoiceBill> List(PartnerAccount account, PricingRules rules)
    {
        lock (gate)
        {
            // Taken first: a write in between makes the list old at once, never falsely new.
            long revision = store.Revision;
            if (listed is { } known && known.IsOf(revision, account, rules))
                return known.Bills;
            IReadOnlyList<Invoice> invoices = store.ListInvoices();
            Forget(invoices);
            InvoiceBill[] bills = [.. invoices.Select(invoice => Bill(account, invoice, rules))];
            listed = invoices.All(invoice => kept.ContainsKey(invoice.Number)) ? new(revision, account, rules, bills) : null;
            return bills;
        }
    }

    public InvoiceBill? Find(PartnerAccount account, string number, PricingRules rules)
    {
        lock (gate)
        {
            if (listed is { } known && known.IsOf(store.Revision, account, rules))
                return Array.Find(known.Bills, bill => string.Equals(bill.Invoice.Number, number, StringComparison.Ordinal));
            return store.FindInvoice(number) is { } invoice ? Bill(account, invoice, rules) : null;
        }
    }

    /// <summary>Months that aren't billed yet: each is priced as the document to come, by which its fees would be charged.</summary>
    public IReadOnlyList<OpenBill> ListOpen(PartnerAccount account, PricingRules rules)
    {
        lock (gate)
        {
            while (true)
            {
                long revision = store.Revision;
                if (listedOpen is { } known && known.IsOf(revision, account, rules))
                    return known.Bills;
                OpenPeriod[] periods = ListOpenPeriods();
                try
                {
                    OpenBill[] bills = [.. periods.Select(period => new OpenBill { Account = account, Period = period, Customers = Bill(account, OpenBill.DocumentToCome(period), rules).Customers })];
                    if (!IsInForce(periods))
                        continue;
                    listedOpen = bills.All(bill => kept.ContainsKey(OpenBill.DocumentToCome(bill.Period).Number)) ? new(revision, account, rules, bills) : null;
                    return bills;
                }
                catch (StoreException) when (!IsInForce(periods))
                {
                    // Replaced while it was read, and so gone: what replaced it is read instead.
                }
            }
        }
    }

    /// <summary>What plans charge beside the lines of a document, of one customer or of all when null.</summary>
    public IReadOnlyList<CustomerFee> ListFees(Invoice invoice, PricingRules rules, string? customerId)
    {
        lock (gate)
        {
            IReadOnlyList<LineSummary> summaries = invoice.Lines is { } version ? store.ListSummaries(version.Id) : [];
            return fees.List(invoice, [.. summaries.Where(summary => customerId is null || string.Equals(summary.CustomerId, customerId, StringComparison.Ordinal))], rules);
        }
    }

    private InvoiceBill Bill(PartnerAccount account, Invoice invoice, PricingRules rules)
    {
        KeptBill? earlier = kept.GetValueOrDefault(invoice.Number);
        if (earlier is not null && SameVersion(earlier.Bill.Invoice, invoice) && earlier.Customers.All(customer => customer.IsUnder(rules, invoice)))
        {
            // Another document may have taken the month's fees over.
            IReadOnlyList<CustomerFee> charged = fees.List(invoice, earlier.Summaries, rules);
            return SameHeader(earlier.Bill.Invoice, invoice) && earlier.Bill.Account == account && earlier.Fees.SequenceEqual(charged)
                ? earlier.Bill
                : Keep(account, invoice, earlier.Summaries, earlier.Customers, charged);
        }

        IReadOnlyList<LineSummary> summaries = invoice.Lines is { } version ? store.ListSummaries(version.Id) : [];
        return Keep(account, invoice, summaries, Price(invoice, summaries, rules, earlier), fees.List(invoice, summaries, rules));
    }

    private List<PricedSummary> Price(Invoice invoice, IReadOnlyList<LineSummary> summaries, PricingRules rules, KeptBill? earlier)
    {
        Dictionary<(string, string), PricedSummary> reusable = earlier is not null && SameVersion(earlier.Bill.Invoice, invoice)
            ? earlier.Customers.Where(customer => customer.IsUnder(rules, invoice)).ToDictionary(customer => (customer.Bill.CustomerId, customer.Bill.Cost.Currency))
            : [];
        var calculated = new List<PriceSummary>();
        LineSummary[] sorted = [.. CustomerOrder.Sort(summaries)];
        RuledSummary[] stale = [.. sorted
            .Where(summary => !reusable.ContainsKey(KeyOf(summary, invoice)))
            .Select(summary => new RuledSummary(summary, rules.Select(summary.CustomerId, invoice)))];
        foreach (PricedSummary made in pricer.Price(stale, invoice.Total.Currency, calculated))
            reusable[(made.Bill.CustomerId, made.Bill.Cost.Currency)] = made;

        // A transaction each would take longer than pricing.
        if (calculated.Count > 0)
            store.SavePrices(calculated);
        return [.. sorted.Select(summary => reusable[KeyOf(summary, invoice)])];
    }

    private static (string CustomerId, string Currency) KeyOf(LineSummary summary, Invoice invoice) =>
        (summary.CustomerId, LineAmounts.CurrencyOf(summary.Currency, invoice.Total.Currency));

    private InvoiceBill Keep(
        PartnerAccount account, Invoice invoice, IReadOnlyList<LineSummary> summaries, IReadOnlyList<PricedSummary> customers, IReadOnlyList<CustomerFee> charged)
    {
        InvoiceBill bill = InvoiceBillMaker.Make(account, invoice, summaries, customers, charged);
        kept.Remove(invoice.Number);
        var entry = new KeptBill(bill, summaries, customers, charged);
        if (kept.Values.Sum(other => other.Products) + entry.Products <= MostProductsKept)
            kept[invoice.Number] = entry;
        return bill;
    }

    private OpenPeriod[] ListOpenPeriods() => [.. store.ListOpenPeriods().Where(static period => period.Kind == LineKind.Billed)];

    private bool IsInForce(OpenPeriod[] periods) =>
        periods.Select(static period => period.Version.Id).SequenceEqual(ListOpenPeriods().Select(static period => period.Version.Id), StringComparer.Ordinal);

    private void Forget(IReadOnlyList<Invoice> invoices)
    {
        HashSet<string> numbers = [.. invoices.Select(invoice => invoice.Number), .. ListOpenPeriods().Select(static period => OpenBill.DocumentToCome(period).Number)];
        foreach (string gone in kept.Keys.Where(number => !numbers.Contains(number)).ToList())
            kept.Remove(gone);
    }

    private static bool SameVersion(Invoice left, Invoice right) =>
        string.Equals(left.Lines?.Id, right.Lines?.Id, StringComparison.Ordinal)
        && string.Equals(left.Total.Currency, right.Total.Currency, StringComparison.Ordinal);

    // Versions hold lists, which records compare by reference.
    private static bool SameHeader(Invoice left, Invoice right) =>
        left with { Lines = null, Usage = null } == right with { Lines = null, Usage = null }
        && string.Equals(left.Usage?.Id, right.Usage?.Id, StringComparison.Ordinal);

    /// <summary>What the last list came to, so that asking again takes no look at each customer's rule. Only while all its bills are kept anyway.</summary>
    private sealed record Listed<TBill>(long Revision, PartnerAccount Account, PricingRules Rules, TBill[] Bills)
    {
        public bool IsOf(long revision, PartnerAccount account, PricingRules rules) => Revision == revision && ReferenceEquals(Rules, rules) && Account == account;
    }

    private sealed record KeptBill(InvoiceBill Bill, IReadOnlyList<LineSummary> Summaries, IReadOnlyList<PricedSummary> Customers, IReadOnlyList<CustomerFee> Fees)
    {
        public int Products { get; } = Bill.Customers.Sum(customer => customer.Products.Count);
    }
}
