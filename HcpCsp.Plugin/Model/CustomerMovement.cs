namespace HcpCsp.Plugin.Model;

/// <summary>How many customers there were at the end of a month, and how many came and went in it.</summary>
/// <param name="Month">Its first day, UTC.</param>
/// <param name="Total">At its end: those of the month before, plus the acquired, less the lost.</param>
/// <param name="Acquired">Seen for the first time, or back again after having been lost.</param>
/// <param name="Lost">Missing in a complete listing for the first time.</param>
internal sealed record CustomerMovement(DateOnly Month, int Total, int Acquired, int Lost)
{
    /// <summary>Every month from the first customer's to the given moment's, from what is recorded of the customers. Pure.</summary>
    public static IReadOnlyList<CustomerMovement> List(IReadOnlyCollection<Customer> customers, DateTimeOffset until)
    {
        ILookup<DateOnly, DateTimeOffset> acquired = customers.SelectMany(static customer => customer.ListArrivals()).ToLookup(MonthOf);
        ILookup<DateOnly, DateTimeOffset> lost = customers.SelectMany(static customer => customer.ListLosses()).ToLookup(MonthOf);
        if (acquired.Count == 0)
            return [];

        var months = new List<CustomerMovement>();
        int total = 0;
        for (DateOnly month = acquired.Min(static group => group.Key); month <= MonthOf(until); month = month.AddMonths(1))
        {
            int came = acquired[month].Count(), went = lost[month].Count();
            total += came - went;
            months.Add(new CustomerMovement(month, total, came, went));
        }

        return months;
    }

    private static DateOnly MonthOf(DateTimeOffset moment) => new(moment.UtcDateTime.Year, moment.UtcDateTime.Month, 1);
}
