using HcpCsp.Plugin.Billing.Plans;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Plans;
using HcpCsp.Plugin.Pages.Views;
using HcpCsp.Plugin.Pricing;

namespace HcpCsp.Plugin.Pages.Plans;

internal sealed record PlanView
{
    public required string Confirmation { get; init; }

    public required string Error { get; init; }

    public required IReadOnlyList<PlanProblem> Problems { get; init; }

    public required string Name { get; init; }

    public required string Description { get; init; }

    public required string Version { get; init; }

    public required int Revision { get; init; }

    public required StateView State { get; init; }

    public required bool IsDraft { get; init; }

    public required bool IsPublished { get; init; }

    /// <summary>Without a partner account there is nobody to assign it to, and no invoice to try it on.</summary>
    public required bool HasAccounts { get; init; }

    public required PlanPaths Paths { get; init; }

    public required IReadOnlyList<PlanItemRow> Items { get; init; }

    public required IReadOnlyList<string> Rails { get; init; }

    public required IReadOnlyList<PlanVersionRow> Versions { get; init; }

    public required IReadOnlyList<PlanCustomerRow> Customers { get; init; }

    public required PagerView Pager { get; init; }
}

/// <summary>Where to go from a plan.</summary>
internal sealed record PlanPaths(string Plan, string Edit, string Duplicate, string Publish, string Discard, string Archive, string Export, string Assign, string End, string Trial)
{
    public static PlanPaths For(PricingPlan plan)
    {
        string path = CspPaths.Plan(plan);
        return new PlanPaths(
            path, CspPaths.EditPlan(plan.Id), path + "/duplicate", path + "/publish", path + "/discard", path + "/archive", path + "/plan.json",
            CspPaths.AssignPlan(plan), CspPaths.With(CspPaths.AssignPlan(plan), ("end", "1")), CspPaths.TryPlan(plan));
    }
}

internal sealed record PlanItemRow(string Number, string Name, string Kind, string Does, IReadOnlyList<string> Scope, string Dates, string Then)
{
    public static PlanItemRow For(PlanItem item, int index, Formats formats) => new(
        formats.Number(index + 1),
        item.Name,
        PlanWords.Kind(PlanItemForm.KindOf(item.Adjustment)),
        PlanWords.Adjustment(item.Adjustment, formats),
        PlanWords.Scope(item),
        PlanWords.Dates(item, formats),
        item.StopHere ? "Stops here: the items after it are left out" : "Goes on");
}

internal sealed record PlanVersionRow(string Version, string Path, bool Current, StateView State, string Created, string Published, string Archived)
{
    public static PlanVersionRow For(PricingPlan plan, bool current, Formats formats) => new(
        formats.Number(plan.Version), CspPaths.Plan(plan), current, PlanWords.State(plan.Status), MomentOf(plan.Created, formats), MomentOf(plan.Published, formats), MomentOf(plan.Archived, formats));

    private static string MomentOf(PlanMoment? moment, Formats formats) => moment is null ? Formats.None : $"{formats.Day(moment.At)}, {moment.By}";
}

internal sealed record PlanCustomerRow(string Name, string Path, string Account, string Version, string From, string Until, string Assigned, bool IsOver, StateView State)
{
    public static PlanCustomerRow For(PlanSpan span, PartnerAccount account, string name, DateOnly today, Formats formats)
    {
        PlanAssignment one = span.Assignment;
        return new PlanCustomerRow(
            name,
            CspPaths.Customer(account.Id, one.CustomerId),
            account.Name,
            formats.Number(one.Plan?.Version ?? 0),
            formats.Date(one.AppliedFrom),
            span.Until is { } until ? formats.Date(until) : Formats.None,
            $"{formats.Day(one.Assigned.At)}, {one.Assigned.By}",
            span.IsOver(today),
            span.IsOver(today) ? new StateView("halted", "Ended") : one.AppliedFrom > today ? new StateView("idle", "To come") : new StateView("good", "In force"));
    }
}
