using System.Runtime.CompilerServices;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Billing.Reported;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Reports;
using HcpCsp.Plugin.Pricing;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Reports.Catalog;

/// <inheritdoc cref="IReportCatalog"/>
/// <remarks>
/// What was collected to plan with is kept as long as the plan is, so that thousands of files of one request are written from the same data
/// without collecting them anew each time; whether they still hold is looked up per customer.
/// </remarks>
internal sealed class ReportCatalog(ICspStore store, ReportedDocuments documents, AccountRules rules, ReportWriters writers) : IReportCatalog
{
    private readonly ConditionalWeakTable<PlannedReport, ReportData> planned = [];

    public IReadOnlyList<PlannedReport> Plan(ReportRequest request)
    {
        if (!request.Kind.Formats().Contains(request.Format))
            throw new InvalidOperationException($"There is no {request.Format} of {request.Kind}.");
        ReportData data = Collect(request);
        IReadOnlyDictionary<string, CustomerSettings> settings = store.ListCustomerSettings(request.AccountId);
        PlannedReport[] reports = [.. new ReportPlanner(request, data, store.Statements, id => settings.GetValueOrDefault(id)?.TaxRatePercent).Plan()];
        foreach (PlannedReport report in reports)
            planned.Add(report, data);
        return reports;
    }

    public async Task<WorkbookResult> WriteAsync(PlannedReport report, Stream output, CancellationToken cancellationToken)
    {
        ReportData data = planned.TryGetValue(report, out ReportData? known) && IsStill(known, report) ? known : Collect(report);
        try
        {
            return await writers.WriteAsync(data, new ReportFile(report, () => CheckOpenPeriods(data, report), output, cancellationToken));
        }
        catch (StoreException) when (IsOpenGone(data, report))
        {
            // What is unbilled is replaced with each discovery, and gone while it was read.
            throw Changed(report);
        }
    }

    private ReportData Collect(ReportRequest request)
    {
        PartnerAccount account = store.FindAccount(request.AccountId) ?? throw new InvalidOperationException($"There is no account {request.AccountId}.");
        // Before the documents: whatever changes meanwhile has a later one.
        long revision = store.OpenAccount(account.Id).Revision;
        return new ReportData(account, revision, documents.List(account.Id, request.FromMonth, request.ToMonth), documents.ListFailures(account.Id), store.Statements);
    }

    /// <exception cref="InvalidOperationException">Planned anew, it would be another.</exception>
    private ReportData Collect(PlannedReport report)
    {
        ReportRequest request = report.CustomerId is { } id ? report.Request with { CustomerIds = [id] } : report.Request;
        ReportData data = Collect(request);
        return FindVersion(request, data, report) == report.Version ? data : throw Changed(report);
    }

    /// <summary>Whether all that a customer's report was planned from is as it was. The partner's few are collected anew.</summary>
    private bool IsStill(ReportData data, PlannedReport report)
    {
        if (report.CustomerId is not { } id || store.FindAccount(data.Account.Id) is not { } account || data.Revision != store.OpenAccount(account.Id).Revision || !IsCalled(account, data.Account))
            return false;
        PricingRules current = rules.GetFor(account, id);
        return data.PartsOf(id).All(part => part.Bills.All(bill => current.Select(id, part.Document.Bill.Invoice) == bill.Rule))
            && FindVersion(report.Request with { CustomerIds = [id] }, data, report) == report.Version;
    }

    private string? FindVersion(ReportRequest request, ReportData data, PlannedReport report) =>
        new ReportPlanner(request, data, store.Statements, id => store.GetCustomerSettings(request.AccountId, id).TaxRatePercent).Plan()
            .FirstOrDefault(one => string.Equals(one.Subject, report.Subject, StringComparison.Ordinal) && string.Equals(one.CustomerId, report.CustomerId, StringComparison.Ordinal))?.Version;

    private void CheckOpenPeriods(ReportData data, PlannedReport report)
    {
        if (IsOpenGone(data, report))
            throw Changed(report);
    }

    private bool IsOpenGone(ReportData data, PlannedReport report)
    {
        if (report.Completeness.IsComplete)
            return false;
        HashSet<string> inForce = [.. store.OpenAccount(data.Account.Id).ListOpenPeriods().Select(static period => period.Version.Id)];
        return data.Documents.Any(document => document.Open is { } open && (!inForce.Contains(open.Version.Id) || (document.Usage is { } usage && !inForce.Contains(usage.Id))));
    }

    // Tokens are refreshed all the time, and nothing of that is in a report.
    private static bool IsCalled(PartnerAccount one, PartnerAccount other) =>
        (one.Name, one.OrganizationName, one.TenantId) == (other.Name, other.OrganizationName, other.TenantId);

    private static InvalidOperationException Changed(PlannedReport report) =>
        new($"Data or rules of \"{report.Title}\" changed since it was planned: plan it anew.");
}
