using HcpCsp.Plugin.Api.Reports;
using HcpCsp.Plugin.Model.Reports;

namespace HcpCsp.Plugin.Pages.Reports;

/// <summary>Where the pages about reports are.</summary>
internal static class ReportPaths
{
    public const string Reports = "/csp/reports";
    public const string New = "/csp/reports/new";
    public const string Schedules = "/csp/reports/schedules";
    public const string NewSchedule = "/csp/reports/schedules/new";

    public static string Run(ReportRun run) => Run(run.AccountId, run.Id);

    public static string Run(string accountId, string runId) => $"{Reports}/runs/{Uri.EscapeDataString(accountId)}/{Uri.EscapeDataString(runId)}";

    public static string Events(ReportRun run) => Run(run) + "/events";

    public static string Stop(ReportRun run) => Run(run) + "/stop";

    public static string Zip(ReportRun run) => Run(run) + "/reports.zip";

    public static string File(ProducedFile file) => ReportFileAnswer.PathOf(file);

    public static string Retry(ReportDelivery delivery) => $"{Run(delivery.AccountId, delivery.RunId)}/deliveries/{Uri.EscapeDataString(delivery.Id)}/retry";

    public static string Schedule(ReportSchedule schedule) => $"{Schedules}/{Uri.EscapeDataString(schedule.AccountId)}/{Uri.EscapeDataString(schedule.Id)}";

    /// <summary>The form of an order, filled with the spending of the last months that are billed: of one customer or, without one, of all.</summary>
    /// <param name="accountId">Account; null leaves the choice open.</param>
    /// <param name="customerId">Null for all.</param>
    public static string NewSpending(string? accountId, string? customerId) =>
        CspPaths.With(New, ("account", accountId), ("item", customerId is null ? "Spending/Workbook" : "CustomerSpending/Workbook"), ("customer", customerId));

    /// <summary>The form of an order of one document.</summary>
    public static string NewOfInvoice(string accountId, string number) => CspPaths.With(New, ("account", accountId), ("invoice", number), ("item", "Invoice/Workbook"));
}
