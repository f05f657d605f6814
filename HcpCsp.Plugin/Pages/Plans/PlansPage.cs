using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Api.Plans;
using HcpCsp.Plugin.Model.Plans;
using HcpCsp.Plugin.Pages.Views;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Pages.Plans;

/// <summary>The pricing plans as tiles, all or those of one state.</summary>
internal sealed class PlansPage(IPlanStore plans, PlanCustomers customers, PageComposer composer)
{
    public Task<PageResult> GetAsync(PageRequest request, CancellationToken cancellationToken)
    {
        var formats = new Formats(request.Culture);
        PlanStatus? chosen = PlanLists.ReadState(request.FindQuery("state"));
        Dictionary<string, int> counts = customers.Count();
        List<PricingPlan[]> all = [.. PlanLists.Shown(plans.ListPlans(), null)];
        var tiles = PlanLists.Shown(plans.ListPlans(), chosen).Select(shown => TileOf(shown, counts.GetValueOrDefault(shown[0].Id), formats));
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

    private static PlanTile TileOf(PricingPlan[] shown, int customers, Formats formats) => new(
        shown[0].Name,
        CspPaths.Plan(shown[0]),
        shown[0].Description,
        [.. shown.Select(plan => new PlanTileVersion(PlanWords.State(plan.Status), "Version " + formats.Number(plan.Version), CspPaths.Plan(plan)))],
        shown[0].Items.Count == 1 ? "1 item" : formats.Number(shown[0].Items.Count) + " items",
        customers == 1 ? "1 customer" : formats.Number(customers) + " customers");
}

/// <param name="Chosen">State that the list is filtered by; empty for none.</param>
internal sealed record PlansView(
    string Confirmation, string NewPath, string ImportPath, IReadOnlyList<PlanFilterView> Filters, IReadOnlyList<PlanTile> Tiles, bool HasPlans, string Chosen);

internal sealed record PlanFilterView(string Caption, string Path, string Count, bool Current);

internal sealed record PlanTile(string Name, string Path, string Description, IReadOnlyList<PlanTileVersion> Versions, string Items, string Customers);

internal sealed record PlanTileVersion(StateView State, string Caption, string Path);
