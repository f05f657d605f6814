namespace HcpCsp.Plugin.Billing;

/// <summary>The last answers to questions that take a reading of many lines. Who asks while one is being read waits for it instead of reading too.</summary>
/// <param name="most">How many are kept: those asked for last.</param>
internal sealed class RecentAnswers<TKey, TState, TAnswer>(int most)
    where TKey : notnull
    where TState : notnull
{
    private readonly Lock gate = new();
    private readonly List<Kept> recent = [];

    /// <param name="key">The question.</param>
    /// <param name="state">Of what the answer follows from: another one asks for another answer.</param>
    /// <param name="read">Finds the answer.</param>
    public TAnswer Get(TKey key, TState state, Func<TAnswer> read)
    {
        Kept kept = Find(key, state);
        // One reader per answer. When it fails or gives up, the next who waited reads.
        lock (kept.Reading)
        {
            if (!kept.IsRead)
                (kept.Answer, kept.IsRead) = (read(), true);
            return kept.Answer!; // Just read, or before.
        }
    }

    private Kept Find(TKey key, TState state)
    {
        lock (gate)
        {
            int index = recent.FindIndex(one => one.Key.Equals(key));
            Kept found = index >= 0 && recent[index].State.Equals(state) ? recent[index] : new Kept(key, state);
            if (index >= 0)
                recent.RemoveAt(index);
            recent.Add(found);
            if (recent.Count > most)
                recent.RemoveAt(0);
            return found;
        }
    }

    private sealed class Kept(TKey key, TState state)
    {
        public TKey Key => key;

        public TState State => state;

        public Lock Reading { get; } = new();

        public bool IsRead { get; set; }

        public TAnswer? Answer { get; set; }
    }
}
