using HcpCsp.Abstractions;
using HcpCsp.Abstractions.Services;
using HcpCsp.Plugin.Model.Reports;

namespace HcpCsp.Plugin.Delivery;

/// <summary>Words for Cloud Admins.</summary>
internal static class DeliveryNotices
{
    private const int MostNamed = 5;

    /// <summary>Of a run that ended with failures.</summary>
    public static Notification About(ReportRun run) => new()
    {
        Role = HcpRoles.CloudAdmin,
        Severity = NotificationSeverity.Error,
        Title = $"{NameOf(run)}: {run.Failures.Count} not made",
        Text = string.Join('\n', run.Failures.Take(MostNamed).Select(static one => string.Join(": ", new[] { one.CustomerName, one.Title, one.Reason }.Where(static part => part.Length > 0)))),
        Path = PathOf(run),
    };

    /// <summary>Of a mail that won't go out by itself.</summary>
    public static Notification About(ReportRun run, ReportDelivery delivery) => new()
    {
        Role = HcpRoles.CloudAdmin,
        Severity = NotificationSeverity.Warning,
        Title = $"{NameOf(run)}: a mail to {(delivery.CustomerName.Length > 0 ? delivery.CustomerName : delivery.Address)} wasn't sent",
        Text = delivery.Reason,
        Path = PathOf(run),
    };

    public static string PathOf(ReportRun run) => $"/csp/reports/runs/{Uri.EscapeDataString(run.AccountId)}/{Uri.EscapeDataString(run.Id)}";

    private static string NameOf(ReportRun run) => run.ScheduleName.Length > 0 ? $"Reports of {run.ScheduleName}" : "Reports";
}
