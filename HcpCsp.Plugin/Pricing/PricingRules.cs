using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.Pricing;

/// <summary>All rules of one partner account at one moment, and which of them applies.</summary>
/// <param name="ManagedDefault">Percent for managed customers; null for none.</param>
/// <param name="NonManagedDefault">Percent for all others; null for none.</param>
/// <param name="CustomerPercents">The customers' own percents, by customer id.</param>
/// <param name="LinkedAt">When customers were linked to a tenant, by customer id.</param>
internal sealed record PricingRules(
    decimal? ManagedDefault,
    decimal? NonManagedDefault,
    IReadOnlyDictionary<string, decimal> CustomerPercents,
    IReadOnlyDictionary<string, DateTimeOffset> LinkedAt)
{
    public CustomerPlans Plans { get; init; } = CustomerPlans.None;

    /// <summary>Links that were ended, by customer id: what was managed then stays so.</summary>
    public ILookup<string, EndedLink> EndedLinks { get; init; } = Array.Empty<EndedLink>().ToLookup(static link => link.CustomerId, StringComparer.Ordinal);

    /// <summary>
    /// The plan assigned to the customer, else its own mark-up, else the account's default for managed or non-managed customers, else none.
    /// </summary>
    /// <remarks>Lines without a customer go by the default for non-managed ones: they are nobody's tenant.</remarks>
    public PricingRule Select(string customerId, Invoice invoice) => Select(customerId, invoice.Period, invoice.IsLegacy);

    /// <summary>The rule of documents that aren't legacy ones.</summary>
    public PricingRule Select(string customerId, BillingPeriod period) => Select(customerId, period, isLegacy: false);

    private PricingRule Select(string customerId, BillingPeriod period, bool isLegacy)
    {
        if (Plans.Find(customerId, period, isLegacy) is { } plan)
            return new PricingRule.Plan(plan);
        if (CustomerPercents.TryGetValue(customerId, out decimal own))
            return new PricingRule.CustomerMarkup(own);

        bool managed = IsManaged(customerId, period);
        return (managed ? ManagedDefault : NonManagedDefault) is { } percent
            ? new PricingRule.AccountDefault(percent, managed)
            : new PricingRule.None();
    }

    /// <summary>The rule of the billing periods to come: whatever link there is has been made by then.</summary>
    public PricingRule SelectFromNowOn(string customerId) => Select(customerId, new BillingPeriod(DateOnly.MaxValue, DateOnly.MaxValue));

    /// <summary>As it is at the end of the period: a link counts from the billing period in which it was made, and up to the one before it was ended.</summary>
    public bool IsManaged(string customerId, BillingPeriod period)
    {
        DateTime end = period.End.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        return (LinkedAt.TryGetValue(customerId, out DateTimeOffset linkedAt) && linkedAt.UtcDateTime < end)
            || EndedLinks[customerId].Any(link => link.LinkedAt.UtcDateTime < end && link.EndedAt.UtcDateTime >= end);
    }
}
