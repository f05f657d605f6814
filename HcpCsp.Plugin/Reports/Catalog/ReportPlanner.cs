using HcpCsp.Plugin.Billing.Reported;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Reports;
using HcpCsp.Plugin.Model.Statements;
using HcpCsp.Plugin.Reports.Sheets;
using HcpCsp.Plugin.Store.Statements;

namespace HcpCsp.Plugin.Reports.Catalog;

/// <summary>Tells which files a request comes to. Opens no line: two thousand customers are planned in a moment.</summary>
/// <param name="request">Request.</param>
/// <param name="data">Of its months.</param>
/// <param name="statements">What was issued.</param>
/// <param name="taxRateOf">Percent of a customer; null for none.</param>
internal sealed class ReportPlanner(ReportRequest request, ReportData data, IStatementStore statements, Func<string, decimal?> taxRateOf)
{
    private readonly HashSet<string>? wanted = request.CustomerIds is { } ids ? [.. ids] : null;

    private string Subject => ReportNames.Subject(request.FromMonth, request.ToMonth);

    private string Months => ReportFacts.Months(request.FromMonth, request.ToMonth);

    public bool IsWanted(string customerId) => wanted is null || wanted.Contains(customerId);

    public IEnumerable<PlannedReport> Plan() => request.Kind switch
    {
        ReportKind.Invoice => data.Documents.Where(document => !document.IsOpen && document.IsRead && IsAsked(document)).Select(PlanInvoice),
        ReportKind.Month => data.Documents.GroupBy(static document => document.Month).Select(static month => month.ToArray()).Where(month => Array.Exists(month, IsAsked)).Select(PlanMonth),
        ReportKind.Spending => PlanOfAll(withUsage: false, static _ => true),
        ReportKind.Usage => PlanOfAll(withUsage: true, static part => part.HasAzure),
        ReportKind.CustomerBilling => Customers.SelectMany(id => data.PartsOf(id).Where(part => IsAsked(part.Document)).Select(part => PlanBilling(id, part))),
        ReportKind.CustomerSpending => Customers.Select(id => PlanOfCustomer(id, withUsage: false)),
        ReportKind.CustomerUsage => Customers.Where(id => data.PartsOf(id).Any(static part => part.HasAzure)).Select(id => PlanOfCustomer(id, withUsage: true)),
        _ => throw new ArgumentOutOfRangeException(nameof(request), request.Kind, "Not a kind of report."),
    };

    private IEnumerable<string> Customers => wanted is null ? data.CustomerIds : data.CustomerIds.Where(wanted.Contains);

    private bool IsAsked(ReportedDocument document) => request.InvoiceNumber is not { } number || string.Equals(document.Number, number, StringComparison.Ordinal);

    private PlannedReport PlanInvoice(ReportedDocument document) =>
        Planned(document.Number, ReportNames.Month(document.Month), document.Number, Gaps.Of([document], withUsage: false, data.Failures), null, completeness => VersionOf(completeness, [document], withUsage: false, static _ => true));

    private PlannedReport PlanMonth(ReportedDocument[] documents)
    {
        string month = ReportNames.Month(documents[0].Month);
        return Planned(month, month, "", Gaps.OfMonths(documents, withUsage: false, data.Failures), null, completeness => VersionOf(completeness, documents, withUsage: false, static _ => true));
    }

    private IEnumerable<PlannedReport> PlanOfAll(bool withUsage, Func<CustomerPart, bool> shows)
    {
        if (Customers.Append(CustomerId.Unassigned).Any(id => IsWanted(id) && data.PartsOf(id).Any(shows)))
            yield return Planned(Subject, Months, "", Gaps.OfMonths(data.Documents, withUsage, data.Failures), null, completeness => VersionOf(completeness, data.Documents, withUsage, IsWanted));
    }

    private PlannedReport PlanBilling(string customerId, CustomerPart part)
    {
        ReportedDocument document = part.Document;
        string month = ReportNames.Month(document.Month);
        Statement? issued = FindIssued(customerId, document);
        return Planned(
            ReportNames.Subject(document),
            month,
            data.NameOf(customerId),
            issued is null ? CustomerGaps.Of([document], withUsage: false, []) : [],
            customerId,
            completeness => issued is null ? VersionOf(completeness, customerId, [part], withUsage: false) : ReportVersion.Of(issued));
    }

    private PlannedReport PlanOfCustomer(string customerId, bool withUsage)
    {
        IReadOnlyList<CustomerPart> parts = data.PartsOf(customerId);
        IReadOnlyList<string> gaps = CustomerGaps.Of([.. parts.Select(static part => part.Document), .. data.Unread], withUsage, data.Failures);
        return Planned(Subject, Months, data.NameOf(customerId), gaps, customerId, completeness => VersionOf(completeness, customerId, parts, withUsage));
    }

    private PlannedReport Planned(string subject, string months, string of, IReadOnlyList<string> gaps, string? customerId, Func<Completeness, string> version)
    {
        Completeness completeness = gaps.Count == 0 ? Completeness.Whole : new Completeness(gaps);
        return new PlannedReport
        {
            Request = request,
            Subject = subject,
            CustomerId = customerId,
            CustomerName = customerId is null ? "" : data.NameOf(customerId),
            Title = customerId is null && of.Length > 0 ? $"{request.Kind.Caption()} {of} {months}" : $"{request.Kind.Caption()} {months}",
            FileName = ReportNames.File(request, months, subject, of, customerId),
            Completeness = completeness,
            Version = version(completeness),
        };
    }

    private string VersionOf(Completeness completeness, IEnumerable<ReportedDocument> documents, bool withUsage, Func<string, bool> isWanted)
    {
        using var version = new ReportVersion(data.Account, completeness);
        foreach (ReportedDocument document in documents)
            version.Add(document, withUsage, isWanted);
        return version.ToString();
    }

    private string VersionOf(Completeness completeness, string customerId, IEnumerable<CustomerPart> parts, bool withUsage)
    {
        using var version = new ReportVersion(data.Account, completeness);
        decimal? taxRate = taxRateOf(customerId);
        foreach (CustomerPart part in parts)
        {
            if (FindIssued(customerId, part.Document) is { } issued)
                version.Add(part.Document, withUsage, issued);
            else
                version.Add(part, withUsage, taxRate);
        }

        return version.ToString();
    }

    private Statement? FindIssued(string customerId, ReportedDocument document) => statements.ListInForce(data.Account.Id, document.Number).GetValueOrDefault(customerId);
}
