namespace HcpCsp.TestHost.Simulator.Data.Legacy;

/// <summary>Writes the list of legacy documents: out within two days after the partner's billing day.</summary>
internal static class LegacyCalendar
{
    private const int Months = 4;

    private const string Letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /// <summary>Newest first; none for a partner without legacy subscriptions.</summary>
    public static IReadOnlyList<LegacyDocument> Create(long seed, int partner, PartnerProfile profile, DateOnly today)
    {
        if (profile.LegacyBillingDay is not { } billingDay)
            return [];
        var newest = BillingMonth.Of(today);
        if (newest.First.AddDays(billingDay) > today)
            newest = newest.Plus(-1);
        return [.. Enumerable.Range(0, Months).Select(age => Document(seed, partner, profile.Markets[0], newest.Plus(-age).First.AddDays(billingDay - 1), age))];
    }

    private static LegacyDocument Document(long seed, int partner, Market market, DateOnly billingDay, int age)
    {
        var draw = SeededRandom.For(seed, "legacy-id", partner, billingDay.DayNumber);
        var id = "D0" + string.Concat(Enumerable.Range(0, 8).Select(_ => Letters[draw.Below(Letters.Length)]));
        var date = new DateTimeOffset(billingDay.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);
        return new LegacyDocument(id, market, billingDay.AddMonths(-1), billingDay.AddDays(-1), date, age < 2 ? 0 : 1);
    }
}
