namespace HcpCsp.Plugin.Billing.Usage.Months;

/// <summary>Finds the days without credit among a customer's usage. Pure.</summary>
/// <remarks>
/// Microsoft decides day by day and resource by resource, by whether the partner had access for the whole day; reservations, savings plans, what
/// others sell and spot machines earn none (Microsoft Learn, "Partner earned credit"). A meter that never earns is therefore no loss by itself:
/// it counts where the same meter earns elsewhere in the month, or where a whole Azure subscription earns nothing.
/// </remarks>
internal static class MissedCredits
{
    /// <summary>The dearest first, then those whose worth isn't known.</summary>
    public static IReadOnlyList<MissedCredit> Of(CurrencyUse usage)
    {
        var percents = usage.Uses.Where(static use => use.CreditPercent > 0m).GroupBy(static use => use.Meter.Key.WithoutRegion)
            .ToDictionary(static group => group.Key, static group => group.Select(static use => use.CreditPercent!.Value).Distinct().ToArray());
        HashSet<string> earning = [.. usage.Uses.Where(static use => use.CreditPercent > 0m).Select(static use => use.Place.SubscriptionId)];
        return [.. usage.Uses
            .Where(use => CouldEarn(use) && (percents.ContainsKey(use.Meter.Key.WithoutRegion) || !earning.Contains(use.Place.SubscriptionId)))
            .GroupBy(static use => (use.Place.SubscriptionId, use.Place.ResourceGroup, use.Place.Resource, use.Meter))
            .Select(group => Sum([.. group], percents.GetValueOrDefault(group.Key.Meter.Key.WithoutRegion)))
            .OrderByDescending(static one => one.Worth ?? decimal.MinValue)
            .ThenBy(static one => one.Place.SubscriptionName, StringComparer.InvariantCultureIgnoreCase)
            .ThenBy(static one => one.Place.Resource, StringComparer.OrdinalIgnoreCase)
            .ThenBy(static one => one.Meter.Name, StringComparer.InvariantCultureIgnoreCase)];
    }

    // What is free has no credit to earn.
    private static bool CouldEarn(DailyUse use) => use is { CreditPercent: 0m, IsPaidFor: true, Quantity: > 0m, Meter.IsMicrosofts: true } && use.ListValue != 0m;

    /// <param name="uses">Of one resource and meter.</param>
    /// <param name="percents">That the meter earns elsewhere; null for none. Of two, nobody knows which it would have been.</param>
    private static MissedCredit Sum(IReadOnlyList<DailyUse> uses, decimal[]? percents) => new(
        uses[0].Place,
        uses[0].Meter,
        [.. uses.Select(static use => use.Day).OfType<DateOnly>().Distinct().Order()],
        uses.Sum(static use => use.Cost),
        percents is [var percent] && uses.All(static use => use.ListValue is not null) ? uses.Sum(static use => use.ListValue ?? 0m) * percent / 100m : null,
        percents is null ? MissedBecause.SubscriptionEarnsNothing : MissedBecause.MeterEarnsElsewhere);
}
