using HcpCsp.Plugin.Billing.Reported;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Pricing;
using HcpCsp.Plugin.Reports.Sheets;

namespace HcpCsp.Plugin.Reports.Partner;

/// <summary>What a report for the partner on some months is made from.</summary>
/// <param name="Documents">Oldest first; voided and unread ones too.</param>
/// <param name="IsWanted">Customers.</param>
internal sealed record PartnerReport(
    PartnerAccount Account, DateOnly FromMonth, DateOnly ToMonth, IReadOnlyList<ReportedDocument> Documents, Func<string, bool> IsWanted)
{
    public string Months => ReportFacts.Months(FromMonth, ToMonth);

    public IEnumerable<ReportedDocument> Counted => Documents.Where(static document => document.Counts);

    /// <summary>Of the newest data in it.</summary>
    public DateTimeOffset AsOf => Moments.DefaultIfEmpty(DateTimeOffset.UnixEpoch).Max();

    public WorkbookDraft NewDraft(string what, WorkbookSettings settings) => new()
    {
        Title = $"{what} {Months}",
        Creator = Account.Name,
        AsOf = AsOf,
        Footer = $"{Account.Name} · {what} {Months}",
        Style = settings.Style,
        Completeness = settings.Completeness,
    };

    public IEnumerable<(string Label, string Value)> Facts =>
    [
        ("Partner account", Account.Name),
        ("Organization", Account.OrganizationName),
        ("Account ID", Account.TenantId),
        ("Months", Months),
        ("Data as of", ReportFacts.AsOf(Moments)),
    ];

    /// <summary>Which rules set the prices.</summary>
    public (string Label, string Value) Rules => ("Prices by", ReportFacts.Some([.. Counted.SelectMany(static document => document.Bill.Customers).Where(customer => IsWanted(customer.CustomerId))
            .Select(static customer => RuleCaption.Of(customer.Rule)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]));

    private IEnumerable<DateTimeOffset> Moments => Documents.Select(static document => document.AsOf).OfType<DateTimeOffset>();
}
