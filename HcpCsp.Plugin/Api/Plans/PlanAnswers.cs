using System.ComponentModel;
using System.Text.Json.Serialization;
using HcpCsp.Plugin.Billing.Plans;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Plans;

namespace HcpCsp.Plugin.Api.Plans;

/// <summary>A version of a plan in a list.</summary>
internal sealed record PlanAnswer(
    string Id, int Version, PlanStatus State, string Name, string Description,
    [property: Description("Rises with every save; to be sent back with a change.")] int Revision,
    int ItemCount, PlanMomentAnswer Created, PlanMomentAnswer? Published, PlanMomentAnswer? Archived,
    [property: Description("Customers who are under any version of the plan today, or will be.")] int Customers)
{
    public static PlanAnswer Of(PricingPlan plan, int customers) => new(
        plan.Id, plan.Version, plan.Status, plan.Name, plan.Description, plan.Revision, plan.Items.Count, PlanMomentAnswer.Of(plan.Created), Of(plan.Published), Of(plan.Archived), customers);

    private static PlanMomentAnswer? Of(PlanMoment? moment) => moment is null ? null : PlanMomentAnswer.Of(moment);
}

internal sealed record PlanMomentAnswer(DateTimeOffset At, string By)
{
    public static PlanMomentAnswer Of(PlanMoment moment) => new(moment.At, moment.By);
}

/// <summary>A version of a plan with what it does.</summary>
internal sealed record PlanDetailAnswer(
    PlanAnswer Plan,
    [property: Description("The items and rails as the plan's file has them: the same JSON that makes and replaces a draft.")] PlanFile File,
    [property: Description("All versions, the newest first.")] IReadOnlyList<PlanVersionAnswer> Versions);

internal sealed record PlanVersionAnswer(int Version, PlanStatus State);

/// <summary>That a customer is, was or will be under a version.</summary>
internal sealed record PlanAssignmentAnswer(
    string AccountId, string Account, string CustomerId, string Customer, int Version,
    [property: Description("First day of the billing periods that go by it.")] DateOnly From,
    [property: Description("Last day; null while no other follows.")] DateOnly? Until,
    [property: Description("InForce, ToCome or Ended.")] string State, PlanMomentAnswer Assigned);

/// <summary>What a plan would have come to.</summary>
internal sealed record TrialAnswer(
    [property: Description("One per currency.")] IReadOnlyList<TrialFiguresAnswer> Totals,
    [property: Description("Those that it moves most first.")] IReadOnlyList<TrialCustomerAnswer> Customers)
{
    public static TrialAnswer Of(TrialResult result) => new(
        [.. result.Totals.Select(TrialFiguresAnswer.Of)],
        [.. result.Customers.OrderByDescending(static customer => Math.Abs(customer.Figures.Delta.Amount)).Select(static customer => new TrialCustomerAnswer(
            customer.CustomerId, customer.CustomerName, TrialFiguresAnswer.Of(customer.Figures),
            [.. customer.Products.Select(static product => new TrialProductAnswer(product.Family.ToString(), product.Name, TrialFiguresAnswer.Of(product.Figures)))]))]);
}

internal sealed record TrialCustomerAnswer(string Id, string Name, TrialFiguresAnswer Figures, IReadOnlyList<TrialProductAnswer> Products);

internal sealed record TrialProductAnswer(string Family, string Product, TrialFiguresAnswer Figures);

internal sealed record TrialFiguresAnswer(
    string Currency, decimal Cost, decimal PriceNow, decimal PriceThen, decimal MarginNow, decimal MarginThen, decimal Delta, int Lines,
    [property: Description("Lines that a guard rail would move.")] int Clamped,
    [property: Description("Lines that a guard rail would object to.")] int Flagged,
    [property: Description("Lines that would be left at cost.")] int Unpriced)
{
    public static TrialFiguresAnswer Of(TrialFigures figures) => new(
        figures.Cost.Currency, figures.Cost.Amount, figures.PriceNow.Amount, figures.PriceThen.Amount, figures.MarginNow.Amount, figures.MarginThen.Amount, figures.Delta.Amount, figures.Lines,
        figures.Clamped, figures.Flagged, figures.Unpriced);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(PlanAnswer))]
[JsonSerializable(typeof(PlanAnswer[]))]
[JsonSerializable(typeof(PlanDetailAnswer))]
[JsonSerializable(typeof(PlanAssignmentAnswer[]))]
[JsonSerializable(typeof(TrialAnswer))]
internal sealed partial class PlansJson : JsonSerializerContext;
