using System.Globalization;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Model.Plans;

namespace HcpCsp.Plugin.Pricing;

/// <summary>Looks a plan over before it is published or taken in from a file, and names every problem at once.</summary>
internal static class PlanCheck
{
    public const int MostItems = 500;
    public const int MostValues = 1000;
    public const int LongestName = 100;
    public const int LongestText = 2000;

    private const decimal LargestAmount = 1_000_000_000m;

    public static IReadOnlyList<PlanProblem> Check(PricingPlan plan)
    {
        var problems = new List<PlanProblem>();
        CheckName(plan.Name, "name", problems);
        if (plan.Description.Length > LongestText)
            problems.Add(new PlanProblem("description", string.Create(CultureInfo.InvariantCulture, $"At most {LongestText} characters.")));
        if (plan.Items.Count > MostItems)
            problems.Add(new PlanProblem("items", string.Create(CultureInfo.InvariantCulture, $"At most {MostItems} items.")));
        for (int index = 0; index < plan.Items.Count; index++)
            CheckItem(plan.Items[index], string.Create(CultureInfo.InvariantCulture, $"items[{index}]"), problems);
        CheckRails(plan.GuardRails, problems);
        return problems;
    }

    /// <summary>What keeps it from being published: a draft may still be empty.</summary>
    public static IReadOnlyList<PlanProblem> CheckToPublish(PricingPlan plan) => plan.Items.Count > 0
        ? Check(plan)
        : [.. Check(plan), new PlanProblem("items", "A plan needs an item: without one, it leaves every line at cost.")];

    private static void CheckItem(PlanItem item, string path, List<PlanProblem> problems)
    {
        CheckName(item.Name, path + ".name", problems);
        CheckAdjustment(item.Adjustment, path, problems);
        CheckScope(item.Scope, path + ".scope", problems);
        if (item.StartDate > item.EndDate)
            problems.Add(new PlanProblem(path + ".endDate", "Before the start date."));
        if (item.Adjustment is not PriceAdjustment.MonthlyFee)
            return;
        if (!item.Scope.IsEverything)
            problems.Add(new PlanProblem(path + ".scope", "A monthly fee is charged per customer, whatever lines there are: it takes no scope."));
        if (item.StopHere)
            problems.Add(new PlanProblem(path + ".stopHere", "A monthly fee stands beside the lines: it can't stop their items."));
    }

    private static void CheckAdjustment(PriceAdjustment adjustment, string path, List<PlanProblem> problems)
    {
        switch (adjustment)
        {
            case PriceAdjustment.MarkUp markUp:
                CheckPercent(markUp.Percent, -100m, 1000m, path, problems);
                break;
            case PriceAdjustment.Margin margin:
                CheckPercent(margin.Percent, -100m, 99.99m, path, problems);
                break;
            case PriceAdjustment.ListDiscount discount:
                CheckPercent(discount.Percent, 0m, 100m, path, problems);
                break;
            case PriceAdjustment.UnitPrice unit:
                CheckAmount(unit.Amount, path, problems);
                break;
            case PriceAdjustment.AmountPerUnit unit:
                CheckAmount(unit.Amount, path, problems);
                break;
            case PriceAdjustment.MonthlyFee fee:
                CheckAmount(fee.Amount, path, problems);
                if (fee.Amount.Rounded() != fee.Amount)
                    problems.Add(new PlanProblem(path + ".amount", $"More digits than {fee.Amount.Currency} has."));
                break;
        }
    }

    private static void CheckScope(ItemScope scope, string path, List<PlanProblem> problems)
    {
        if (scope.Families.Contains(ProductFamily.Fee))
            problems.Add(new PlanProblem(path + ".families", "Fees are no lines, so no item is about them."));
        (string Name, IReadOnlyList<string> Values)[] criteria =
        [
            ("productIds", scope.ProductIds), ("skuIds", scope.SkuIds), ("meters", scope.Meters),
            ("subscriptionIds", scope.SubscriptionIds), ("publishers", scope.Publishers), ("chargeTypes", scope.ChargeTypes),
        ];
        foreach ((string name, IReadOnlyList<string> values) in criteria)
        {
            if (values.Count > MostValues)
                problems.Add(new PlanProblem($"{path}.{name}", string.Create(CultureInfo.InvariantCulture, $"At most {MostValues} values.")));
            for (int index = 0; index < values.Count; index++)
                CheckName(values[index], string.Create(CultureInfo.InvariantCulture, $"{path}.{name}[{index}]"), problems, 2 * LongestName);
        }
    }

    private static void CheckRails(GuardRails rails, List<PlanProblem> problems)
    {
        if (rails.LeastMargin is { } least)
            CheckPercent(least.Percent, -100m, 99.99m, "guardRails.leastMargin", problems);
        if (rails.MostMargin is { } most)
            CheckPercent(most.Percent, -100m, 99.99m, "guardRails.mostMargin", problems);
        if (rails.LeastMargin?.Percent > rails.MostMargin?.Percent)
            problems.Add(new PlanProblem("guardRails.mostMargin.percent", "Below the least margin."));
    }

    private static void CheckName(string text, string path, List<PlanProblem> problems, int longest = LongestName)
    {
        if (string.IsNullOrWhiteSpace(text))
            problems.Add(new PlanProblem(path, "Missing."));
        else if (text.Length > longest)
            problems.Add(new PlanProblem(path, string.Create(CultureInfo.InvariantCulture, $"At most {longest} characters.")));
        else if (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]))
            problems.Add(new PlanProblem(path, "Begins or ends with a space."));
    }

    private static void CheckPercent(decimal percent, decimal least, decimal most, string path, List<PlanProblem> problems)
    {
        if (percent < least || percent > most)
            problems.Add(new PlanProblem(path + ".percent", string.Create(CultureInfo.InvariantCulture, $"From {least} to {most}.")));
    }

    private static void CheckAmount(Money amount, string path, List<PlanProblem> problems)
    {
        if (amount.Amount is < 0m or > LargestAmount)
            problems.Add(new PlanProblem(path + ".amount", string.Create(CultureInfo.InvariantCulture, $"From 0 to {LargestAmount}.")));
        if (amount.Currency.Length != 3 || !amount.Currency.All(char.IsAsciiLetterUpper))
            problems.Add(new PlanProblem(path + ".currency", "Three capital letters, such as USD."));
    }
}

/// <param name="Path">Where, as in the plan's JSON, such as <c>items[2].percent</c>.</param>
internal sealed record PlanProblem(string Path, string Message);
