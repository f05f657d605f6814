using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.Api.Invoices;

/// <summary>All customers of a restatement together, currency by currency.</summary>
internal sealed class RestatementTotals
{
    private readonly SortedDictionary<string, CustomerRestatement> byCurrency = new(StringComparer.Ordinal);
    private readonly HashSet<string> customers = new(StringComparer.Ordinal);
    private readonly HashSet<string> changed = new(StringComparer.Ordinal);

    public int UnchangedCustomers => customers.Count - changed.Count;

    public IReadOnlyList<CustomerRestatement> List() => [.. byCurrency.Values];

    public void Add(CustomerRestatement one)
    {
        customers.Add(one.CustomerId);
        if (!one.IsUnchanged)
            changed.Add(one.CustomerId);
        byCurrency[one.Currency] = byCurrency.TryGetValue(one.Currency, out CustomerRestatement? so) ? Sum(so, one) : one;
    }

    private static CustomerRestatement Sum(CustomerRestatement left, CustomerRestatement right) => left with
    {
        LinesBefore = left.LinesBefore + right.LinesBefore,
        LinesAfter = left.LinesAfter + right.LinesAfter,
        TotalBefore = left.TotalBefore + right.TotalBefore,
        TotalAfter = left.TotalAfter + right.TotalAfter,
        Added = Sum(left.Added, right.Added),
        Removed = Sum(left.Removed, right.Removed),
        ReRated = Sum(left.ReRated, right.ReRated),
    };

    private static LineChange Sum(LineChange left, LineChange right) => new(left.Lines + right.Lines, left.Amount + right.Amount);
}
