namespace HcpCsp.TestHost.Simulator.Data;

/// <summary>The rows of many customers one after the other; a page deep inside is found without making the rows before it.</summary>
internal sealed class RowListing<T>(IReadOnlyList<CustomerRecord> customers, Func<CustomerRecord, IEnumerable<T>> rowsOf)
{
    /// <summary>How many rows there are up to and with each customer; counting makes every row once.</summary>
    private readonly Lazy<int[]> _ends = new(() => CountUp(customers, rowsOf));

    public int Count => _ends.Value is [.., var last] ? last : 0;

    public IEnumerable<T> From(int row)
    {
        var found = Array.BinarySearch(_ends.Value, row + 1);
        var first = found < 0 ? ~found : FirstOf(found);
        var before = first == 0 ? 0 : _ends.Value[first - 1];
        return customers.Skip(first).SelectMany(rowsOf).Skip(row - before);
    }

    /// <summary>Customers without rows end where the one before them does.</summary>
    private int FirstOf(int index)
    {
        while (index > 0 && _ends.Value[index - 1] == _ends.Value[index])
            index--;
        return index;
    }

    private static int[] CountUp(IReadOnlyList<CustomerRecord> customers, Func<CustomerRecord, IEnumerable<T>> rowsOf)
    {
        var ends = customers.AsParallel().AsOrdered().Select(customer => rowsOf(customer).Count()).ToArray();
        for (var index = 1; index < ends.Length; index++)
            ends[index] += ends[index - 1];
        return ends;
    }
}
