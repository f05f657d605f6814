namespace HcpCsp.TestHost.Simulator.Data;

/// <summary>The invoice lines of an Azure plan: one for each meter and credit, cut to cents first in dollars, then in the billing currency.</summary>
internal sealed class AzureLines(AzureCharges charges, ExchangeRates rates)
{
    public IEnumerable<InvoiceLine> Of(CustomerRecord customer, SubscriptionRecord plan, LineScope scope)
    {
        var month = scope.Month;
        if (month < plan.Start)
            yield break;
        var rate = rates.Rate(ExchangeRates.AzurePricingCurrency, customer.Currency, month);
        foreach (var meter in charges.Of(customer, plan, scope))
        {
            var charge = Line(customer, plan, month, meter, rate, meter.Quantity);
            yield return charge;
            if (meter.IsReversed)
            {
                yield return Line(customer, plan, month, meter, rate, -meter.Quantity) with
                {
                    ChargeType = "customerCredit",
                    CreditReason = "Azure Credit Applied",
                    ReferenceId = plan.AlternateId,
                };
            }
        }
    }

    /// <summary>Price after the partner's credit, as the invoice line and the usage rows both show it.</summary>
    public static decimal EffectivePrice(MeterMonth meter) =>
        MoneyRounding.EffectivePrice(
            MoneyRounding.Down(meter.Quantity * meter.Meter.Dollars * (100 - meter.CreditPercent) / 100m, ExchangeRates.AzurePricingCurrency),
            meter.Quantity);

    public static (DateOnly Start, DateOnly End) Period(MeterMonth meter, BillingMonth month)
    {
        var charged = meter.IsLate ? month.Plus(-1) : month;
        return (charged.First, charged.Last);
    }

    private static InvoiceLine Line(
        CustomerRecord customer, SubscriptionRecord plan, BillingMonth month, MeterMonth meter, decimal rate, decimal quantity)
    {
        var effective = EffectivePrice(meter);
        var subtotal = MoneyRounding.Down(MoneyRounding.Down(effective * quantity, ExchangeRates.AzurePricingCurrency) * rate, customer.Currency);
        var (start, end) = Period(meter, month);
        return new InvoiceLine
        {
            Customer = customer,
            CustomerName = customer.NameIn(month),
            Subscription = plan,
            ChargeType = "new",
            OrderDate = new DateTimeOffset(end, TimeOnly.MinValue, TimeSpan.Zero).AddTicks(meter.OrderTicks * 400L),
            ChargeStart = start,
            ChargeEnd = end,
            UnitPrice = meter.Meter.Dollars,
            EffectiveUnitPrice = effective,
            Quantity = quantity,
            PricingCurrency = ExchangeRates.AzurePricingCurrency,
            ExchangeRate = rate,
            Subtotal = subtotal,
            TaxTotal = MoneyRounding.HalfAway(subtotal * customer.TaxRate, customer.Currency),
            UnitType = meter.Meter.Unit,
            Meter = meter.Meter,
            PriceAdjustment = meter.CreditPercent == 0
                ? null
                : """[{"Type":"Partner Earned Credit","Description":"Partner earned credit for services managed","Percent":15}]""",
        };
    }
}
