using System.Globalization;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;

namespace HcpCsp.Plugin.Reconciliation;

/// <summary>Compares the figures of a document with each other, to the last digit.</summary>
internal static class TieOutCalculator
{
    private const string HeaderToLines = "Header = lines";
    private const string LinesToCustomers = "Lines = customers";
    private const string PricesToInvoice = "Customers' prices = invoice price";
    private const string NotRead = "The lines have not been read yet.";

    public static TieOut Calculate(Invoice invoice, IReadOnlyList<LineSummary> summaries, PricedTotals prices)
    {
        if (invoice.Lines is not { } version)
            return NotChecked(invoice, NotRead);

        string currency = invoice.Total.Currency;
        string[] others = [.. summaries
            .Select(summary => LineAmounts.CurrencyOf(summary.Currency, currency))
            .Where(code => !string.Equals(code, currency, StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)];
        if (others.Length > 0)
            return NotChecked(invoice, $"The header is in {currency}, and lines are in {string.Join(", ", others)}: no sum crosses currencies.");

        var lines = new Money(version.Total, currency);
        return new TieOut(
        [
            Compare(HeaderToLines, invoice.Total, lines, version.LineCount, CountOf(version)),
            Compare(LinesToCustomers, lines, new Money(summaries.Sum(summary => summary.Total), currency), version.LineCount, summaries.Sum(summary => (long)summary.LineCount)),
            Compare(PricesToInvoice, prices.Customers, prices.Invoice, prices.Lines, version.LineCount),
        ]);
    }

    // Files say how many rows they hold. A document proven empty has none, and a version without receipts can't be held against them.
    private static long CountOf(DocumentVersion version) =>
        version.Blobs.Count == 0 ? version.LineCount : version.Blobs.Sum(blob => (long)blob.Rows);

    private static TieOutCheck Compare(string name, Money left, Money right, long leftCount, long rightCount)
    {
        bool sameCount = leftCount == rightCount;
        bool equal = left.Amount == right.Amount && sameCount;
        string note = sameCount ? "" : string.Create(CultureInfo.InvariantCulture, $"{leftCount} lines against {rightCount}.");
        return new TieOutCheck(name, left, right, equal ? TieOutResult.Equal : TieOutResult.Different, note);
    }

    private static TieOut NotChecked(Invoice invoice, string reason) => new(
    [
        new TieOutCheck(HeaderToLines, invoice.Total, null, TieOutResult.NotChecked, reason),
        new TieOutCheck(LinesToCustomers, null, null, TieOutResult.NotChecked, reason),
        new TieOutCheck(PricesToInvoice, null, null, TieOutResult.NotChecked, reason),
    ]);
}

/// <summary>What the pricing of a document came to, for its tie-out.</summary>
/// <param name="Customers">Sum of the customers' products, each the sum of its rounded line prices.</param>
/// <param name="Invoice">Price of the document.</param>
/// <param name="Lines">How many lines were priced.</param>
internal sealed record PricedTotals(Money Customers, Money Invoice, long Lines);
