namespace HcpCsp.TestHost.Simulator.Data.Legacy;

/// <summary>The lines of legacy documents, made from customer and period alone.</summary>
internal sealed class LegacyLines(long seed, int partner)
{
    private const int DaysOfFullCharge = 30;

    public IEnumerable<LicenseLine> Licenses(CustomerRecord customer, LegacyDocument document)
    {
        var draw = SeededRandom.For(seed, "licenses", partner, customer.Number, document.Month.Number);
        foreach (var subscription in Seats(customer))
        {
            yield return Line(customer, document, subscription, "Cycle fee", document.PeriodStart, subscription.Quantity);
            if (!draw.Percent(20))
                continue;
            // Seats change within the period: the old ones are given back for the rest of it, and the new ones charged.
            var from = document.PeriodStart.AddDays(draw.Between(3, 25));
            yield return Line(customer, document, subscription, "Prorate fees when cancel", from, -subscription.Quantity);
            yield return Line(customer, document, subscription, "Prorate fees when purchase", from, subscription.Quantity + draw.Between(1, 9));
        }
    }

    public IEnumerable<LegacyUsageLine> Usage(CustomerRecord customer, LegacyDocument document)
    {
        if (FindAzure(customer) is not { } azure)
            yield break;
        var draw = SeededRandom.For(seed, "legacy-usage", partner, customer.Number, document.Month.Number);
        var count = draw.Between(2, 8);
        for (var number = 0; number < count; number++)
        {
            var meter = AzureMeters.All[(customer.Number + (number * 7)) % AzureMeters.All.Count];
            var consumed = draw.Below(200) + draw.Fraction(4) + 1;
            var included = draw.Percent(10) ? 1m : 0m;
            yield return new LegacyUsageLine(customer, customer.NameIn(document.Month), azure, number, meter, consumed, included, draw.Percent(15) ? 0.1m : 0m);
        }
    }

    /// <summary>The days of a line come to its quantity exactly.</summary>
    public IEnumerable<LegacyUsageDay> Days(CustomerRecord customer, LegacyDocument document)
    {
        foreach (var line in Usage(customer, document))
        {
            var draw = SeededRandom.For(seed, "legacy-day", partner, customer.Number, ((long)document.Month.Number << 8) + line.Number);
            var left = line.Consumed;
            var day = document.PeriodStart.AddDays(draw.Below(5));
            while (left > 0 && day < document.PeriodEnd)
            {
                var part = Math.Min(left, draw.Below(60) + draw.Fraction(4));
                if (part > 0)
                    yield return new LegacyUsageDay(line, day, part);
                left -= part;
                day = day.AddDays(draw.Between(1, 4));
            }

            if (left > 0)
                yield return new LegacyUsageDay(line, document.PeriodEnd, left);
        }
    }

    private List<LegacySubscription> Seats(CustomerRecord customer)
    {
        var draw = SeededRandom.For(seed, "legacy", partner, customer.Number);
        var seats = new List<LegacySubscription>();
        var count = draw.Between(1, 3);
        for (var number = 0; number < count; number++)
        {
            var discount = draw.Percent(25) ? 0.174m : 0m;
            seats.Add(new LegacySubscription(
                draw.Guid(), draw.Guid().ToString().ToUpperInvariant(), draw.Pick(LegacySubscription.Seats), draw.Between(1, 60), customer.Joined.First.AddDays(4), discount));
        }

        return seats;
    }

    private LegacySubscription? FindAzure(CustomerRecord customer)
    {
        if (customer.Number % 2 != 0)
            return null;
        var draw = SeededRandom.For(seed, "legacy-azure", partner, customer.Number);
        return new LegacySubscription(draw.Guid(), draw.Guid().ToString().ToUpperInvariant(), LegacySubscription.Azure, 1, customer.Joined.First, DiscountShare: 0);
    }

    private static LicenseLine Line(
        CustomerRecord customer, LegacyDocument document, LegacySubscription subscription, string chargeType, DateOnly from, int quantity)
    {
        var whole = subscription.Offer.Dollars * quantity;
        var days = document.PeriodEnd.DayNumber - from.DayNumber + 1;
        var amount = from == document.PeriodStart ? whole : MoneyRounding.HalfAway(whole * days / DaysOfFullCharge, customer.Currency);
        var discount = MoneyRounding.HalfAway(amount * subscription.DiscountShare, customer.Currency);
        return new LicenseLine(customer, customer.NameIn(document.Month), subscription, chargeType, from, document.PeriodEnd, quantity, amount, discount);
    }
}
