using System.Text;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Api.Plans;
using HcpCsp.Plugin.Billing.Plans;
using HcpCsp.Plugin.Pages.Views;
using HcpCsp.Plugin.Pricing;

namespace HcpCsp.Plugin.Pages.Plans;

/// <summary>Takes a plan's JSON file in as a draft of a new plan.</summary>
internal sealed class ImportPlanPage(PlanActions actions, PageComposer composer)
{
    public Task<PageResult> GetAsync(PageRequest request, CancellationToken cancellationToken) => Task.FromResult<PageResult>(Show(request, "", [], 200));

    public Task<PageResult> PostAsync(PageRequest request, CancellationToken cancellationToken)
    {
        string json = request.FindForm("json") ?? "";
        switch (actions.Import(request, Encoding.UTF8.GetBytes(json)))
        {
            case ImportOutcome.Imported imported:
                return Task.FromResult(Confirmations.Lead(CspPaths.Plan(imported.Draft), "plan-imported"));
            case ImportOutcome.Refused refused:
                return Task.FromResult<PageResult>(Show(request, json, refused.Problems, 422));
            case var other:
                throw new InvalidOperationException($"Unknown outcome {other.GetType().Name}.");
        }
    }

    private PageResult.View Show(PageRequest request, string json, IReadOnlyList<PlanProblem> problems, int status) =>
        composer.Compose(request, "Import a pricing plan", Ways.BelowPlans, "plan_import", new ImportPlanView(
            CspPaths.ImportPlan, CspPaths.Plans, problems,
            new AreaView("json", "The plan's JSON", json, "As Export JSON writes it: format hcp-csp-pricing-plan/1.", problems.Count > 0 ? "Nothing was taken in yet: see the list above." : "")), status);
}

internal sealed record ImportPlanView(string Action, string CancelPath, IReadOnlyList<PlanProblem> Problems, AreaView Json);
