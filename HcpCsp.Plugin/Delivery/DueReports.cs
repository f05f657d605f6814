using System.Globalization;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Billing.Reported;
using HcpCsp.Plugin.Billing.Statements;
using HcpCsp.Plugin.Model.Reports;
using HcpCsp.Plugin.Model.Statements;
using HcpCsp.Plugin.Reports.Catalog;
using HcpCsp.Plugin.Store;
using HcpCsp.Plugin.Store.Reports;

namespace HcpCsp.Plugin.Delivery;

/// <summary>Works out what an order comes to today, less what was made of it before. So asking twice makes nothing twice.</summary>
internal sealed class DueReports(IReportCatalog catalog, IBillingLedger ledger, ReportedDocuments reported, ICspStore store, IReportStore reports)
{
    /// <exception cref="InvalidOperationException">The account is unknown.</exception>
    public DueWork Find(DueQuestion question)
    {
        Dictionary<string, InvoiceBill> documents = ledger.ListInvoices(question.AccountId).ToDictionary(static bill => bill.Invoice.Number, StringComparer.Ordinal);
        IReadOnlySet<string> made = reports.ListMade(question.AccountId, question.Owner);
        var waiting = new List<WaitingReport>(ListMissingMonths(question, documents.Values));
        UnpricedCharges unpriced = UnpricedCharges.Find(question, reported, store);
        var make = new List<PlannedReport>();
        var toIssue = new List<PlannedReport>();
        foreach (PlannedReport planned in ListPlanned(question).Where(planned => !made.Contains(KeyOf(planned).Id)))
        {
            bool isUnissued = MustBeIssued(question.Order, planned) && !IsIssued(planned);
            if (!question.Order.SendsProvisional && !planned.Completeness.IsComplete)
                waiting.Add(new WaitingReport(planned.Title, planned.CustomerName, planned.Completeness.Missing));
            else if (unpriced.AreIn(planned))
                waiting.Add(new WaitingReport(planned.Title, planned.CustomerName, [UnpricedCharges.Reason]));
            else if (isUnissued && FindRefusal(documents, planned.Subject, planned.CustomerId!) is { } refusal) // For a customer, so it has one.
                waiting.Add(new WaitingReport(planned.Title, planned.CustomerName, [refusal]));
            else
            {
                make.Add(planned);
                if (isUnissued)
                    toIssue.Add(planned);
            }
        }

        Statement[] restated = [.. ListRestated(question, documents.Values)];
        return new DueWork { Make = make, ToIssue = toIssue, Waiting = waiting, Restated = restated, ToReissue = ChooseReissued(question, documents, restated, waiting) };
    }

    public static ReportKey KeyOf(PlannedReport planned) => new(planned.Request.Kind, planned.Request.Format, planned.Subject, planned.CustomerId, planned.Version);

    // What is provisional is no statement yet, and must not look like one.
    public static bool MustBeIssued(ReportOrder order, PlannedReport planned) =>
        order.IssuesFirst && planned.Request.Kind == ReportKind.CustomerBilling && planned.Completeness.IsComplete;

    public bool IsIssued(PlannedReport planned) =>
        planned.CustomerId is { } customer && store.Statements.ListInForce(planned.Request.AccountId, planned.Subject).ContainsKey(customer);

    /// <summary>Spans of several months overlap: a document is planned once.</summary>
    private IEnumerable<PlannedReport> ListPlanned(DueQuestion question)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return question.Spans
            .SelectMany(span => question.Order.Items.Select(item => RequestOf(question, span, item)).OfType<ReportRequest>())
            .SelectMany(catalog.Plan)
            .Where(planned => seen.Add(KeyOf(planned).Identity));
    }

    private static ReportRequest? RequestOf(DueQuestion question, MonthSpan span, ReportItem item)
    {
        // What spending and usage look back on may be older: they are no documents.
        DateOnly from = IsOfDocuments(item.Kind) && question.FromMonth is { } first && first > span.From ? first : span.From;
        return from > span.To ? null : new ReportRequest
        {
            AccountId = question.AccountId,
            Kind = item.Kind,
            Format = item.Format,
            FromMonth = from,
            ToMonth = span.To,
            InvoiceNumber = question.InvoiceNumber,
            CustomerIds = question.Order.CustomerIds,
            Dialect = question.Order.Dialect,
        };
    }

    private static bool IsOfDocuments(ReportKind kind) => kind is ReportKind.Invoice or ReportKind.Month or ReportKind.CustomerBilling;

    // A month that nothing is billed of yet has nothing to plan, and must not pass for one that is dealt with.
    private static IEnumerable<WaitingReport> ListMissingMonths(DueQuestion question, IReadOnlyCollection<InvoiceBill> documents)
    {
        if (question.InvoiceNumber is not null)
            return [];
        HashSet<DateOnly> billed = [.. documents.Where(static bill => !bill.Invoice.IsVoided).Select(static bill => bill.Invoice.Period.StartMonth)];
        return question.Spans.Select(static span => span.To).Distinct().Where(month => !billed.Contains(month))
            .Select(static month => month.ToString("yyyy-MM", CultureInfo.InvariantCulture))
            .Select(static month => new WaitingReport(month, "", [$"There is no document of {month} yet."]));
    }

    private static string? FindRefusal(Dictionary<string, InvoiceBill> documents, string number, string customerId) =>
        documents.TryGetValue(number, out InvoiceBill? bill) ? IssueRefusals.Find(bill) ?? IssueRefusals.Find(bill, customerId) : null;

    private IEnumerable<Statement> ListRestated(DueQuestion question, IEnumerable<InvoiceBill> documents)
    {
        if (!question.Order.Items.Any(static item => item.Kind == ReportKind.CustomerBilling))
            return [];
        return documents.Where(bill => !bill.Invoice.IsVoided && IsAsked(question, bill)).SelectMany(bill => store.Statements.ListInForce(question.AccountId, bill.Invoice.Number).Values
            .Where(statement => question.Order.CustomerIds?.Contains(statement.CustomerId, StringComparer.Ordinal) ?? true)
            .Where(statement => IsRestated(statement, bill)));
    }

    private static bool IsAsked(DueQuestion question, InvoiceBill bill) =>
        (question.InvoiceNumber is null || string.Equals(question.InvoiceNumber, bill.Invoice.Number, StringComparison.Ordinal))
        && question.Spans.Any(span => span.From <= bill.Invoice.Period.StartMonth && bill.Invoice.Period.StartMonth <= span.To)
        && (question.FromMonth is not { } first || first <= bill.Invoice.Period.StartMonth);

    // Told from sums, since there are thousands. A price that our own rules have moved is no restatement.
    private bool IsRestated(Statement statement, InvoiceBill bill)
    {
        CustomerBill[] today = [.. bill.Customers.Where(customer => string.Equals(customer.CustomerId, statement.CustomerId, StringComparison.Ordinal))];
        decimal? rate = store.GetCustomerSettings(statement.AccountId, statement.CustomerId).TaxRatePercent;
        return !string.Equals(statement.DataVersionId, bill.Invoice.Lines?.Id, StringComparison.Ordinal)
            && StatementStandings.Of(statement, today, rate) == StatementStanding.Differs;
    }

    private static List<Statement> ChooseReissued(DueQuestion question, Dictionary<string, InvoiceBill> documents, IReadOnlyList<Statement> restated, List<WaitingReport> waiting)
    {
        var chosen = new List<Statement>();
        foreach (Statement statement in question.Order.IssuesAnew ? restated : [])
        {
            // What was priced when it was issued may go at cost by now.
            if ((FindRefusal(documents, statement.InvoiceNumber, statement.CustomerId) ?? UnpricedCharges.FindRefusal(documents[statement.InvoiceNumber], statement.CustomerId)) is { } refusal)
                waiting.Add(new WaitingReport($"Statement {statement.Number}, anew", statement.CustomerName, [refusal]));
            else
                chosen.Add(statement);
        }

        return chosen;
    }
}
