using System.Globalization;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Model.Plans;

namespace HcpCsp.Plugin.Pricing;

/// <summary>One step of a price story.</summary>
internal abstract record PriceStep
{
    private PriceStep()
    {
    }

    public abstract string Text { get; }

    /// <summary>What the step comes to; null where it comes to no amount.</summary>
    public virtual Money? Figure => null;

    // Once or more for each line of a workbook: a format of our own, which would say the same, takes several times as long.
    internal static string Exact(decimal number)
    {
        string text = number.ToString(CultureInfo.InvariantCulture);
        return text.Contains('.', StringComparison.Ordinal) ? text.TrimEnd('0').TrimEnd('.') : text;
    }


    private static string Exact(Money money) => money.Amount.ToString(
        Currency.Digits(money.Currency) switch { 0 => "0.####", 3 => "0.000#", _ => "0.00##" },
        CultureInfo.InvariantCulture) + " " + money.Currency;

    /// <summary>Which line of which document.</summary>
    public sealed record Source(string InvoiceNumber, int Position) : PriceStep
    {
        public override string Text => string.Create(CultureInfo.InvariantCulture, $"Line {Position + 1} of {InvoiceNumber}");
    }

    /// <summary>What is priced: the cost before tax.</summary>
    /// <param name="Cost">Null when the line names none.</param>
    /// <param name="Derived">The line names no subtotal: total less tax.</param>
    public sealed record Base(Money? Cost, bool Derived) : PriceStep
    {
        public override Money? Figure => Cost;

        public override string Text => Cost is not { } cost
            ? "The line names no cost"
            : $"Cost before tax {Exact(cost)}{(Derived ? " (total less tax)" : "")}";
    }

    public sealed record Rule(PricingRule Applied) : PriceStep
    {
        public override string Text => RuleCaption.Of(Applied);
    }

    /// <param name="Cost">Null when the line names none.</param>
    /// <param name="Factor">Null when no rule covers the line.</param>
    public sealed record Arithmetic(Money? Cost, decimal? Factor, decimal Unrounded, Money Price) : PriceStep
    {
        public override Money? Figure => Price;

        public override string Text => (Cost, Factor) switch
        {
            (null, _) => "No cost named: nothing charged",
            ({ } cost, null) when cost.Amount != Price.Amount => $"Price = cost = {Exact(cost.Amount)} → {Exact(Price)}",
            (_, null) => $"Price = cost = {Exact(Price)}",
            ({ } cost, { } factor) => $"{Exact(cost.Amount)} × {Exact(factor)} = {Exact(Unrounded)} → {Exact(Price)}",
        };
    }

    /// <summary>The list price, where a plan asked for it.</summary>
    /// <param name="How">Its arithmetic.</param>
    public sealed record List(string How, Money Amount) : PriceStep
    {
        public override Money? Figure => Amount;

        public override string Text => $"List price {How} = {Exact(Amount.Amount)} {Amount.Currency}";

        public static List Of(InvoiceLine line, Money cost, ListPrice list, Money amount) => new(
            list.DiscountPercent is { } discount
                ? $"{Exact(cost.Amount)} ÷ (1 − {Exact(discount)} % Microsoft Discount)"
                : $"{Exact(line.UnitPrice ?? 0m)} × {Exact(line.BillableQuantity ?? 0m)} × {Exact(ListPrice.RateOf(line, cost.Currency) ?? 0m)}",
            amount);
    }

    /// <summary>An item that was applied.</summary>
    /// <param name="Number">Its place in the plan, from 1.</param>
    /// <param name="Before">What a percentage was taken of; for an amount, the price before it.</param>
    /// <param name="Quantity">Without sign; null when the line names none.</param>
    public sealed record Adjusted(int Number, PlanItem Item, Money Before, decimal? Quantity, Money Result) : PriceStep
    {
        public override Money? Figure => Result;

        public override string Text => string.Create(
            CultureInfo.InvariantCulture,
            $"Item {Number}, {Item.Name}: {How} = {Exact(Result.Amount)} {Result.Currency}{(Item.StopHere ? ", stop here" : "")}");

        private string Sign => Result.Amount < 0m ? "−" : "";

        private string How => Item.Adjustment switch
        {
            PriceAdjustment.MarkUp markUp => $"mark-up {Exact(markUp.Percent)} % on {Of(markUp.Base)}, {Exact(Before.Amount)} × {Exact(1m + markUp.Percent / 100m)}",
            PriceAdjustment.Margin margin => $"margin {Exact(margin.Percent)} % over {Of(margin.Base)}, {Exact(Before.Amount)} ÷ {Exact(1m - margin.Percent / 100m)}",
            PriceAdjustment.ListDiscount discount => $"{Exact(discount.Percent)} % off list, {Exact(Before.Amount)} × {Exact(1m - discount.Percent / 100m)}",
            PriceAdjustment.UnitPrice unit => $"unit price, {Sign}{Exact(unit.Amount.Amount)} × {Exact(Quantity ?? 0m)}",
            PriceAdjustment.AmountPerUnit unit => $"amount per unit, {Exact(Before.Amount)} {(Sign.Length > 0 ? Sign : "+")} {Exact(unit.Amount.Amount)} × {Exact(Quantity ?? 0m)}",
            _ => throw new InvalidOperationException($"{Item.Adjustment} doesn't adjust lines."),
        };

        private static string Of(PriceBase priceBase) => priceBase switch
        {
            PriceBase.Running => "the running price",
            PriceBase.Cost => "cost",
            _ => "list",
        };
    }

    /// <summary>An item that covers the line but couldn't be applied.</summary>
    public sealed record NotApplied(int Number, PlanItem Item, ItemObstacle Obstacle) : PriceStep
    {
        public override string Text => string.Create(CultureInfo.InvariantCulture, $"Item {Number}, {Item.Name}: not applied, {Why}");

        private string Why => Obstacle switch
        {
            ItemObstacle.NoListPrice => "the line's list price isn't known",
            ItemObstacle.NoQuantity => "the line names no quantity",
            ItemObstacle.OtherCurrency => "its amount is in another currency",
            ItemObstacle.TooLarge => "it comes to more than 1000000000000000, which no line costs",
            _ => throw new InvalidOperationException($"{Obstacle} is no obstacle."),
        };
    }

    public sealed record Uncovered : PriceStep
    {
        public override string Text => "No item of the plan covers this line: price equals cost";
    }

    /// <param name="Percent">Of a margin; null for other rails.</param>
    public sealed record GuardRail(Rails Rail, RailAction Action, decimal? Percent, Money Limit, Money Before, Money Result) : PriceStep
    {
        public override Money? Figure => Result;

        public override string Text => Action == RailAction.Clamp
            ? $"Guard rail, {Name}: {Exact(Before.Amount)} → {Exact(Limit.Amount)} {Limit.Currency}"
            : $"Guard rail, {Name}: {Exact(Before.Amount)} against {Exact(Limit.Amount)} {Limit.Currency}, flagged";

        private string Name => Rail switch
        {
            Rails.LeastMargin => $"margin at least {Exact(Percent ?? 0m)} %",
            Rails.MostMargin => $"margin at most {Exact(Percent ?? 0m)} %",
            Rails.AboveList => "never above list",
            Rails.BelowCost => "never below cost",
            _ => throw new InvalidOperationException($"{Rail} is no single guard rail."),
        };
    }

    public sealed record Rounding(decimal Unrounded, Money Price) : PriceStep
    {
        public override Money? Figure => Price;

        public override string Text => $"{Exact(Unrounded)} → {Exact(Price)}";
    }

    public sealed record MonthlyFee(string Name, Money Amount) : PriceStep
    {
        public override Money? Figure => Amount;

        public override string Text => $"{Name}: {Exact(Amount)}, once per customer and month";
    }
}

internal enum ItemObstacle
{
    NoListPrice,
    NoQuantity,
    OtherCurrency,
    TooLarge,
}
