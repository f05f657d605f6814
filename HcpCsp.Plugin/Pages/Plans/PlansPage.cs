using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Billing.Plans;
using HcpCsp.Plugin.Model.Plans;
using HcpCsp.Plugin.Pages.Views;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Pages.Plans;

/// <summary>The pricing plans as tiles, all or those of one state.</summary>
internal sealed class PlansPage(ICspStore store, IPlanStore plans, TimeProvider time, PageComposer composer)
{
    public Task<PageResult> GetAsync(PageRequest request, CancellationToken cancellationToken)
    {
        var formats = new Formats(request.Culture);
        PlanStatus? chosen = Enum.GetValues<PlanStatus>().Cast<PlanStatus?>()
            .FirstOrDefault(status => string.Equals(status.ToString(), request.FindQuery("state"), StringComparison.OrdinalIgnoreCase));
        Dictionary<string, int> customers = CountCustomers();
        var all = plans.ListPlans().GroupBy(static plan => plan.Id, StringComparer.Ordinal).Select(Shown).ToList();
        var tiles = all.Where(shown => chosen is null || shown.Any(plan => plan.Status == chosen))
            .OrderBy(static shown => shown[0].Name, StringComparer.InvariantCultureIgnoreCase)
            .Select(shown => TileOf(shown, customers.GetValueOrDefault(shown[0].Id), formats));
        var view = new PlansView(
            Confirmations.Find(request), CspPaths.NewPlan, CspPaths.ImportPlan,
            [FilterOf(null), .. Enum.GetValues<PlanStatus>().Select(status => FilterOf(status))],
            [.. tiles], all.Count > 0, chosen?.ToString() ?? "");
        return Task.FromResult<PageResult>(composer.Compose(request, "Pricing Plans", Ways.ToCustomers, "plans", view));

        PlanFilterView FilterOf(PlanStatus? status) => new(
            status?.ToString() ?? "All",
            CspPaths.With(CspPaths.Plans, ("state", status?.ToString())),
            formats.Number(all.Count(shown => status is null || shown.Any(plan => plan.Status == status))),
            status == chosen);
    }

    /// <summary>What a plan is at present: its draft, if any, and the newest version besides.</summary>
    private static PricingPlan[] Shown(IEnumerable<PricingPlan> versions)
    {
        PricingPlan[] newestFirst = [.. versions.OrderByDescending(static plan => plan.Version)];
        return newestFirst[0].Status == PlanStatus.Draft ? [.. newestFirst.Take(2)] : [newestFirst[0]];
    }

    private static PlanTile TileOf(PricingPlan[] shown, int customers, Formats formats) => new(
        shown[0].Name,
        CspPaths.Plan(shown[0]),
        shown[0].Description,
        [.. shown.Select(plan => new PlanTileVersion(PlanWords.State(plan.Status), "Version " + formats.Number(plan.Version), CspPaths.Plan(plan)))],
        shown[0].Items.Count == 1 ? "1 item" : formats.Number(shown[0].Items.Count) + " items",
        customers == 1 ? "1 customer" : formats.Number(customers) + " customers");

    /// <summary>By plan: who is under a version of it today, or will be.</summary>
    private Dictionary<string, int> CountCustomers()
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return store.ListAccounts()
            .SelectMany(account => PlanSpan.Of(plans.ListAssignments(account.Id)))
            .Where(span => !span.IsOver(today) && span.Assignment.Plan is not null)
            .Select(static span => (span.Assignment.Plan!.PlanId, span.Assignment.AccountId, span.Assignment.CustomerId))
            .Distinct()
            .GroupBy(static one => one.PlanId, StringComparer.Ordinal)
            .ToDictionary(static group => group.Key, static group => group.Count(), StringComparer.Ordinal);
    }
}

/// <param name="Chosen">State that the list is filtered by; empty for none.</param>
internal sealed record PlansView(
    string Confirmation, string NewPath, string ImportPath, IReadOnlyList<PlanFilterView> Filters, IReadOnlyList<PlanTile> Tiles, bool HasPlans, string Chosen);

internal sealed record PlanFilterView(string Caption, string Path, string Count, bool Current);

internal sealed record PlanTile(string Name, string Path, string Description, IReadOnlyList<PlanTileVersion> Versions, string Items, string Customers);

internal sealed record PlanTileVersion(StateView State, string Caption, string Path);
