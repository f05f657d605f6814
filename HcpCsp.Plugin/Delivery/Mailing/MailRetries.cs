using HcpCsp.Plugin.Model.Reports;

namespace HcpCsp.Plugin.Delivery.Mailing;

/// <summary>When a mail that the server can't take now is tried again. Pure.</summary>
internal static class MailRetries
{
    private static readonly TimeSpan[] First = [TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(60)];
    private static readonly TimeSpan Later = TimeSpan.FromHours(6);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(3);

    /// <summary>Null when it has been tried for long enough.</summary>
    /// <param name="delivery">With the attempt that has just failed counted.</param>
    /// <param name="now">Of that attempt.</param>
    public static DateTimeOffset? FindNext(ReportDelivery delivery, DateTimeOffset now)
    {
        DateTimeOffset next = now + (delivery.Attempts <= First.Length ? First[delivery.Attempts - 1] : Later);
        return next <= delivery.Since + Longest ? next : null;
    }
}
