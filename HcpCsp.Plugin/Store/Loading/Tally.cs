using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.Store.Loading;

/// <summary>Sums lines into the summaries of a version while they are packed.</summary>
internal abstract class Tally<TLine>
{
    private readonly Dictionary<string, LineCustomer> customers = new(StringComparer.Ordinal);

    /// <summary>Customers that the lines name, the unassigned bucket left out.</summary>
    public IEnumerable<LineCustomer> Customers => customers.Values;

    /// <summary>Takes lines of one customer.</summary>
    public void Add(string customerId, ReadOnlySpan<TLine> lines)
    {
        if (lines.IsEmpty)
            return;

        bool isUnassigned = string.Equals(customerId, CustomerId.Unassigned, StringComparison.Ordinal);
        if (!isUnassigned && (!customers.TryGetValue(customerId, out LineCustomer? known) || known.Name.Length == 0))
            customers[customerId] = Describe(customerId, lines[0]);
        Sum(customerId, lines);
    }

    protected abstract LineCustomer Describe(string customerId, TLine line);

    protected abstract void Sum(string customerId, ReadOnlySpan<TLine> lines);
}

/// <summary>A customer as lines describe it.</summary>
internal sealed record LineCustomer(string Id, string Name, string Domain, string Country);
