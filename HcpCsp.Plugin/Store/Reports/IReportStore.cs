using HcpCsp.Plugin.Model.Reports;

namespace HcpCsp.Plugin.Store.Reports;

/// <summary>Schedules, what they made, and where it was sent. It goes with an account unless its history is kept.</summary>
/// <remarks>Safe for many threads. Each save is one transaction, there for every reader when it returns and on disk a moment later, and may be repeated.</remarks>
internal interface IReportStore
{
    /// <summary>By name.</summary>
    IReadOnlyList<ReportSchedule> ListSchedules(string accountId);

    ReportSchedule? FindSchedule(string accountId, string scheduleId);

    /// <inheritdoc cref="ICspStore.SaveAccount"/>
    ReportSchedule SaveSchedule(ReportSchedule schedule);

    /// <summary>With its standing and the marks of what it made. Its runs and files stay. Harmless when there is none.</summary>
    void RemoveSchedule(string accountId, string scheduleId);

    /// <summary>With nothing in it when none was saved.</summary>
    ScheduleStanding GetStanding(string accountId, string scheduleId);

    /// <summary>Nothing happens when the schedule was removed meanwhile.</summary>
    /// <param name="standing">Standing.</param>
    /// <param name="seen">Marks of documents that the schedule has looked at, kept in the same transaction.</param>
    void SaveStanding(ScheduleStanding standing, IReadOnlyCollection<string> seen);

    /// <summary>All marks of documents that a schedule has looked at.</summary>
    IReadOnlySet<string> ListSeen(string accountId, string scheduleId);

    /// <summary>The newest first.</summary>
    /// <param name="accountId">Account.</param>
    /// <param name="scheduleId">Of this schedule alone; null for all of the account.</param>
    IReadOnlyList<ReportRun> ListRuns(string accountId, string? scheduleId);

    ReportRun? FindRun(string accountId, string runId);

    void SaveRun(ReportRun run);

    /// <summary>With its files and deliveries. What it made and sent stays marked: it is neither made nor sent again.</summary>
    void RemoveRun(ReportRun run);

    /// <summary>Writes a file under another name until it is whole, and then keeps it and marks its report as made: both or neither.</summary>
    /// <param name="owner">Schedule, or run on demand, that doesn't make it again at this version.</param>
    /// <param name="draft">All but rows, bytes, hash and edition.</param>
    /// <param name="write">Writes the content and returns how many line items it holds.</param>
    /// <param name="cancellationToken">Gives up; nothing is kept.</param>
    Task<ProducedFile> KeepFileAsync(string owner, ProducedFile draft, Func<Stream, CancellationToken, Task<int>> write, CancellationToken cancellationToken);

    /// <summary>In the order of their names.</summary>
    IReadOnlyList<ProducedFile> ListFiles(string accountId, string runId);

    /// <summary>Opens a file once it is proven to be what was made.</summary>
    /// <exception cref="StoreException">It is missing, or other than it was made.</exception>
    Stream OpenFile(ProducedFile file);

    /// <summary>Ids of the keys of all that was made for a schedule or run on demand.</summary>
    IReadOnlySet<string> ListMade(string accountId, string owner);

    /// <summary>Ids of the keys of all that an address was ever given, or is about to be.</summary>
    IReadOnlySet<string> ListSent(string accountId, string owner, string address);

    /// <summary>Keeps a new one, and marks its files as given to its address.</summary>
    /// <returns>False when one of them is marked already: then nothing changes.</returns>
    bool TryAddDelivery(string owner, ReportDelivery delivery);

    /// <summary>Keeps what became of one.</summary>
    void SaveDelivery(ReportDelivery delivery);

    /// <summary>Takes away one that stood for an address that there wasn't.</summary>
    void RemoveDelivery(ReportDelivery delivery);

    ReportDelivery? FindDelivery(string accountId, string deliveryId);

    /// <summary>Those that get everything first, then by customer and address.</summary>
    IReadOnlyList<ReportDelivery> ListDeliveries(string accountId, string runId);

    /// <summary>All that wait for an attempt, the one that is next first.</summary>
    IReadOnlyList<ReportDelivery> ListWaiting(string accountId);
}
