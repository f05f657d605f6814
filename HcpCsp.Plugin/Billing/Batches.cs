namespace HcpCsp.Plugin.Billing;

/// <summary>Cuts a list where enough has come together.</summary>
internal static class Batches
{
    /// <summary>Some at a time, in their order: as many as come to at most a size together, or one that is larger by itself.</summary>
    public static IEnumerable<List<T>> Of<T>(IEnumerable<T> items, Func<T, int> sizeOf, int most)
    {
        var some = new List<T>();
        long held = 0;
        foreach (T item in items)
        {
            int size = sizeOf(item);
            if (some.Count > 0 && held + size > most)
            {
                yield return some;
                (some, held) = ([], 0);
            }

            some.Add(item);
            held += size;
        }

        if (some.Count > 0)
            yield return some;
    }
}
