using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Delivery;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Reports;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Pages.Reports.Schedules;

/// <summary>The account and the schedule that an address names.</summary>
internal sealed record ScheduleSubject(PartnerAccount Account, ReportSchedule Schedule)
{
    public static ScheduleSubject? Find(PageRequest request, ICspStore store, IReportSchedules schedules) =>
        store.FindAccount(request.RouteValues["accountId"]) is { } account && schedules.Find(account.Id, request.RouteValues["scheduleId"]) is { } schedule
            ? new ScheduleSubject(account, schedule)
            : null;
}
