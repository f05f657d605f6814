using HcpCsp.TestHost.Storage;

namespace HcpCsp.TestHost.Jobs;

/// <summary>A schedule as it is kept.</summary>
/// <param name="NextRun">The next start; in the past when it was missed while the host was down.</param>
internal sealed record StoredSchedule(string Plugin, string JobKey, string Subject, TimeSpan Every, DateTimeOffset First, DateTimeOffset NextRun)
{
    public RunSubject About => new(Plugin, JobKey, Subject);

    /// <summary>The first start on the grid of <see cref="First"/> and <see cref="Every"/> that is after a moment.</summary>
    public static DateTimeOffset NextAfter(DateTimeOffset first, TimeSpan every, DateTimeOffset moment) =>
        first > moment ? first : first + (every * (((moment - first).Ticks / every.Ticks) + 1));
}

/// <summary>The schedules of all plugins, kept across restarts.</summary>
internal sealed class ScheduleStore(HostFolders folders)
{
    private readonly Lock gate = new();
    private readonly JsonDocumentFile<List<StoredSchedule>> file = new(folders.InHost("job-schedules.json"), HostJson.Default.ListStoredSchedule);
    private List<StoredSchedule>? loaded;

    public void Put(StoredSchedule schedule)
    {
        lock (gate)
            Save([.. Without(schedule.About), schedule]);
    }

    public void Remove(RunSubject about)
    {
        lock (gate)
        {
            if (Find(about) is not null)
                Save([.. Without(about)]);
        }
    }

    public StoredSchedule? Find(RunSubject about)
    {
        lock (gate)
            return All().Find(schedule => schedule.About == about);
    }

    public IReadOnlyList<StoredSchedule> ListFor(string plugin)
    {
        lock (gate)
            return All().FindAll(schedule => string.Equals(schedule.Plugin, plugin, StringComparison.Ordinal));
    }

    /// <summary>Moves a schedule that is due to its next start; null when it isn't due, or is gone.</summary>
    public StoredSchedule? Advance(RunSubject about, DateTimeOffset now)
    {
        lock (gate)
        {
            if (Find(about) is not { } due || due.NextRun > now)
                return null;
            var advanced = due with { NextRun = StoredSchedule.NextAfter(due.First, due.Every, now) };
            Put(advanced);
            return advanced;
        }
    }

    private List<StoredSchedule> All() => loaded ??= file.Find() ?? [];

    private IEnumerable<StoredSchedule> Without(RunSubject about) => All().Where(schedule => schedule.About != about);

    private void Save(List<StoredSchedule> changed)
    {
        file.Save(changed);
        loaded = changed;
    }
}
