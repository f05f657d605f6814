using System.Text;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Api.Plans;
using HcpCsp.Plugin.Billing.Plans;
using HcpCsp.Plugin.Model.Plans;
using HcpCsp.Plugin.Pages.Views;
using HcpCsp.Plugin.Pricing;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Pages.Plans;

/// <summary>One version of a plan, who is under the plan, and what can be done with it.</summary>
internal sealed class PlanPage(ICspStore store, IPlanStore plans, PlanBook book, PlanCustomers under, PlanActions actions, PageComposer composer)
{
    private const int CustomersOnAPage = 50;

    public Task<PageResult> GetAsync(PageRequest request, CancellationToken cancellationToken) =>
        Task.FromResult<PageResult>(PlanSubject.Find(request, plans) is { } plan ? Show(request, plan, "", [], 200) : Missing.Plan);

    public Task<PageResult> PublishAsync(PageRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(Change(request, actions.Publish, static plan => CspPaths.Plan(plan), "plan-published"));

    public Task<PageResult> ArchiveAsync(PageRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(Change(request, actions.Archive, static plan => CspPaths.Plan(plan), "plan-archived"));

    /// <summary>Takes a draft away. What was published isn't touched.</summary>
    public Task<PageResult> DiscardAsync(PageRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(Change(request, actions.Discard, static _ => CspPaths.Plans, "plan-discarded"));

    public Task<PageResult> DuplicateAsync(PageRequest request, CancellationToken cancellationToken)
    {
        if (PlanSubject.Find(request, plans) is not { } plan)
            return Task.FromResult<PageResult>(Missing.Plan);
        return Task.FromResult(Confirmations.Lead(CspPaths.Plan(actions.Duplicate(request, plan)), "plan-duplicated"));
    }

    public Task<PageResult> ExportAsync(PageRequest request, CancellationToken cancellationToken)
    {
        if (PlanSubject.Find(request, plans) is not { } plan)
            return Task.FromResult<PageResult>(Missing.Plan);
        byte[] json = Encoding.UTF8.GetBytes(book.Export(PlanSubject.Reference(plan)));
        return Task.FromResult<PageResult>(new PageResult.File
        {
            ContentType = "application/json",
            DownloadName = PlanSubject.Name(plan) + ".json",
            WriteAsync = async (output, token) => await output.WriteAsync(json, token),
        });
    }

    private PageResult Change(PageRequest request, Func<PageRequest, PricingPlan, PlanOutcome> change, Func<PricingPlan, string> path, string done)
    {
        if (PlanSubject.Find(request, plans) is not { } plan)
            return Missing.Plan;
        return change(request, plan) switch
        {
            PlanOutcome.Changed changed => Confirmations.Lead(path(changed.Plan), done),
            PlanOutcome.Refused refused => Show(request, plan, "It can't be published yet.", refused.Problems, 422),
            PlanOutcome.WrongState wrong => Show(request, plan, $"It is {PlanWords.State(wrong.Plan.Status).Word} already. Nothing was changed.", [], 409),
            PlanOutcome.Conflict conflict => Show(request, conflict.Plan, "Somebody else changed it since you looked. Nothing was changed: look at it as it is now, then decide again.", [], 409),
            var other => throw new InvalidOperationException($"{other} isn't an outcome."),
        };
    }

    private PageResult.View Show(PageRequest request, PricingPlan plan, string error, IReadOnlyList<PlanProblem> problems, int status)
    {
        var formats = new Formats(request.Culture);
        IReadOnlyList<PlanCustomer> customers = under.List(plan.Id);
        Paging paging = Paging.Read(request, CustomersOnAPage).Within(customers.Count);
        PricingPlan[] versions = [.. plans.ListPlans().Where(one => string.Equals(one.Id, plan.Id, StringComparison.Ordinal)).OrderByDescending(static one => one.Version)];
        var view = new PlanView
        {
            Confirmation = Confirmations.Find(request),
            Error = error,
            Problems = problems,
            Name = plan.Name,
            Description = plan.Description,
            Version = formats.Number(plan.Version),
            Revision = plan.Revision,
            State = PlanWords.State(plan.Status),
            IsDraft = plan.Status == PlanStatus.Draft,
            IsPublished = plan.Status == PlanStatus.Published,
            HasAccounts = store.ListAccounts().Count > 0,
            Paths = PlanPaths.For(plan),
            Items = [.. plan.Items.Select((item, index) => PlanItemRow.For(item, index, formats))],
            Rails = PlanWords.Rails(plan.GuardRails, formats),
            Versions = [.. versions.Select(one => PlanVersionRow.For(one, one.Version == plan.Version, formats))],
            Customers = [.. customers.Skip(paging.Skip).Take(paging.Size).Select(one => PlanCustomerRow.For(one.Span, one.Account, one.Name, under.Today, formats))],
            Pager = paging.View(customers.Count, "assignments", formats, page => CspPaths.With(CspPaths.Plan(plan), ("page", page)) + "#customers"),
        };
        return composer.Compose(request, plan.Name, Ways.BelowPlans, "plan", view, status);
    }
}
