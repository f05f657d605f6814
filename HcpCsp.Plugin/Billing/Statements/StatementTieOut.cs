using System.Collections.Concurrent;
using System.Globalization;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Statements;
using HcpCsp.Plugin.Reconciliation;
using HcpCsp.Plugin.Store.Statements;

namespace HcpCsp.Plugin.Billing.Statements;

/// <summary>Holds the statements of a document against its priced lines, once there are any.</summary>
internal sealed class StatementTieOut(IStatementStore statements)
{
    private const string Name = "Statements = priced lines";

    // A bill and its statements are the same objects until one of them changes; lists of documents ask for all of them each time.
    private readonly ConcurrentDictionary<(string Account, string Number), Entry> kept = new();

    public static bool IsOurs(TieOutCheck check) => check.Name is Name;

    /// <summary>The bill with that check; as it is while no statement is issued.</summary>
    public InvoiceBill Add(InvoiceBill bill)
    {
        IReadOnlyDictionary<string, Statement> issued = statements.ListInForce(bill.Account.Id, bill.Invoice.Number);
        if (issued.Count == 0)
            return bill;
        var key = (bill.Account.Id, bill.Invoice.Number);
        if (kept.TryGetValue(key, out Entry? known) && ReferenceEquals(known.Before, bill) && ReferenceEquals(known.Issued, issued))
            return known.After;
        var entry = new Entry(bill, issued, bill with { TieOut = new TieOut([.. bill.TieOut.Checks, Check(bill, issued)]) });
        kept[key] = entry;
        return entry.After;
    }

    private static TieOutCheck Check(InvoiceBill bill, IReadOnlyDictionary<string, Statement> issued)
    {
        string currency = bill.Price.Currency;
        if (bill.Customers.Any(customer => customer.Price.Currency != currency) || issued.Values.Any(one => one.Blocks.Any(block => block.Currency != currency)))
            return new TieOutCheck(Name, null, null, TieOutResult.NotChecked, "Customers are billed in more than one currency: no sum crosses currencies.");

        CustomerBill[] live = [.. bill.Customers.Where(customer => !issued.ContainsKey(customer.CustomerId))];
        var sent = new Money(issued.Values.Sum(one => one.Blocks.Sum(block => block.Price.Amount)), currency);
        Money priced = bill.Price - new Money(live.Sum(customer => customer.Price.Amount), currency);
        Dictionary<string, decimal> today = bill.Customers.ToDictionary(customer => customer.CustomerId, customer => customer.Price.Amount, StringComparer.Ordinal);
        string[] differing = [.. issued.Values
            .Where(one => one.Blocks.Sum(block => block.Price.Amount) != today.GetValueOrDefault(one.CustomerId))
            .Select(one => one.CustomerName)
            .Order(StringComparer.OrdinalIgnoreCase)];
        TieOutResult result = differing.Length == 0 && sent == priced ? TieOutResult.Equal : TieOutResult.Different;
        return new TieOutCheck(Name, sent, priced, result, string.Join(" ", Notes(live, differing)));
    }

    private static IEnumerable<string> Notes(CustomerBill[] live, string[] differing)
    {
        if (differing.Length > 0)
        {
            string more = differing.Length > 3 ? string.Create(CultureInfo.InvariantCulture, $" and {differing.Length - 3} more") : "";
            yield return $"Different from what was issued: {string.Join(", ", differing.Take(3))}{more}.";
        }

        if (live.Any(IsUnassigned))
            yield return "Lines that name no customer are on no statement.";
        int without = live.Count(customer => !IsUnassigned(customer));
        if (without > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"Without those of {without} {(without == 1 ? "customer who has" : "customers who have")} no statement yet.");
    }

    private static bool IsUnassigned(CustomerBill customer) => string.Equals(customer.CustomerId, CustomerId.Unassigned, StringComparison.Ordinal);

    private sealed record Entry(InvoiceBill Before, IReadOnlyDictionary<string, Statement> Issued, InvoiceBill After);
}
