using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Api.Plans;
using HcpCsp.Plugin.Billing.Plans;
using HcpCsp.Plugin.Model.Plans;
using HcpCsp.Plugin.Pricing;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Pages.Plans;

/// <summary>Edits a draft, a new plan's or the next version's. Until it is saved, all that was typed lives in the form alone.</summary>
internal sealed class EditPlanPage(IPlanStore plans, PlanActions actions, PageComposer composer)
{
    public Task<PageResult> GetNewAsync(PageRequest request, CancellationToken cancellationToken) =>
        Task.FromResult<PageResult>(Show(request, null, new PlanForm { Culture = request.Culture, Items = [PlanItemForm.Blank] }, [], "", null, 200));

    public Task<PageResult> PostNewAsync(PageRequest request, CancellationToken cancellationToken) => Task.FromResult(Post(request, null));

    public Task<PageResult> GetAsync(PageRequest request, CancellationToken cancellationToken) =>
        Task.FromResult<PageResult>(PlanSubject.FindNewest(request.RouteValues["planId"], plans) is { } newest
            ? Show(request, newest, PlanForm.From(newest, request.Culture), [], "", null, 200)
            : Missing.Plan);

    public Task<PageResult> PostAsync(PageRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(PlanSubject.FindNewest(request.RouteValues["planId"], plans) is { } newest ? Post(request, newest) : Missing.Plan);

    private PageResult Post(PageRequest request, PricingPlan? newest)
    {
        PlanForm form = PlanForm.Read(request);
        if (form.Arrange(request.FindForm("do") ?? "") is { } arranged)
            return Show(request, newest, arranged.Form, [], "", arranged.Item, 200);

        PlanReading reading = form.ToPlan(newest ?? new PricingPlan { Id = "", Version = 1, Name = "", Created = new PlanMoment(default, "") });
        if (reading.Problems.Count > 0)
            return Show(request, newest, form, reading.Problems, "", null, 422);
        try
        {
            PricingPlan saved = actions.Save(request, newest, reading.Plan, form.Version, form.Revision);
            return Confirmations.Lead(CspPaths.Plan(saved), "plan-saved");
        }
        catch (ConcurrentEditException)
        {
            return ShowConflict(request, form);
        }
    }

    private PageResult ShowConflict(PageRequest request, PlanForm form)
    {
        if (PlanSubject.FindNewest(request.RouteValues["planId"], plans) is not { } newest)
            return Missing.Plan;
        PlanForm theirs = PlanForm.From(newest, request.Culture);
        string error = newest.Status == PlanStatus.Draft
            ? "Somebody else saved this draft meanwhile. Your entries are kept: save again to replace theirs."
            : "This draft was published meanwhile, so it can't change any more. Your entries are kept: save again to make them the draft of the next version.";
        return Show(request, newest, form with { Version = theirs.Version, Revision = theirs.Revision }, [], error, null, 409);
    }

    private PageResult.View Show(PageRequest request, PricingPlan? newest, PlanForm form, IReadOnlyList<PlanProblem> problems, string error, int? focus, int status)
    {
        PlanFormView view = newest is null
            ? PlanFormView.For(form, problems, error, CspPaths.NewPlan, CspPaths.Plans, focus)
            : PlanFormView.For(form, problems, error, CspPaths.EditPlan(newest.Id), CspPaths.Plan(newest), focus);
        Breadcrumb[] way = newest is null ? Ways.BelowPlans : [.. Ways.BelowPlans, new Breadcrumb(newest.Name, CspPaths.Plan(newest))];
        return composer.Compose(request, view.Title, way, "plan_edit", view, status);
    }
}
