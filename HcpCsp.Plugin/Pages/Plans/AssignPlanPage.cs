using System.Globalization;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Api.Plans;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Billing.Plans;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Plans;
using HcpCsp.Plugin.Pages.Views;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Pages.Plans;

/// <summary>Puts many customers of an account under a plan, or takes them off plans: chosen, looked over, then confirmed.</summary>
internal sealed class AssignPlanPage(ICspStore store, IPlanStore plans, AccountRules accountRules, PlanActions actions, TimeProvider time, PageComposer composer)
{
    /// <summary>More are found by searching; those that are chosen are listed besides.</summary>
    private const int MostListed = 200;

    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    public Task<PageResult> GetAsync(PageRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(Answer(request, static (page, subject) => page.Show(subject, "", isReview: false, 200)));

    public Task<PageResult> PostAsync(PageRequest request, CancellationToken cancellationToken) => Task.FromResult(Answer(request, static (page, subject) =>
    {
        string button = subject.Request.FindForm("do") ?? "";
        if (button is not ("review" or "assign"))
            return page.Show(subject, "", isReview: false, 200);
        if (ErrorOf(subject) is { Length: > 0 } error)
            return page.Show(subject, error, isReview: false, 422);
        return button is "review" ? page.Show(subject, "", isReview: true, 200) : page.Assign(subject);
    }));

    private PageResult Answer(PageRequest request, Func<AssignPlanPage, Subject, PageResult> answer)
    {
        if (PlanSubject.Find(request, plans) is not { } plan)
            return Missing.Plan;
        if (AssignForm.Read(request, store, Today) is not { } form)
            return Missing.Account;
        if (!form.CanBeOf(plan))
            return new PageResult.Problem(409, "The plan can't be assigned", AssignForm.NotPublished);

        IAccountStore data = store.OpenAccount(form.Account.Id);
        IReadOnlyList<Customer> customers = data.ListCustomers();
        return answer(this, new Subject(request, plan, form with { Chosen = [.. customers.Select(static one => one.Id).Where(id => form.Chosen.Contains(id, StringComparer.Ordinal))] }, customers, AssignForm.Periods(data, Today)));
    }

    private static string ErrorOf(Subject subject) => string.Join(' ', subject.Form.FindErrors(subject.Periods).Values);

    private PageResult Assign(Subject subject)
    {
        var (request, plan, form, _, _) = subject;
        DateOnly from = form.From ?? throw new InvalidOperationException("It was checked that a day is chosen.");
        return actions.Assign(request, plan, form, from) is { } refusal
            ? new PageResult.Problem(409, "The plan can't be assigned", refusal)
            : Confirmations.Lead(CspPaths.Plan(plan), form.IsEnd ? "plan-ended" : "plan-assigned");
    }

    private PageResult.View Show(Subject subject, string error, bool isReview, int status)
    {
        var (request, plan, form, customers, periods) = subject;
        var formats = new Formats(request.Culture);
        var rules = accountRules.Get(form.Account);
        HashSet<string> under = form.IsEnd ? UnderAnyVersion(form.Account.Id, plan.Id) : [];
        var eligible = customers.Where(customer => !form.IsEnd || under.Contains(customer.Id)).ToList();
        var found = eligible.Where(form.Matches).ToList();
        var listed = isReview ? [] : found.Take(MostListed).ToList();
        IEnumerable<Customer> chosenBesides = customers.Where(customer => form.Chosen.Contains(customer.Id, StringComparer.Ordinal) && !listed.Contains(customer));
        string path = CspPaths.AssignPlan(plan);
        string end = form.IsEnd ? "1" : "";
        var view = new AssignPlanView
        {
            Title = form.IsEnd ? $"End assignments of {plan.Name}" : $"Assign {plan.Name}",
            PlanName = plan.Name,
            Version = formats.Number(plan.Version),
            IsEnd = form.IsEnd,
            Action = path,
            CancelPath = CspPaths.Plan(plan),
            Account = form.Account.Name,
            Selector = new AccountSelectorView(
                path,
                [.. store.ListAccounts().Select(account => new OptionView(account.Id, account.Name, string.Equals(account.Id, form.Account.Id, StringComparison.Ordinal)))],
                HiddenView.For(("end", end))),
            Kept = HiddenView.For(("account", form.Account.Id), ("end", end)),
            Error = error,
            Search = form.Search,
            From = form.From is { } from ? formats.Date(from) : "",
            FromValue = form.From?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
            Periods = [.. periods.Select(day => new OptionView(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), formats.Date(day), day == form.From))],
            IsReview = isReview,
            Rows = [.. chosenBesides.Concat(listed).Select(customer => new AssignRow(
                customer.Id, customer.Name, customer.Domain, Markups.Describe(rules.SelectFromNowOn(customer.Id), formats), form.Chosen.Contains(customer.Id, StringComparer.Ordinal)))],
            Summary = $"{formats.Number(listed.Count)} of {formats.Number(eligible.Count)} customers listed{(found.Count > listed.Count ? ": search for the others" : "")}",
            ChosenCount = form.Chosen.Count == 1 ? "1 customer" : formats.Number(form.Chosen.Count) + " customers",
        };
        return composer.Compose(request, view.Title, [.. Ways.BelowPlans, new Breadcrumb(plan.Name, CspPaths.Plan(plan))], "plan_assign", view, status);
    }

    /// <summary>Whom an end would change something for, today or later.</summary>
    private HashSet<string> UnderAnyVersion(string accountId, string planId) =>
        PlanSpan.Of(plans.ListAssignments(accountId))
            .Where(span => !span.IsOver(Today) && string.Equals(span.Assignment.Plan?.PlanId, planId, StringComparison.Ordinal))
            .Select(static span => span.Assignment.CustomerId)
            .ToHashSet(StringComparer.Ordinal);

    private sealed record Subject(PageRequest Request, PricingPlan Plan, AssignForm Form, IReadOnlyList<Customer> Customers, IReadOnlyList<DateOnly> Periods);
}

internal sealed record AssignPlanView
{
    public required string Title { get; init; }

    public required string PlanName { get; init; }

    public required string Version { get; init; }

    public required bool IsEnd { get; init; }

    public required string Action { get; init; }

    public required string CancelPath { get; init; }

    public required string Account { get; init; }

    public required AccountSelectorView Selector { get; init; }

    public required IReadOnlyList<HiddenView> Kept { get; init; }

    public required string Error { get; init; }

    public required string Search { get; init; }

    public required string From { get; init; }

    public required string FromValue { get; init; }

    public required IReadOnlyList<OptionView> Periods { get; init; }

    public required bool IsReview { get; init; }

    /// <summary>The chosen ones alone when it is looked over.</summary>
    public required IReadOnlyList<AssignRow> Rows { get; init; }

    public required string Summary { get; init; }

    public required string ChosenCount { get; init; }
}

/// <param name="Rule">What the customer goes by now.</param>
internal sealed record AssignRow(string Id, string Name, string Domain, string Rule, bool Chosen);
