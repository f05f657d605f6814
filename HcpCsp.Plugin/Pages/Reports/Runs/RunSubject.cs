using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Delivery;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Reports;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Pages.Reports.Runs;

/// <summary>The account and the run that an address names.</summary>
internal sealed record RunSubject(PartnerAccount Account, ReportRun Run)
{
    public static RunSubject? Find(PageRequest request, ICspStore store, IReportRuns runs) =>
        store.FindAccount(request.RouteValues["accountId"]) is { } account && runs.Find(account.Id, request.RouteValues["runId"]) is { } run ? new RunSubject(account, run) : null;
}
