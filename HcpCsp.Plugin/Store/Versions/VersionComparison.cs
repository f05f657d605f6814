using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;

namespace HcpCsp.Plugin.Store.Versions;

/// <summary>What changed for one customer between two versions of a document. Pure; keeps no line, only what is different of it.</summary>
/// <param name="documentCurrency">Counts for lines that name no currency.</param>
internal sealed class VersionComparison(string customerId, string customerName, string documentCurrency)
{
    private readonly Dictionary<(string Currency, LineIdentity Identity), Unmatched> unmatched = [];
    private readonly SortedDictionary<string, Sums> sumsByCurrency = new(StringComparer.Ordinal);

    public void AddBefore(InvoiceLine line)
    {
        (string currency, Sums sums, decimal total) = Read(line);
        sums.LinesBefore++;
        sums.Before += total;
        FindUnmatched(currency, line).Before.Add(Amounts.Of(line));
    }

    /// <summary>Takes a line of the later version; all of the earlier one's must have been added.</summary>
    public void AddAfter(InvoiceLine line)
    {
        (string currency, Sums sums, decimal total) = Read(line);
        sums.LinesAfter++;
        sums.After += total;
        Unmatched known = FindUnmatched(currency, line);
        var amounts = Amounts.Of(line);
        if (!known.Before.Remove(amounts))
            known.After.Add(amounts);
        else if (known.IsEmpty)
            unmatched.Remove((currency, LineIdentity.Of(line)));
    }

    /// <summary>One for each currency.</summary>
    public IEnumerable<CustomerRestatement> Finish()
    {
        foreach (((string currency, _), Unmatched left) in unmatched)
            left.CountInto(sumsByCurrency[currency]);
        return sumsByCurrency.Select(pair => new CustomerRestatement
        {
            CustomerId = customerId,
            CustomerName = customerName,
            Currency = pair.Key,
            LinesBefore = pair.Value.LinesBefore,
            LinesAfter = pair.Value.LinesAfter,
            TotalBefore = pair.Value.Before,
            TotalAfter = pair.Value.After,
            Added = pair.Value.Added,
            Removed = pair.Value.Removed,
            ReRated = pair.Value.ReRated,
        });
    }

    /// <summary>The lines behind the differences, from reading both versions once more; both must have been added before.</summary>
    public IReadOnlyList<LineRestatement> ListLines(IEnumerable<InvoiceLine> before, IEnumerable<InvoiceLine> after)
    {
        Dictionary<(string Currency, LineIdentity Identity), ChangedLines> changed =
            unmatched.ToDictionary(static pair => pair.Key, static pair => new ChangedLines(pair.Value.Before, pair.Value.After));
        foreach (InvoiceLine line in before)
            changed.GetValueOrDefault(KeyOf(line))?.TakeBefore(line);
        foreach (InvoiceLine line in after)
            changed.GetValueOrDefault(KeyOf(line))?.TakeAfter(line);
        return
        [
            .. changed.SelectMany(static pair => pair.Value.List(pair.Key.Currency))
                .OrderBy(static line => line.Currency, StringComparer.Ordinal)
                .ThenByDescending(static line => Math.Abs(line.Delta))
                .ThenBy(static line => line.Line.Position),
        ];
    }

    private (string Currency, LineIdentity Identity) KeyOf(InvoiceLine line) => (LineAmounts.CurrencyOf(line, documentCurrency), LineIdentity.Of(line));

    private (string Currency, Sums Sums, decimal Total) Read(InvoiceLine line)
    {
        string currency = LineAmounts.CurrencyOf(line, documentCurrency);
        if (!sumsByCurrency.TryGetValue(currency, out Sums? sums))
            sumsByCurrency.Add(currency, sums = new Sums());
        return (currency, sums, LineAmounts.FindTotal(line) ?? 0m);
    }

    private Unmatched FindUnmatched(string currency, InvoiceLine line)
    {
        var key = (currency, LineIdentity.Of(line));
        if (!unmatched.TryGetValue(key, out Unmatched? known))
            unmatched.Add(key, known = new Unmatched());
        return known;
    }

    /// <summary>What rating decides: a line that differs in one of them was re-rated.</summary>
    internal readonly record struct Amounts(decimal? Quantity, decimal? EffectiveUnitPrice, decimal? Cost, decimal Total)
    {
        public static Amounts Of(InvoiceLine line) =>
            new(line.BillableQuantity ?? line.Quantity, line.EffectiveUnitPrice, LineAmounts.FindCost(line), LineAmounts.FindTotal(line) ?? 0m);
    }

    /// <summary>Lines of one identity that have no equal in the other version, in their order.</summary>
    private sealed class Unmatched
    {
        public List<Amounts> Before { get; } = new(1);

        public List<Amounts> After { get; } = [];

        public bool IsEmpty => Before.Count + After.Count == 0;

        // As many as both have were re-rated; what one has more came or went.
        public void CountInto(Sums sums)
        {
            int both = Math.Min(Before.Count, After.Count);
            for (int i = 0; i < both; i++)
                sums.ReRated = sums.ReRated.With(After[i].Total - Before[i].Total);
            foreach (Amounts removed in Before.Skip(both))
                sums.Removed = sums.Removed.With(removed.Total);
            foreach (Amounts added in After.Skip(both))
                sums.Added = sums.Added.With(added.Total);
        }
    }

    private sealed class Sums
    {
        public int LinesBefore { get; set; }

        public int LinesAfter { get; set; }

        public decimal Before { get; set; }

        public decimal After { get; set; }

        public LineChange Added { get; set; }

        public LineChange Removed { get; set; }

        public LineChange ReRated { get; set; }
    }
}
