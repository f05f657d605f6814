namespace HcpCsp.TestHost.Simulator.Data;

/// <summary>The lines of everything that is not metered: seats, reservations, savings plans, software, marketplace.</summary>
internal sealed class SeatLines(long seed, int partner, ExchangeRates rates)
{
    private readonly ExchangeRates _rates = rates;

    public IEnumerable<InvoiceLine> Of(CustomerRecord customer, SubscriptionRecord subscription, LineScope scope)
    {
        var lines = AsFirstBilled(customer, subscription, scope.Month);
        return scope.IsRestated ? Restated(customer, subscription, scope.Month, lines) : lines;
    }

    private IEnumerable<InvoiceLine> AsFirstBilled(CustomerRecord customer, SubscriptionRecord subscription, BillingMonth month)
    {
        if (month < subscription.Start || (subscription.End is { } end && month > end))
            yield break;
        var draw = SeededRandom.For(seed, "seat", partner, customer.Number, ((long)subscription.Number << 32) + month.Number);
        var maker = new LineMaker(this, customer, subscription, month, draw);
        var before = IsEventMonth(subscription, month) ? subscription.Quantity : subscription.QuantityIn(month);
        if (CycleCharge(subscription, month) is { } chargeType)
            yield return maker.Whole(chargeType, before);
        if (IsEventMonth(subscription, month))
        {
            foreach (var line in EventLines(maker, subscription, draw))
                yield return line;
        }
    }

    /// <summary>Money back for a bad month of the service: an amount for one unit, at no price of the list.</summary>
    public InvoiceLine Credit(CustomerRecord customer, SubscriptionRecord subscription, BillingMonth month, SeededRandom draw)
    {
        var maker = new LineMaker(this, customer, subscription, month, draw);
        return maker.Credit(draw.Between(1, 60) + draw.Fraction(2));
    }

    /// <summary>Some lines are gone, and some have another price.</summary>
    private IEnumerable<InvoiceLine> Restated(CustomerRecord customer, SubscriptionRecord subscription, BillingMonth month, IEnumerable<InvoiceLine> lines)
    {
        var draw = SeededRandom.For(seed, "restated", partner, customer.Number, ((long)subscription.Number << 32) + month.Number);
        foreach (var line in lines)
        {
            var kind = draw.Below(100);
            if (kind >= 12)
                yield return line;
            else if (kind >= 4)
                yield return Priced(line, MoneyRounding.LongPrice(line.EffectiveUnitPrice * 0.95m));
        }
    }

    /// <summary>Seats: the unit price is converted and cut first, then multiplied.</summary>
    private static InvoiceLine Priced(InvoiceLine line, decimal effective)
    {
        var subtotal = MoneyRounding.Down(effective * line.ExchangeRate, line.Customer.Currency) * line.Quantity;
        return line with
        {
            EffectiveUnitPrice = effective,
            Subtotal = subtotal,
            TaxTotal = MoneyRounding.HalfAway(subtotal * line.Customer.TaxRate, line.Customer.Currency),
        };
    }

    private static bool IsEventMonth(SubscriptionRecord subscription, BillingMonth month) =>
        subscription.Event is not SubscriptionEvent.None && subscription.EventMonth == month;

    private static string? CycleCharge(SubscriptionRecord subscription, BillingMonth month)
    {
        var since = month - subscription.Start;
        if (since == 0)
            return "new";
        if (subscription.Cycle is PaymentCycle.OneTime or PaymentCycle.Metered)
            return null;
        if (since % subscription.TermMonths == 0)
            return "renew";
        var monthsOfCycle = subscription.Cycle switch { PaymentCycle.Annual => 12, PaymentCycle.Triennial => 36, _ => 1 };
        return since % monthsOfCycle == 0 ? "cycleCharge" : null;
    }

    private static IEnumerable<InvoiceLine> EventLines(LineMaker maker, SubscriptionRecord subscription, SeededRandom draw)
    {
        var daysLeft = draw.Between(2, 27);
        var reference = draw.Guid().ToString();
        switch (subscription.Event)
        {
            case SubscriptionEvent.Cancel:
                yield return maker.Prorated("cancel", -subscription.Quantity, daysLeft, reference);
                break;
            case SubscriptionEvent.CancelImmediate:
                yield return maker.Prorated("cancelImmediate", -subscription.Quantity, daysLeft, reference);
                break;
            default:
                var name = subscription.Event switch
                {
                    SubscriptionEvent.AddQuantity => "addQuantity",
                    SubscriptionEvent.RemoveQuantity => "removeQuantity",
                    _ => "convert",
                };
                yield return maker.Prorated(name, -subscription.Quantity, daysLeft, reference);
                yield return maker.Prorated(name, subscription.QuantityAfterEvent, daysLeft, reference);
                break;
        }
    }

    private sealed class LineMaker(SeatLines owner, CustomerRecord customer, SubscriptionRecord subscription, BillingMonth month, SeededRandom draw)
    {
        private readonly string _pricing = ExchangeRates.SeatPricingCurrency(customer.Currency);

        public InvoiceLine Whole(string chargeType, int quantity)
        {
            var months = subscription.Cycle switch { PaymentCycle.Annual => 12, PaymentCycle.Triennial => 36, _ => 1 };
            var list = ListPrice(months);
            var start = CycleStart();
            return Line(chargeType, quantity, list, Discounted(list), start, start.AddMonths(months).AddDays(-1));
        }

        public InvoiceLine Prorated(string chargeType, int quantity, int daysLeft, string reference)
        {
            var list = ListPrice(1);
            var effective = MoneyRounding.LongPrice(Discounted(list) * daysLeft / month.Days);
            var end = CycleStart().AddMonths(1).AddDays(-1);
            return Line(chargeType, quantity, list, effective, end.AddDays(1 - daysLeft), end) with { ReferenceId = reference };
        }

        public InvoiceLine Credit(decimal dollars)
        {
            var price = ExchangeRates.ListPrice(dollars, _pricing);
            var start = CycleStart();
            return Line("customerCredit", -1, price, price, start, start.AddMonths(1).AddDays(-1)) with
            {
                CreditReason = "Service credit",
                PriceAdjustment = null,
            };
        }

        private decimal ListPrice(int months) => ExchangeRates.ListPrice(subscription.Product.Dollars * months, _pricing);

        private decimal Discounted(decimal list) => subscription.Discount == 0 ? list : MoneyRounding.LongPrice(list * (1 - subscription.Discount));

        private DateOnly CycleStart() => month.First.AddDays(subscription.StartDay - 1);

        private InvoiceLine Line(string chargeType, int quantity, decimal list, decimal effective, DateOnly start, DateOnly end)
        {
            var rate = owner._rates.Rate(_pricing, customer.Currency, month);
            var line = new InvoiceLine
            {
                Customer = customer,
                CustomerName = customer.NameIn(month),
                Subscription = subscription,
                ChargeType = chargeType,
                OrderDate = new DateTimeOffset(start, TimeOnly.MinValue, TimeSpan.Zero).AddTicks(draw.Below(int.MaxValue) * 400L),
                ChargeStart = start,
                ChargeEnd = end,
                UnitPrice = list,
                EffectiveUnitPrice = 0,
                Quantity = quantity,
                PricingCurrency = _pricing,
                ExchangeRate = rate,
                Subtotal = 0,
                TaxTotal = 0,
                UnitType = subscription.Product.Family == ProductFamily.Reservation ? "1 Hour" : "Licenses",
                PriceAdjustment = Adjustment(),
            };
            return Priced(line, effective);
        }

        private string? Adjustment() => subscription.Discount == 0
            ? null
            : $$"""[{"Type":"Promotion","Description":"{{subscription.PromotionId}}","Percent":{{FormattableString.Invariant($"{subscription.Discount * 100:0.####}")}}}]""";
    }
}
