using HcpCsp.Abstractions.Api;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Plans;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Api.Plans;

/// <summary><c>POST /api/csp/plans/{planId}/{version}/assign</c>: puts customers of an account under a version, or takes them off plans.</summary>
internal sealed class AssignApi(ICspStore store, IPlanStore plans, PlanCustomers customers, PlanActions actions) : IApiSection
{
    public IEnumerable<ApiRoute> ListRoutes() =>
    [
        ApiRoutes.Post("/api/csp/plans/{planId}/{version}/assign", PostAsync, new ApiAbout(ApiGroups.Plans, PlanRoute.PlanId, PlanRoute.Version)
            .Words("assignPlan", "Put customers under a published version, or take them off plans", PlanRoute.NoPlan, PlanRoute.Conflict, new ApiStatus(422, "A customer or the day is wrong.")) with
        {
            Form =
            [
                new ApiParameter("account", "Id of the partner account whose customers they are.") { IsRequired = true },
                new ApiParameter("customer", "Id of a customer.") { IsRequired = true, IsRepeated = true, Format = "uuid" },
                new ApiParameter("from", "First day of the billing periods that go by it: that of an invoice, or of a month around now. Default: the next month's.") { Format = "date", Example = "2026-12-01" },
                new ApiParameter("end", "1 to have them go by their mark-up again.") { AllowedValues = ["1"] },
            ],
        }),
    ];

    public Task<ApiResult> PostAsync(PageRequest request, CancellationToken cancellationToken)
    {
        if (PlanSubject.Find(request, plans) is not { } plan)
            return Task.FromResult(PlanRoute.Unknown);
        if (request.FindForm("account") is null || AssignForm.Read(request, store, customers.Today) is not { } form)
            return Task.FromResult(ApiAnswers.UnknownAccount);
        if (!form.CanBeOf(plan))
            return Task.FromResult(ApiAnswers.Conflict("csp.plan.state", AssignForm.NotPublished));
        IAccountStore data = store.OpenAccount(form.Account.Id);
        var errors = new Dictionary<string, string>(form.FindErrors(AssignForm.Periods(data, customers.Today)), StringComparer.Ordinal);

        // Nobody looks this over before it is done, so a name that is wrong stops it.
        string[] unknown = [.. form.Chosen.Except(data.ListCustomers().Select(static one => one.Id), StringComparer.Ordinal)];
        if (unknown.Length > 0)
            errors["customer"] = $"This partner account has no customer {string.Join(", ", unknown)}.";
        return Task.FromResult(errors.Count > 0 ? ApiAnswers.Refused("csp.plan", errors) : Assign(request, plan, form));
    }

    private ApiResult Assign(PageRequest request, PricingPlan plan, AssignForm form) =>
        actions.Assign(request, plan, form, form.From ?? throw new InvalidOperationException("It was checked that a day is chosen.")) is { } refusal
            ? ApiAnswers.Conflict("csp.plan.state", refusal)
            : ApiAnswers.Done(form.IsEnd ? "csp.plan.ended" : "csp.plan.assigned", form.IsEnd ? "The customers go by their mark-up again from that day on." : "The customers are assigned.");
}
