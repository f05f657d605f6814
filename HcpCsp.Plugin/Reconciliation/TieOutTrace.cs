using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;

namespace HcpCsp.Plugin.Reconciliation;

/// <summary>Takes the lines of a document one by one, and finds which of them and which customers explain its tie-out. Changes nothing of its outcome.</summary>
/// <param name="invoice">Document.</param>
/// <param name="kept">What is kept of its customers.</param>
internal sealed class TieOutTrace(Invoice invoice, IReadOnlyList<CustomerSums> kept)
{
    private const int MostNamed = 100;

    private readonly Dictionary<(string, string), CustomerSums> counted = [];
    private readonly SortedDictionary<LineFindingKind, LineFindings> findings = [];
    private readonly decimal difference = invoice.Total.Amount - (invoice.Lines?.Total ?? 0m);
    private int lines;
    private int roundingChecked;

    /// <summary>One of Microsoft's lines, with the price that it was given.</summary>
    public void Add(InvoiceLine line, Money price)
    {
        string currency = LineAmounts.CurrencyOf(line, invoice.Total.Currency);
        var total = new Money(LineAmounts.FindTotal(line) ?? 0m, currency);
        lines++;
        Count(CustomerId.Normalize(line.CustomerId), line.CustomerName ?? "", 1, total, price);
        Look(line, total);
    }

    /// <summary>A fee: a line of ours, which Microsoft's total knows nothing of.</summary>
    public void AddFee(string customerId, Money price) => Count(customerId, "", 1, Money.Zero(price.Currency), price);

    public TieOutFindings Result() => new(
        lines,
        [.. ListCustomers().Where(static customer => customer.Differs || customer.IsTheDifference)],
        [.. counted.Values.Where(static sums => sums.CustomerId is CustomerId.Unassigned).OrderBy(static sums => sums.Total.Currency, StringComparer.Ordinal).Select(static sums => new UnassignedSum(sums.Lines, sums.Total))],
        [.. findings.Values],
        roundingChecked);

    private void Count(string customerId, string name, int number, Money total, Money price)
    {
        CustomerSums sums = counted.GetValueOrDefault((customerId, total.Currency)) ?? new CustomerSums(customerId, name, 0, Money.Zero(total.Currency), Money.Zero(price.Currency));
        counted[(customerId, total.Currency)] = sums with { Lines = sums.Lines + number, Total = sums.Total + total, Price = sums.Price + price };
    }

    private void Look(InvoiceLine line, Money total)
    {
        if (LineAmounts.FindTotal(line) is null)
            Note(LineFindingKind.NoAmount, line, total, right: null);
        if (line is { Total: { } written, Subtotal: { } subtotal } && written != subtotal + (line.TaxTotal ?? 0m))
            Note(LineFindingKind.PartsDiffer, line, total, total with { Amount = subtotal + (line.TaxTotal ?? 0m) });
        if (!string.Equals(total.Currency, invoice.Total.Currency, StringComparison.Ordinal))
            Note(LineFindingKind.OtherCurrency, line, total, right: null);
        else if (difference != 0m && Math.Abs(total.Amount) == Math.Abs(difference))
            Note(LineFindingKind.IsTheDifference, line, total, right: null);
        LookAtRounding(line, total.Currency);
    }

    // The formulas are those of new commerce.
    private void LookAtRounding(InvoiceLine line, string currency)
    {
        if (invoice.IsLegacy || LineAmounts.FindCost(line) is not { } amount)
            return;
        var cost = new Money(amount, currency);
        if (MicrosoftRounding.FindExpected(line, cost) is not { } expected)
            return;
        roundingChecked++;
        if (MicrosoftRounding.IsOff(expected, cost))
            Note(LineFindingKind.Rounding, line, cost, expected);
    }

    private void Note(LineFindingKind kind, InvoiceLine line, Money left, Money? right)
    {
        LineFindings known = findings.GetValueOrDefault(kind) ?? new LineFindings(kind, 0, []);
        findings[kind] = known with { Count = known.Count + 1, First = known.Count < MostNamed ? [.. known.First, new LineFinding(line, left, right)] : known.First };
    }

    private IEnumerable<CustomerFinding> ListCustomers()
    {
        foreach (CustomerSums expected in kept)
            yield return ToFinding(expected, counted.GetValueOrDefault((expected.CustomerId, expected.Total.Currency)));
        HashSet<(string, string)> known = [.. kept.Select(static sums => (sums.CustomerId, sums.Total.Currency))];
        foreach (CustomerSums unknown in counted.Values.Where(sums => !known.Contains((sums.CustomerId, sums.Total.Currency))))
            yield return ToFinding(Nothing(unknown), unknown);
    }

    private CustomerFinding ToFinding(CustomerSums expected, CustomerSums? found) => new(
        expected,
        (found ?? Nothing(expected)) with { Name = expected.Name },
        difference != 0m && string.Equals(expected.Total.Currency, invoice.Total.Currency, StringComparison.Ordinal) && Math.Abs(expected.Total.Amount) == Math.Abs(difference));

    private static CustomerSums Nothing(CustomerSums of) => of with { Lines = 0, Total = Money.Zero(of.Total.Currency), Price = Money.Zero(of.Price.Currency) };
}
