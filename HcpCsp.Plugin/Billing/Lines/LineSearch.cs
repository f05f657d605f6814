using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.Billing.Lines;

/// <summary>Finds one page of a bill's lines. Never holds more lines than that page, and a small key of each where it sorts.</summary>
internal static class LineSearch
{
    /// <param name="read">Streams the bill's lines, the same each time; it is read twice.</param>
    /// <param name="filter">Which are wanted.</param>
    /// <param name="order">In which order.</param>
    /// <param name="skip">How many to pass over, by how many were found.</param>
    /// <param name="take">How many at most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static LinePage Find(Func<IEnumerable<PricedLine>> read, LineFilter filter, LineOrder order, Func<int, int> skip, int take, CancellationToken cancellationToken)
    {
        var index = new LineIndex(order);
        var sums = new SortedDictionary<string, LineSum>(StringComparer.Ordinal);
        foreach (PricedLine line in read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!filter.Matches(line))
                continue;
            index.Add(line);
            string currency = line.Outcome.Cost.Currency;
            LineSum sum = sums.GetValueOrDefault(currency) ?? new LineSum(Money.Zero(currency), Money.Zero(currency));
            sums[currency] = new LineSum(sum.Cost + line.Outcome.Cost, sum.Price + line.Outcome.Price);
        }

        return new LinePage(Fetch(read, filter, index.ListPage(skip(index.Count), take), cancellationToken), index.Count, [.. sums.Values]);
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

/// <param name="Found">How many lines match in all.</param>
/// <param name="Sums">Of all that match, by currency.</param>
internal sealed record LinePage(IReadOnlyList<PricedLine> Lines, int Found, IReadOnlyList<LineSum> Sums);

internal sealed record LineSum(Money Cost, Money Price);
