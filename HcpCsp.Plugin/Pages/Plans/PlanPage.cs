using System.Text;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Abstractions.Services;
using HcpCsp.Plugin.Billing.Plans;
using HcpCsp.Plugin.Model.Plans;
using HcpCsp.Plugin.Pages.Views;
using HcpCsp.Plugin.Pricing;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Pages.Plans;

/// <summary>One version of a plan, who is under the plan, and what can be done with it.</summary>
internal sealed class PlanPage(ICspStore store, IPlanStore plans, PlanBook book, IAuditLog audit, TimeProvider time, PageComposer composer)
{
    private const int CustomersOnAPage = 50;

    public Task<PageResult> GetAsync(PageRequest request, CancellationToken cancellationToken) =>
        Task.FromResult<PageResult>(PlanSubject.Find(request, plans) is { } plan ? Show(request, plan, "", [], 200) : Missing.Plan);

    public Task<PageResult> PublishAsync(PageRequest request, CancellationToken cancellationToken) => Task.FromResult(Change(
        request,
        PlanStatus.Draft,
        plan =>
        {
            if (book.Publish(PlanSubject.Reference(plan), PlanSubject.Number(request, "revision"), request.User.Name) is PublishOutcome.Refused refused)
                return Show(request, plan, "It can't be published yet.", refused.Problems, 422);
            audit.Append(AuditEntry.For(request, "csp.plan.published", PlanSubject.Name(plan)));
            return Confirmations.Lead(CspPaths.Plan(plan), "plan-published");
        }));

    public Task<PageResult> ArchiveAsync(PageRequest request, CancellationToken cancellationToken) => Task.FromResult(Change(
        request,
        PlanStatus.Published,
        plan =>
        {
            book.Archive(PlanSubject.Reference(plan), PlanSubject.Number(request, "revision"), request.User.Name);
            audit.Append(AuditEntry.For(request, "csp.plan.archived", PlanSubject.Name(plan)));
            return Confirmations.Lead(CspPaths.Plan(plan), "plan-archived");
        }));

    /// <summary>Takes a draft away. What was published isn't touched.</summary>
    public Task<PageResult> DiscardAsync(PageRequest request, CancellationToken cancellationToken) => Task.FromResult(Change(
        request,
        PlanStatus.Draft,
        plan =>
        {
            book.Discard(PlanSubject.Reference(plan), PlanSubject.Number(request, "revision"));
            audit.Append(AuditEntry.For(request, "csp.plan.draft-discarded", PlanSubject.Name(plan)));
            return Confirmations.Lead(CspPaths.Plans, "plan-discarded");
        }));

    public Task<PageResult> DuplicateAsync(PageRequest request, CancellationToken cancellationToken)
    {
        if (PlanSubject.Find(request, plans) is not { } plan)
            return Task.FromResult<PageResult>(Missing.Plan);
        PricingPlan copy = book.Duplicate(PlanSubject.Reference(plan), request.User.Name);
        audit.Append(AuditEntry.For(request, "csp.plan.duplicated", $"{PlanSubject.Name(plan)} → {copy.Name}"));
        return Task.FromResult(Confirmations.Lead(CspPaths.Plan(copy), "plan-duplicated"));
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

    /// <summary>A change that one state allows: who looked at an older one is told, and nothing is changed.</summary>
    private PageResult Change(PageRequest request, PlanStatus needed, Func<PricingPlan, PageResult> change)
    {
        if (PlanSubject.Find(request, plans) is not { } plan)
            return Missing.Plan;
        if (plan.Status != needed)
            return Show(request, plan, $"It is {PlanWords.State(plan.Status).Word} already. Nothing was changed.", [], 409);
        try
        {
            return change(plan);
        }
        catch (ConcurrentEditException)
        {
            PricingPlan now = plans.FindPlan(PlanSubject.Reference(plan)) ?? plan;
            return Show(request, now, "Somebody else changed it since you looked. Nothing was changed: look at it as it is now, then decide again.", [], 409);
        }
    }

    private PageResult.View Show(PageRequest request, PricingPlan plan, string error, IReadOnlyList<PlanProblem> problems, int status)
    {
        var formats = new Formats(request.Culture);
        List<PlanCustomerRow> customers = CustomersOf(plan.Id, formats);
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
            Customers = [.. customers.Skip(paging.Skip).Take(paging.Size)],
            Pager = paging.View(customers.Count, "assignments", formats, page => CspPaths.With(CspPaths.Plan(plan), ("page", page)) + "#customers"),
        };
        return composer.Compose(request, plan.Name, Ways.BelowPlans, "plan", view, status);
    }

    private List<PlanCustomerRow> CustomersOf(string planId, Formats formats)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var rows = new List<PlanCustomerRow>();
        foreach (var account in store.ListAccounts())
        {
            PlanSpan[] spans = [.. PlanSpan.Of(plans.ListAssignments(account.Id)).Where(span => string.Equals(span.Assignment.Plan?.PlanId, planId, StringComparison.Ordinal))];
            if (spans.Length == 0)
                continue;
            var names = store.OpenAccount(account.Id).ListCustomers().ToDictionary(static customer => customer.Id, static customer => customer.Name, StringComparer.Ordinal);
            rows.AddRange(spans.Select(span => PlanCustomerRow.For(span, account, names.GetValueOrDefault(span.Assignment.CustomerId, span.Assignment.CustomerId), today, formats)));
        }

        return [.. rows.OrderBy(static row => row.IsOver).ThenBy(static row => row.Name, StringComparer.InvariantCultureIgnoreCase)];
    }
}
