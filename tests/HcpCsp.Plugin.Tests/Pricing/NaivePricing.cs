using System.Globalization;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Model.Plans;

namespace HcpCsp.Plugin.Tests.Pricing;

/// <summary>The rules of a plan written down a second time, as plainly as can be and apart from the module's: signed figures, flat items, loops.</summary>
internal static class NaivePricing
{
    /// <summary>An item without any type: a kind, a number, lists of words.</summary>
    private sealed record FlatItem(string Kind, decimal Number, string Of, string Currency, string From, string Until, bool Stop, string[][] Words);

    public static (decimal Price, string Outcome) Price(InvoiceLine line, PricingPlan plan, string day, decimal? discount)
    {
        decimal cost = line.Subtotal!.Value;
        decimal? units = line.BillableQuantity ?? line.Quantity;
        bool negative = cost < 0 || (cost == 0 && units < 0);
        decimal? list = ListOf(line, cost, discount);
        decimal price = cost;
        bool any = false;
        foreach (FlatItem item in plan.Items.Select(Flat))
        {
            if (string.CompareOrdinal(item.From, day) > 0 || string.CompareOrdinal(item.Until, day) < 0 || !Meets(line, item))
                continue;
            if (item.Currency != "" && item.Currency != line.Currency)
                continue;
            decimal? of = item.Of == "cost" ? cost : item.Of == "list" ? list : price;
            if (of is null || (item.Currency != "" && units is null))
                continue;
            decimal step = item.Currency == "" ? 0 : item.Number * (units!.Value < 0 ? -units.Value : units.Value);
            if (item.Kind == "markUp")
                price = of.Value * (1 + item.Number / 100);
            if (item.Kind == "margin")
                price = of.Value / (1 - item.Number / 100);
            if (item.Kind == "discount")
                price = of.Value * (1 - item.Number / 100);
            if (item.Kind == "unitPrice")
                price = negative ? -step : step;
            if (item.Kind == "perUnit")
                price = negative ? price - step : price + step;
            any = true;
            if (item.Stop)
                break;
        }

        bool flagged = false;
        foreach ((bool floor, decimal? limit, RailAction action) in LimitsOf(plan.GuardRails, cost, list))
        {
            if (limit is null)
                continue;
            // On a credit, "at least" means "at least as far below zero".
            bool hit = floor != negative ? price < limit : price > limit;
            if (!hit)
                continue;
            if (action == RailAction.Clamp)
                (price, any) = (limit.Value, true);
            else
                flagged = true;
        }

        return (Round(price, line.Currency!), flagged ? "Flagged" : any ? "Priced" : "Unpriced");
    }

    public static (decimal Price, string Outcome) Price(InvoiceLine line, decimal markup) => (Round(line.Subtotal!.Value * (100 + markup) / 100, line.Currency!), "Priced");

    private static IEnumerable<(bool Floor, decimal? Limit, RailAction Action)> LimitsOf(GuardRails rails, decimal cost, decimal? list)
    {
        if (rails.LeastMargin is { } least)
            yield return (true, cost == 0 ? null : cost / (1 - least.Percent / 100), least.Action);
        if (rails.MostMargin is { } most)
            yield return (false, cost == 0 ? null : cost / (1 - most.Percent / 100), most.Action);
        if (rails.NeverAboveList is { } above)
            yield return (false, list, above);
        if (rails.NeverBelowCost is { } below)
            yield return (true, cost, below);
    }

    private static decimal? ListOf(InvoiceLine line, decimal cost, decimal? discount)
    {
        if (cost == 0)
            return null;
        if (discount is not null && ProductFamilyClassifier.Classify(line).ToString() != "AzurePlan")
            return cost / (1 - discount / 100);
        decimal? rate = line.PCToBCExchangeRate ?? (line.PricingCurrency == line.Currency ? 1 : null);
        decimal? list = line.UnitPrice * line.BillableQuantity * rate;
        return list is null ? null : cost < 0 == list < 0 ? list : -list;
    }

    private static bool Meets(InvoiceLine line, FlatItem item)
    {
        string meter = line.MeterDescription ?? "?";
        string[][] said =
        [
            [ProductFamilyClassifier.Classify(line).ToString()], [line.ProductId ?? "?"], [line.SkuId ?? "?"], [meter, meter.Split(" - ")[0]], [line.SubscriptionId ?? "?"],
            [string.IsNullOrEmpty(line.PublisherName) ? "Microsoft" : line.PublisherName], [line.ChargeType ?? "?"],
        ];
        for (int criterion = 0; criterion < said.Length; criterion++)
        {
            bool met = item.Words[criterion].Length == 0;
            foreach (string word in item.Words[criterion])
            {
                foreach (string text in said[criterion])
                    met |= string.Equals(word, text, StringComparison.OrdinalIgnoreCase);
            }

            if (!met)
                return false;
        }

        return true;
    }

    private static FlatItem Flat(PlanItem item)
    {
        (string kind, decimal number, string of, string currency) = item.Adjustment switch
        {
            PriceAdjustment.MarkUp markUp => ("markUp", markUp.Percent, markUp.Base.ToString().ToLowerInvariant(), ""),
            PriceAdjustment.Margin margin => ("margin", margin.Percent, margin.Base.ToString().ToLowerInvariant(), ""),
            PriceAdjustment.ListDiscount discount => ("discount", discount.Percent, "list", ""),
            PriceAdjustment.UnitPrice unit => ("unitPrice", unit.Amount.Amount, "", unit.Amount.Currency),
            PriceAdjustment.AmountPerUnit unit => ("perUnit", unit.Amount.Amount, "", unit.Amount.Currency),
            _ => throw new NotSupportedException(),
        };
        return new FlatItem(
            kind, number, of, currency, item.StartDate?.ToString("O", CultureInfo.InvariantCulture) ?? "", item.EndDate?.ToString("O", CultureInfo.InvariantCulture) ?? "9999", item.StopHere,
            [
                [.. item.Scope.Families.Select(family => family.ToString())], [.. item.Scope.ProductIds], [.. item.Scope.SkuIds], [.. item.Scope.Meters],
                [.. item.Scope.SubscriptionIds], [.. item.Scope.Publishers], [.. item.Scope.ChargeTypes],
            ]);
    }

    private static decimal Round(decimal amount, string currency)
    {
        decimal scale = currency == "JPY" ? 1 : currency == "KWD" ? 1000 : 100;
        decimal positive = amount < 0 ? -amount : amount;
        decimal rounded = decimal.Floor(positive * scale + 0.5m) / scale;
        return amount < 0 ? -rounded : rounded;
    }
}
