using System.Globalization;

namespace HcpCsp.Plugin.Discovery;

/// <summary>Why a unit was left as it was, in the words of pages.</summary>
internal static class SkipReasons
{
    public const string Finished = "Finished earlier by the same walk.";
    public const string Unchanged = "Microsoft's data version hasn't moved.";
    public const string Closed = "Issued more than 45 days before the newest document: closed, and read already.";
    public const string AllRead = "Not needed: the subscriptions of all customers are read.";

    public const string LongOver = "Microsoft tells nothing of the month any more.";
    public const string Billed = "A document bills the month by now.";

    /// <param name="since">First day of the audit records that were read.</param>
    public static string NotNamed(DateOnly since) =>
        $"No audit record names the customer since {since.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}; all are read once a week.";
}
