using System.Globalization;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Plans;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Api.Plans;

/// <summary>Who is put under a plan, or taken off plans, and from when, as chosen so far.</summary>
/// <param name="IsEnd">Takes customers off plans instead.</param>
/// <param name="Chosen">Ids of the account's customers.</param>
/// <param name="From">First day of a billing period; null while none is chosen.</param>
internal sealed record AssignForm(PartnerAccount Account, bool IsEnd, string Search, IReadOnlyCollection<string> Chosen, DateOnly? From)
{
    /// <summary>From the form of a POST, else from the address; null where there is no such account.</summary>
    public static AssignForm? Read(PageRequest request, ICspStore store, DateOnly today)
    {
        string? id = request.FindForm("account") ?? request.FindQuery("account");
        if ((id is null ? store.ListAccounts() is [var first, ..] ? first : null : store.FindAccount(id)) is not { } account)
            return null;
        IReadOnlyList<string> typed = request.Form.GetValueOrDefault("customer") ?? [];
        DateOnly? from = request.FindForm("from") is not { } text ? new DateOnly(today.Year, today.Month, 1).AddMonths(1)
            : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day : null;
        return new AssignForm(
            account,
            (request.FindForm("end") ?? request.FindQuery("end")) is "1",
            request.FindForm("q") ?? "",
            new HashSet<string>(typed.Select(CustomerId.Normalize), StringComparer.Ordinal),
            from);
    }

    /// <summary>The first days of the periods that it can begin with: those of the invoices there are, and of the months around now. The newest first.</summary>
    public static IReadOnlyList<DateOnly> Periods(IAccountStore data, DateOnly today)
    {
        const int MonthsAhead = 12;
        var month = new DateOnly(today.Year, today.Month, 1);
        return
        [
            .. Enumerable.Range(-1, MonthsAhead + 2).Select(month.AddMonths).Concat(data.ListInvoices().Select(static invoice => invoice.Period.Start)).Distinct().OrderDescending(),
        ];
    }

    public const string NotPublished = "Only a published version can be assigned. Publish the draft first, or choose a published version.";

    /// <summary>Whether the version can be assigned; assignments of any can be ended.</summary>
    public bool CanBeOf(PricingPlan plan) => IsEnd || plan.Status == PlanStatus.Published;

    /// <summary>What is wrong, by field; empty when it is right.</summary>
    /// <param name="periods">Those that it can begin with.</param>
    public IReadOnlyDictionary<string, string> FindErrors(IReadOnlyList<DateOnly> periods)
    {
        var errors = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Chosen.Count == 0)
            errors["customer"] = "Choose at least one customer.";
        if (From is not { } from || !periods.Contains(from))
            errors["from"] = "Choose the first day of a billing period.";
        return errors;
    }

    public bool Matches(Customer customer) =>
        Search.Length == 0
        || new SearchText(Search).IsIn(customer.Name)
        || customer.Domain.Contains(Search, StringComparison.OrdinalIgnoreCase)
        || customer.Id.Contains(Search, StringComparison.OrdinalIgnoreCase);
}
