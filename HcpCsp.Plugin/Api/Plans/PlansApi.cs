using System.Text;
using HcpCsp.Abstractions.Api;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Billing.Plans;
using HcpCsp.Plugin.Model.Plans;
using HcpCsp.Plugin.Pricing;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Api.Plans;

/// <summary><c>/api/csp/plans</c>: the pricing plans; <c>POST</c> takes one in, and replaces a draft, by the JSON of a plan's file.</summary>
internal sealed class PlansApi(IPlanStore plans, PlanCustomers customers, PlanActions actions) : IApiSection
{
    private static readonly ApiParameter File = new("json", "The plan as its file has it: format hcp-csp-pricing-plan/1.") { IsRequired = true };
    private static readonly ApiStatus Wrong = new(422, "Something of the file is wrong: every problem by itself, with its path.");

    public IEnumerable<ApiRoute> ListRoutes()
    {
        var about = new ApiAbout(ApiGroups.Plans);
        var aboutOne = new ApiAbout(ApiGroups.Plans, PlanRoute.PlanId);
        return
        [
            ApiRoutes.Get("/api/csp/plans", GetAsync, about.List("listPlans", "The pricing plans, each as its draft and its newest version", PlansJson.Default.PlanAnswerArray) with
            {
                Query = [ApiValues.Words<PlanStatus>("state", "Plans that have a version in this state alone.")],
            }),
            ApiRoutes.Post("/api/csp/plans", PostAsync, about.One("createPlan", "Take a plan in as a draft", PlansJson.Default.PlanDetailAnswer) with
            {
                Form = [File], Statuses = [new ApiStatus(201, "It is there as a draft."), Wrong],
            }),
            ApiRoutes.Post("/api/csp/plans/{planId}/draft", PostDraftAsync, aboutOne.One("savePlanDraft", "Replace the draft of a plan, or begin that of its next version", PlansJson.Default.PlanDetailAnswer, PlanRoute.NoPlan, PlanRoute.Conflict, Wrong) with
            {
                Form =
                [
                    File,
                    new ApiParameter("version", "Version of the draft; of a published plan, the next one.") { Type = ApiValueType.WholeNumber, IsRequired = true },
                    new ApiParameter("revision", "Of the draft when it was read; 0 where none is saved.") { Type = ApiValueType.WholeNumber, Default = "0" },
                ],
            }),
        ];
    }

    public Task<ApiResult> GetAsync(PageRequest request, CancellationToken cancellationToken)
    {
        Dictionary<string, int> counts = customers.Count();
        PricingPlan[] shown = [.. PlanLists.Shown(plans.ListPlans(), PlanLists.ReadState(request.FindQuery("state"))).SelectMany(static versions => versions)];
        return Task.FromResult(ApiAnswers.Page(shown, ApiPaging.From(request), plan => PlanAnswer.Of(plan, counts.GetValueOrDefault(plan.Id)), PlansJson.Default.PlanAnswerArray));
    }

    public Task<ApiResult> PostAsync(PageRequest request, CancellationToken cancellationToken) => Task.FromResult(actions.Import(request, Json(request)) switch
    {
        ImportOutcome.Imported imported => Answer(imported.Draft) with { Status = 201 },
        ImportOutcome.Refused refused => PlanRoute.Refused(refused.Problems),
        var other => throw new InvalidOperationException($"{other} isn't an outcome."),
    });

    public Task<ApiResult> PostDraftAsync(PageRequest request, CancellationToken cancellationToken)
    {
        if (PlanSubject.FindNewest(request.RouteValues["planId"], plans) is not { } newest)
            return Task.FromResult(PlanRoute.Unknown);
        PlanReading reading = PlanFileReader.Read(Json(request));
        if (reading.Problems.Count > 0)
            return Task.FromResult(PlanRoute.Refused(reading.Problems));
        try
        {
            return Task.FromResult(Answer(actions.Save(request, newest, reading.Plan, PlanSubject.Number(request, "version"), PlanSubject.Number(request, "revision"))));
        }
        catch (ConcurrentEditException)
        {
            PricingPlan now = PlanSubject.FindNewest(newest.Id, plans) ?? newest;
            return Task.FromResult(ApiAnswers.Conflict("csp.plan.conflict", $"Somebody else saved meanwhile: the newest is version {now.Version}, {now.Status}, revision {now.Revision}."));
        }
    }

    private static ReadOnlyMemory<byte> Json(PageRequest request) => Encoding.UTF8.GetBytes(request.FindForm("json") ?? "");

    private ApiResult Answer(PricingPlan plan) => ApiAnswers.One(PlanRoute.Detail(plan, plans, customers), PlansJson.Default.PlanDetailAnswer);
}
