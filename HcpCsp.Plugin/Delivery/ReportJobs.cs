namespace HcpCsp.Plugin.Delivery;

/// <summary>The host's jobs that deliver, and what they are about.</summary>
internal static class ReportJobs
{
    /// <summary>Makes one run: its subject is account and run, so that two may go on at once.</summary>
    public const string Making = "reports";

    /// <summary>Looks at the schedules of one account, which is its subject: what is due, mails to be tried again, files whose time is over.</summary>
    public const string Looking = "report-schedules";

    public static string SubjectOf(string accountId, string runId) => $"{accountId}/{runId}";

    public static (string AccountId, string RunId) Parse(string subject) =>
        subject.Split('/') is [var account, var run] ? (account, run) : throw new ArgumentException($"'{subject}' names no account and run.", nameof(subject));
}
