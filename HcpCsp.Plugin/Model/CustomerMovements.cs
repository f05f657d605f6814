namespace HcpCsp.Plugin.Model;

/// <summary>Movements of customers over accounts and over years. Pure.</summary>
internal static class CustomerMovements
{
    /// <summary>Adds accounts up by month, oldest first. Before an account's first month nothing is known of it, so it adds nothing.</summary>
    public static IReadOnlyList<CustomerMovement> Sum(IEnumerable<IReadOnlyList<CustomerMovement>> accounts) =>
        [.. accounts.SelectMany(static months => months).GroupBy(static month => month.Month).OrderBy(static group => group.Key).Select(static group => new CustomerMovement(
            group.Key, group.Sum(static month => month.Total), group.Sum(static month => month.Acquired), group.Sum(static month => month.Lost)))];

    /// <summary>By calendar year, each named by its first day; its total is its last month's.</summary>
    /// <param name="months">Oldest first.</param>
    public static IReadOnlyList<CustomerMovement> SumByYear(IReadOnlyList<CustomerMovement> months) =>
        [.. months.GroupBy(static month => month.Month.Year).Select(static year => new CustomerMovement(
            new DateOnly(year.Key, 1, 1), year.Last().Total, year.Sum(static month => month.Acquired), year.Sum(static month => month.Lost)))];
}
