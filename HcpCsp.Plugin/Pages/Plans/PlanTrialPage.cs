using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Api.Plans;
using HcpCsp.Plugin.Billing.Plans;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Plans;
using HcpCsp.Plugin.Pages.Views;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Pages.Plans;

/// <summary>What if a version were in force for past invoices: asked by the address alone, and changing nothing.</summary>
internal sealed class PlanTrialPage(ICspStore store, IPlanStore plans, PlanTrial trial, PageComposer composer)
{
    private const int MostInvoices = 36;

    public Task<PageResult> GetAsync(PageRequest request, CancellationToken cancellationToken)
    {
        if (PlanSubject.Find(request, plans) is not { } plan)
            return Task.FromResult<PageResult>(Missing.Plan);
        var accounts = store.ListAccounts();
        if ((request.FindQuery("account") is { } id ? store.FindAccount(id) : accounts is [var first, ..] ? first : null) is not { } account)
            return Task.FromResult<PageResult>(Missing.Account);

        var formats = new Formats(request.Culture);
        Invoice[] invoices = [.. store.OpenAccount(account.Id).ListInvoices().Where(static invoice => invoice.Lines is not null && !invoice.IsVoided).OrderByDescending(static invoice => invoice.InvoiceDate).Take(MostInvoices)];
        IReadOnlyList<string> asked = request.Query.GetValueOrDefault("invoice") ?? [];
        string[] chosen = [.. invoices.Select(static invoice => invoice.Number).Where(number => asked.Contains(number, StringComparer.Ordinal))];
        TrialResult? result = chosen.Length == 0 ? null : trial.Run(new TrialRequest(account.Id, plan, chosen, CustomerIds: null), cancellationToken);

        string path = CspPaths.TryPlan(plan);
        var view = new PlanTrialView(
            plan.Name,
            formats.Number(plan.Version),
            PlanWords.State(plan.Status),
            plan.Status == PlanStatus.Draft,
            plan.Revision,
            PlanPaths.For(plan),
            path,
            new AccountSelectorView(path, [.. accounts.Select(one => new OptionView(one.Id, one.Name, string.Equals(one.Id, account.Id, StringComparison.Ordinal)))], []),
            account.Id,
            [.. invoices.Select(invoice => new OptionView(
                invoice.Number, $"{invoice.Number} · {formats.Period(invoice.Period)} · {formats.Money(invoice.Total)}", chosen.Contains(invoice.Number, StringComparer.Ordinal)))],
            request.Query.ContainsKey("run") && chosen.Length == 0 ? "Choose at least one invoice." : "",
            result is null ? null : TrialView.For(result, account.Id, formats));
        return Task.FromResult<PageResult>(composer.Compose(
            request, $"What if: {plan.Name}", [.. Ways.BelowPlans, new Breadcrumb(plan.Name, CspPaths.Plan(plan))], "plan_trial", view, view.Error.Length > 0 ? 422 : 200));
    }
}

/// <param name="Result">Null until invoices are chosen.</param>
internal sealed record PlanTrialView(
    string Name, string Version, StateView State, bool IsDraft, int Revision, PlanPaths Paths, string Action, AccountSelectorView Selector, string Account, IReadOnlyList<OptionView> Invoices,
    string Error, TrialView? Result);
