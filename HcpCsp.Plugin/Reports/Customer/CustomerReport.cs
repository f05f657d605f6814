using System.Globalization;
using HcpCsp.Plugin.Billing.Reported;
using HcpCsp.Plugin.Billing.Spending;
using HcpCsp.Plugin.Billing.Statements;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Pricing;
using HcpCsp.Plugin.Reports.Sheets;

namespace HcpCsp.Plugin.Reports.Customer;

/// <summary>What a report for a customer on some months is made from.</summary>
/// <param name="Documents">Those that count and bill the customer, oldest first, each as issued or live.</param>
internal sealed record CustomerReport(
    PartnerAccount Account, string CustomerId, string CustomerName, DateOnly FromMonth, DateOnly ToMonth, IReadOnlyList<CustomerDocument> Documents)
{
    public string Months => ReportFacts.Months(FromMonth, ToMonth);

    public string Issuer => Account.OrganizationName.Length > 0 ? Account.OrganizationName : Account.Name;

    /// <summary>Of the newest data in it.</summary>
    public DateTimeOffset AsOf => Moments.DefaultIfEmpty(DateTimeOffset.UnixEpoch).Max();

    public IEnumerable<(string Label, string Value)> Facts =>
    [
        ("Issued by", Issuer),
        ("Customer", CustomerName),
        ("Customer ID", CustomerId),
        ("Months", Months),
        ("Currency", string.Join(", ", Documents.SelectMany(static one => one.Statement.Bills).Select(static bill => bill.Price.Currency).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))),
        ("Data as of", ReportFacts.AsOf(Moments)),
        // A plan's name is the partner's own: it may well say what it adds.
        ("Price list", string.Join(", ", Documents.SelectMany(static one => one.Statement.Bills).Select(static bill => bill.Rule).OfType<PricingRule.Plan>()
            .Select(static rule => rule.InForce.Plan.Version).Distinct().Order().Select(static version => string.Create(CultureInfo.InvariantCulture, $"version {version}")))),
    ];

    public WorkbookDraft NewDraft(string what, WorkbookSettings settings) => new()
    {
        Title = $"{what} {Months}",
        Creator = Issuer,
        AsOf = AsOf,
        Footer = $"{FooterIssuer} · {what} {Months}",
        Style = settings.Style,
        Completeness = settings.Completeness,
    };

    /// <summary>What such a workbook may show, but for its figures and tables.</summary>
    public CustomerAllowance Allow(HouseStyle style, IReadOnlySet<decimal> figures, params IReadOnlyList<CustomerTable> tables) => new()
    {
        Names = [Issuer, FooterIssuer, CustomerName, style.Footer],
        Secrets = [.. Documents.Select(static one => one.Document.Number).Distinct(StringComparer.Ordinal)],
        Figures = figures,
        Tables = tables,
        Logo = style.Logo,
    };

    private IEnumerable<DateTimeOffset> Moments => Documents.Select(static one => CoverBlock.AsOf(one.Statement.Invoice.Invoice));

    private string FooterIssuer => SheetText.Cut(Issuer, 60);
}

/// <summary>A document, and what the customer is told about it.</summary>
internal sealed record CustomerDocument(ReportedDocument Document, CustomerStatement Statement)
{
    /// <summary>Names the lines' data: Microsoft's own tag may hold anything, such as its number for the document.</summary>
    public string DataVersion => Statement.Invoice.Invoice.Lines is { } lines ? WorkbookNames.Reference(Statement.Invoice.Account.Id, Document.Number, lines.ETag) : "";

    /// <summary>The same of the daily usage; empty for none.</summary>
    public string UsageVersion => Document.Usage is { } usage ? WorkbookNames.Reference(Statement.Invoice.Account.Id, Document.Number, usage.ETag) : "";

    public SpendingBasis Basis => Document.IsOpen ? SpendingBasis.Unbilled : Statement.Version is null ? SpendingBasis.Billed : SpendingBasis.Issued;

    /// <summary>What the customer knows it by; empty while it isn't billed.</summary>
    public string Number => Document.IsOpen ? ""
        : Statement.Version is { } version ? string.Create(CultureInfo.InvariantCulture, $"{Statement.Number} v{version}")
        : Statement.Number + ", not issued yet";
}
