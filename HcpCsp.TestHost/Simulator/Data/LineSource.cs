namespace HcpCsp.TestHost.Simulator.Data;

/// <summary>Makes a customer's lines and usage rows of one month, whenever they are asked for; nothing is kept.</summary>
internal sealed class LineSource
{
    private readonly long _seed;
    private readonly int _partner;
    private readonly ExchangeRates _rates;
    private readonly SubscriptionFactory _subscriptions;
    private readonly SeatLines _seats;
    private readonly AzureCharges _charges;
    private readonly AzureLines _azure;

    public LineSource(long seed, int partner, ScaleFigures figures, BillingMonth anchor)
    {
        _seed = seed;
        _partner = partner;
        _rates = new ExchangeRates(seed);
        _subscriptions = new SubscriptionFactory(seed, partner, figures, anchor);
        _seats = new SeatLines(seed, partner, _rates);
        _charges = new AzureCharges(seed, partner, figures);
        _azure = new AzureLines(_charges, _rates);
    }

    public IReadOnlyList<SubscriptionRecord> Subscriptions(CustomerRecord customer) => _subscriptions.Of(customer);

    public IEnumerable<InvoiceLine> Lines(CustomerRecord customer, LineScope scope)
    {
        var month = scope.Month;
        if (!customer.HasCharges(month))
            yield break;
        var subscriptions = _subscriptions.Of(customer);
        foreach (var subscription in subscriptions)
        {
            var lines = subscription.Product.Family == ProductFamily.AzurePlan
                ? _azure.Of(customer, subscription, scope)
                : _seats.Of(customer, subscription, scope);
            foreach (var line in lines)
                yield return line;
        }

        foreach (var credit in Credits(customer, subscriptions, scope))
            yield return credit;
    }

    public IEnumerable<UsageRow> Usage(CustomerRecord customer, LineScope scope)
    {
        if (!customer.HasCharges(scope.Month) || !customer.HasAzure)
            yield break;
        var rate = _rates.Rate(ExchangeRates.AzurePricingCurrency, customer.Currency, scope.Month);
        foreach (var plan in _subscriptions.Of(customer).Where(IsAzure).Where(plan => scope.Month >= plan.Start))
        {
            foreach (var meter in _charges.Of(customer, plan, scope))
            {
                var effective = AzureLines.EffectivePrice(meter);
                var (start, end) = AzureLines.Period(meter, scope.Month);
                foreach (var day in meter.Days)
                {
                    var date = start.AddDays(Math.Min(day.Day, end.Day) - 1);
                    yield return new UsageRow(
                        customer, customer.NameIn(scope.Month), plan, plan.Entitlements[day.Entitlement], meter, day, start, end, date, effective, rate);
                }
            }
        }
    }

    private static bool IsAzure(SubscriptionRecord subscription) => subscription.Product.Family == ProductFamily.AzurePlan;

    /// <summary>Whether the customer gets money back in a month.</summary>
    public bool IsCredited(CustomerRecord customer, BillingMonth month) =>
        customer.HasCharges(month) && Credits(customer, _subscriptions.Of(customer), LineScope.Closed(month)).Any();

    private IEnumerable<InvoiceLine> Credits(CustomerRecord customer, IReadOnlyList<SubscriptionRecord> subscriptions, LineScope scope)
    {
        var draw = SeededRandom.For(_seed, "credit:" + scope.Variant, _partner, customer.Number, scope.Month.Number);
        var wanted = draw.Percent(scope.Variant == 0 ? 8 : 40);
        var seat = subscriptions.FirstOrDefault(subscription =>
            subscription.Product.Family == ProductFamily.Seat && scope.Month >= subscription.Start && !subscription.IsTrial);
        if (seat is null)
            yield break;
        if (wanted)
            yield return _seats.Credit(customer, seat, scope.Month, draw);
        if (scope.IsRestated && draw.Percent(30))
            yield return _seats.Credit(customer, seat, scope.Month, draw);
    }
}

/// <summary>Which lines of a customer are meant.</summary>
/// <param name="LastDay">The last day whose usage is known.</param>
/// <param name="Variant">0 as first billed; 1 as corrected by an adjustment note.</param>
/// <param name="IsRestated">Microsoft built the data of a closed month a second time.</param>
internal sealed record LineScope(BillingMonth Month, int LastDay, int Variant, bool IsRestated = false)
{
    public static LineScope Closed(BillingMonth month, int variant = 0) => new(month, month.Days, variant);
}
