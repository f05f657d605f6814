using System.Globalization;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Renewals;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Api.Renewals;

/// <summary>Which renewals a list is about, by the names of its query: days, show, q.</summary>
internal sealed record RenewalFilter(int Days, bool ShowsAll, string Search)
{
    /// <summary>Value of <c>show</c> for what needs no decision as well.</summary>
    public const string All = "all";

    public const int UsualDays = 90;

    /// <summary>How far ahead one can look.</summary>
    public static IReadOnlyList<int> Horizons { get; } = [30, 60, UsualDays, 365];

    public bool IsUsual => Search.Length == 0 && !ShowsAll && Days == UsualDays;

    /// <param name="find">A query value by its name.</param>
    public static RenewalFilter Read(Func<string, string?> find) => new(
        int.TryParse(find("days"), CultureInfo.InvariantCulture, out int asked) && Horizons.Contains(asked) ? asked : UsualDays,
        find("show") is All,
        find("q") ?? "");

    /// <summary>The nearest first.</summary>
    public IEnumerable<Renewal> List(RenewalBook book, ICspStore store, IEnumerable<PartnerAccount> accounts) => book
        .List(accounts.Select(static account => account.Id), Days)
        .Where(renewal => (ShowsAll || renewal.NeedsDecision) && Matches(renewal, store));

    // Whose customer it is, is looked up only where a search asks for it: of a year's renewals that takes a while.
    private bool Matches(Renewal renewal, ICspStore store) =>
        Search.Length == 0
        || new SearchText(Search).IsIn(store.OpenAccount(renewal.AccountId).FindCustomer(renewal.CustomerId)?.Name ?? renewal.CustomerId)
        || new SearchText(Search).IsIn(renewal.Name);
}
