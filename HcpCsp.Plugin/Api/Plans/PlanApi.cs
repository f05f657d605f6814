using HcpCsp.Abstractions.Api;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Billing.Plans;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Plans;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Api.Plans;

/// <summary><c>/api/csp/plans/{planId}/{version}</c>: one version, who is under the plan, and what can be done with it.</summary>
internal sealed class PlanApi(ICspStore store, IPlanStore plans, PlanCustomers customers, PlanTrial trial, PlanActions actions) : IApiSection
{
    private const string Plan = "/api/csp/plans/{planId}/{version}";

    private static readonly ApiParameter Revision = new("revision", "Of the version when it was read.") { Type = ApiValueType.WholeNumber, IsRequired = true };

    public IEnumerable<ApiRoute> ListRoutes()
    {
        var about = new ApiAbout(ApiGroups.Plans, PlanRoute.PlanId, PlanRoute.Version);
        return
        [
            ApiRoutes.Get(Plan, GetAsync, about.One("getPlan", "One version of a plan with its items", PlansJson.Default.PlanDetailAnswer, PlanRoute.NoPlan)),
            ApiRoutes.Get(Plan + "/assignments", GetAssignmentsAsync, about.List("listPlanAssignments", "Who is, was or will be under the plan", PlansJson.Default.PlanAssignmentAnswerArray, PlanRoute.NoPlan)),
            ApiRoutes.Get(Plan + "/what-if", TryAsync, about.One("tryPlan", "What past invoices would have come to under the version", PlansJson.Default.TrialAnswer, PlanRoute.NoPlan, new ApiStatus(422, "No invoice is named that could be tried.")) with
            {
                Query =
                [
                    new ApiParameter("account", "Id of the partner account.") { IsRequired = true },
                    new ApiParameter("invoice", "Number of an invoice whose lines are read.") { IsRepeated = true, IsRequired = true },
                ],
            }),
            ApiRoutes.Post(Plan + "/publish", PublishAsync, Changing("publishPlan", "Publish a draft", new ApiStatus(422, "It can't be published yet."))),
            ApiRoutes.Post(Plan + "/archive", ArchiveAsync, Changing("archivePlan", "Take a published version out of use")),
            ApiRoutes.Post(Plan + "/discard", DiscardAsync, about.Words("discardPlanDraft", "Take a draft away", PlanRoute.NoPlan, PlanRoute.Conflict) with { Form = [Revision] }),
            ApiRoutes.Post(Plan + "/duplicate", DuplicateAsync, about.One("duplicatePlan", "Make a draft of a new plan like this version", PlansJson.Default.PlanDetailAnswer, PlanRoute.NoPlan) with
            {
                Statuses = [new ApiStatus(201, "The copy is there."), PlanRoute.NoPlan],
            }),
        ];

        ApiDescription Changing(string operation, string summary, params ReadOnlySpan<ApiStatus> more) =>
            about.One(operation, summary, PlansJson.Default.PlanDetailAnswer, [PlanRoute.NoPlan, PlanRoute.Conflict, .. more]) with { Form = [Revision] };
    }

    public Task<ApiResult> GetAsync(PageRequest request, CancellationToken cancellationToken) => AnswerAsync(request, Answer);

    public Task<ApiResult> GetAssignmentsAsync(PageRequest request, CancellationToken cancellationToken) => AnswerAsync(request, plan =>
    {
        DateOnly today = customers.Today;
        return ApiAnswers.Page(customers.List(plan.Id), ApiPaging.From(request), one => Answer(one, today), PlansJson.Default.PlanAssignmentAnswerArray);
    });

    /// <summary>Changes nothing. Invoices that aren't read or don't count are left out.</summary>
    public Task<ApiResult> TryAsync(PageRequest request, CancellationToken cancellationToken) => AnswerAsync(request, plan =>
    {
        if (store.FindAccount(request.FindQuery("account") ?? "") is not { } account)
            return ApiAnswers.UnknownAccount;
        IReadOnlyList<string> asked = request.Query.GetValueOrDefault("invoice") ?? [];
        string[] numbers = [.. store.OpenAccount(account.Id).ListInvoices()
            .Where(invoice => invoice.Lines is not null && !invoice.IsVoided && asked.Contains(invoice.Number, StringComparer.Ordinal))
            .Select(static invoice => invoice.Number)];
        return numbers.Length == 0
            ? ApiAnswers.Refused("csp.plan", new Dictionary<string, string>(StringComparer.Ordinal) { ["invoice"] = "Name at least one invoice whose lines are read, and that isn't voided." })
            : ApiAnswers.One(TrialAnswer.Of(trial.Run(new TrialRequest(account.Id, plan, numbers, CustomerIds: null), cancellationToken)), PlansJson.Default.TrialAnswer);
    });

    public Task<ApiResult> PublishAsync(PageRequest request, CancellationToken cancellationToken) => AnswerAsync(request, plan => Answer(actions.Publish(request, plan)));

    public Task<ApiResult> ArchiveAsync(PageRequest request, CancellationToken cancellationToken) => AnswerAsync(request, plan => Answer(actions.Archive(request, plan)));

    public Task<ApiResult> DiscardAsync(PageRequest request, CancellationToken cancellationToken) => AnswerAsync(request, plan => actions.Discard(request, plan) switch
    {
        PlanOutcome.Changed => ApiAnswers.Done("csp.plan.discarded", "The draft is gone. What was published stays as it is."),
        var other => Answer(other),
    });

    public Task<ApiResult> DuplicateAsync(PageRequest request, CancellationToken cancellationToken) =>
        AnswerAsync(request, plan => Answer(actions.Duplicate(request, plan)) with { Status = 201 });

    private static PlanAssignmentAnswer Answer(PlanCustomer one, DateOnly today)
    {
        PlanAssignment assignment = one.Span.Assignment;
        return new PlanAssignmentAnswer(
            one.Account.Id, one.Account.Name, assignment.CustomerId, one.Name, assignment.Plan?.Version ?? 0, assignment.AppliedFrom, one.Span.Until,
            one.Span.IsOver(today) ? "Ended" : assignment.AppliedFrom > today ? "ToCome" : "InForce",
            PlanMomentAnswer.Of(assignment.Assigned));
    }

    private ApiResult Answer(PlanOutcome outcome) => outcome switch
    {
        PlanOutcome.Changed changed => Answer(changed.Plan),
        PlanOutcome.Refused refused => PlanRoute.Refused(refused.Problems),
        PlanOutcome.WrongState wrong => ApiAnswers.Conflict("csp.plan.state", $"It is {wrong.Plan.Status} already. Nothing was changed."),
        PlanOutcome.Conflict conflict => ApiAnswers.Conflict("csp.plan.conflict", $"Somebody else changed it meanwhile: it is {conflict.Plan.Status}, revision {conflict.Plan.Revision}. Nothing was changed."),
        _ => throw new InvalidOperationException($"{outcome} isn't an outcome."),
    };

    private ApiResult Answer(PricingPlan plan) => ApiAnswers.One(PlanRoute.Detail(plan, plans, customers), PlansJson.Default.PlanDetailAnswer);

    private Task<ApiResult> AnswerAsync(PageRequest request, Func<PricingPlan, ApiResult> answer) =>
        Task.FromResult(PlanSubject.Find(request, plans) is { } plan ? answer(plan) : PlanRoute.Unknown);
}
