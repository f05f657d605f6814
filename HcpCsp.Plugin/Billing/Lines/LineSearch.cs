using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.Billing.Lines;

/// <summary>Finds one page of a bill's lines. Never holds more lines than that page, and a small key of each where it sorts.</summary>
internal static class LineSearch
{
    /// <summary>Of what an invoice bills to one customer. Without filter and order the bill knows its sums: nothing beyond the page is read.</summary>
    public static LinePage Find(IBillingLedger ledger, InvoiceBill bill, string customerId, LineWish wish, CancellationToken cancellationToken)
    {
        if (!wish.Filter.IsEmpty || !wish.Order.IsAsRead)
            return Find(Read, wish.Filter, wish.Order, wish.Skip, wish.Take, cancellationToken);
        CustomerBill[] bills = [.. bill.Customers
            .Where(customer => string.Equals(customer.CustomerId, customerId, StringComparison.Ordinal))
            .OrderBy(static customer => customer.Cost.Currency, StringComparer.Ordinal)];
        int found = bills.Sum(static one => one.LineCount);
        return new LinePage([.. Read().Skip(wish.Skip(found)).Take(wish.Take)], found, [.. bills.Select(static one => new LineSum(one.Cost, one.Price))]);

        IEnumerable<PricedLine> Read() => ledger.ReadPricedLines(bill.Account.Id, bill.Invoice.Number, customerId);
    }

    /// <param name="read">Streams the bill's lines, the same each time; it is read again where only the whole tells which lines are wanted.</param>
    /// <param name="filter">Which are wanted.</param>
    /// <param name="order">In which order.</param>
    /// <param name="skip">How many to pass over, by how many were found.</param>
    /// <param name="take">How many at most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static LinePage Find(Func<IEnumerable<PricedLine>> read, LineFilter filter, LineOrder order, Func<int, int> skip, int take, CancellationToken cancellationToken)
    {
        var index = new LineIndex(order);
        int first = skip(int.MaxValue);
        var asked = new List<PricedLine>();
        var sums = new SortedDictionary<string, LineSum>(StringComparer.Ordinal);
        foreach (PricedLine line in read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!filter.Matches(line))
                continue;
            if (order.IsAsRead && index.Count >= first && asked.Count < take)
                asked.Add(line);
            index.Add(line);
            string currency = line.Outcome.Cost.Currency;
            LineSum sum = sums.GetValueOrDefault(currency) ?? new LineSum(Money.Zero(currency), Money.Zero(currency));
            sums[currency] = new LineSum(sum.Cost + line.Outcome.Cost, sum.Price + line.Outcome.Price);
        }

        // Sorted, or beyond the end, the page is another one than what stood there in passing.
        bool isFound = order.IsAsRead && skip(index.Count) == first;
        return new LinePage(isFound ? asked : Fetch(read, filter, index.ListPage(skip(index.Count), take), cancellationToken), index.Count, [.. sums.Values]);
    }

    /// <summary>Reads as far as the last line that is wanted.</summary>
    private static PricedLine[] Fetch(Func<IEnumerable<PricedLine>> read, LineFilter filter, int[] wanted, CancellationToken cancellationToken)
    {
        var places = wanted.Select(static (ordinal, place) => (ordinal, place)).ToDictionary(static pair => pair.ordinal, static pair => pair.place);
        var page = new PricedLine[wanted.Length];
        if (wanted.Length == 0)
            return page;
        int ordinal = 0;
        int missing = wanted.Length;
        foreach (PricedLine line in read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!filter.Matches(line))
                continue;
            if (places.TryGetValue(ordinal++, out int place))
            {
                page[place] = line;
                missing--;
            }

            if (missing == 0)
                return page;
        }

        // Another data version came into force between the two readings.
        return [.. page.Where(static line => line is not null)];
    }
}

/// <summary>Which lines are wanted.</summary>
/// <param name="Skip">How many to pass over, by how many were found.</param>
/// <param name="Take">How many at most.</param>
internal sealed record LineWish(LineFilter Filter, LineOrder Order, Func<int, int> Skip, int Take);

/// <param name="Found">How many lines match in all.</param>
/// <param name="Sums">Of all that match, by currency.</param>
internal sealed record LinePage(IReadOnlyList<PricedLine> Lines, int Found, IReadOnlyList<LineSum> Sums);

internal sealed record LineSum(Money Cost, Money Price);
