namespace HcpCsp.TestHost.Simulator.Data;

/// <summary>What one Azure subscription used of one meter on one day.</summary>
internal readonly record struct UsageDay(int Day, int Entitlement, int ResourceGroup, decimal Quantity);

/// <summary>One meter of one plan in one month at one partner-earned credit: one invoice line, several usage rows.</summary>
internal sealed record MeterMonth(AzureMeter Meter, int CreditPercent, bool IsLate, bool IsReversed, long OrderTicks, IReadOnlyList<UsageDay> Days)
{
    public decimal Quantity { get; } = Days.Sum(day => day.Quantity);
}

/// <summary>What an Azure plan used in a month; the invoice lines and the usage rows are both made of it, so that they agree.</summary>
internal sealed class AzureCharges(long seed, int partner, ScaleFigures figures)
{
    public IEnumerable<MeterMonth> Of(CustomerRecord customer, SubscriptionRecord plan, LineScope scope)
    {
        var parts = AsFirstBilled(customer, plan, scope.Month, scope.LastDay);
        return scope.IsRestated ? Restated(customer, scope.Month, parts) : parts;
    }

    private IEnumerable<MeterMonth> AsFirstBilled(CustomerRecord customer, SubscriptionRecord plan, BillingMonth month, int lastDay)
    {
        var plans = SeededRandom.For(seed, "plan", partner, customer.Number);
        var offset = plans.Below(AzureMeters.All.Count);
        var count = plans.Between(figures.MetersPerPlan / 2, figures.MetersPerPlan + (figures.MetersPerPlan / 2));
        for (var index = 0; index < count; index++)
        {
            var draw = SeededRandom.For(seed, "meter", partner, customer.Number, ((long)index << 32) + month.Number);
            var meter = AzureMeters.All[(offset + (index * 5)) % AzureMeters.All.Count];
            foreach (var part in Parts(meter, plan, month, lastDay, draw))
                yield return part;
        }
    }

    /// <summary>Some meters were charged by mistake, and of some more usage came in.</summary>
    private IEnumerable<MeterMonth> Restated(CustomerRecord customer, BillingMonth month, IEnumerable<MeterMonth> parts)
    {
        var draw = SeededRandom.For(seed, "restated", partner, customer.Number, month.Number);
        foreach (var part in parts)
        {
            var kind = draw.Below(100);
            if (kind >= 4)
                yield return part;
            else if (kind >= 2)
                yield return new MeterMonth(part.Meter, part.CreditPercent, part.IsLate, part.IsReversed, part.OrderTicks, [.. part.Days, part.Days[^1]]);
        }
    }

    private IEnumerable<MeterMonth> Parts(AzureMeter meter, SubscriptionRecord plan, BillingMonth month, int lastDay, SeededRandom draw)
    {
        var rows = Rows(meter, plan, month, draw);
        rows.RemoveAll(row => row.Day > lastDay);
        var isLate = draw.Percent(1);
        var isReversed = draw.Percent(4);
        var ticks = draw.Below(int.MaxValue);
        var creditLostOn = draw.Percent(10) ? draw.Between(2, month.Days) : draw.Percent(90) ? int.MaxValue : 0;
        var earning = rows.FindAll(row => row.Day < creditLostOn);
        var plain = rows.FindAll(row => row.Day >= creditLostOn);
        if (earning.Count > 0)
            yield return new MeterMonth(meter, 15, isLate, isReversed, ticks, earning);
        if (plain.Count > 0)
            yield return new MeterMonth(meter, 0, isLate, isReversed, ticks, plain);
    }

    private List<UsageDay> Rows(AzureMeter meter, SubscriptionRecord plan, BillingMonth month, SeededRandom draw)
    {
        var tenths = figures.UsageTenthsPerMeter;
        var count = Math.Max(1, ((draw.Between(tenths / 2, tenths + (tenths / 2)) * 10) + draw.Below(100)) / 100);
        var rows = new List<UsageDay>(count);
        for (var index = 0; index < count; index++)
        {
            var whole = meter.Dollars is > 0 and < 0.01m ? draw.Below(5000) : meter.Dollars > 5 ? 0 : draw.Below(24);
            rows.Add(new UsageDay(
                draw.Between(1, month.Days), draw.Below(plan.Entitlements.Count), draw.Below(6), whole + draw.Fraction(6) + 0.000001m));
        }

        return rows;
    }
}
