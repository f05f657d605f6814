using HcpCsp.Abstractions.Jobs;
using HcpCsp.TestHost.Storage;

namespace HcpCsp.TestHost.Jobs;

/// <summary>A schedule as it is kept.</summary>
/// <param name="Every">Null when it starts one time only.</param>
/// <param name="NextRun">The next start; in the past when it was missed while the host was down.</param>
internal sealed record StoredSchedule(string Plugin, string JobKey, string Subject, TimeSpan? Every, DateTimeOffset First, DateTimeOffset NextRun)
{
    public RunSubject About => new(Plugin, JobKey, Subject);

    /// <exception cref="ArgumentException">The kind is unknown, or the interval too short.</exception>
    public static StoredSchedule For(RunSubject about, JobSchedule schedule, DateTimeOffset now)
    {
        switch (schedule)
        {
            case JobSchedule.Once once:
                DateTimeOffset at = once.At.ToUniversalTime();
                return new StoredSchedule(about.Plugin, about.JobKey, about.Subject, null, at, at);
            case JobSchedule.Interval interval:
                ArgumentOutOfRangeException.ThrowIfLessThan(interval.Every, TimeSpan.FromMinutes(1), nameof(schedule));
                DateTimeOffset first = interval.First.ToUniversalTime();
                return new StoredSchedule(about.Plugin, about.JobKey, about.Subject, interval.Every, first, first == now ? first : NextAfter(first, interval.Every, now));
            default:
                throw new ArgumentException("This kind of schedule is unknown.", nameof(schedule));
        }
    }

    /// <summary>With its first start after a moment; null when there is none.</summary>
    public StoredSchedule? After(DateTimeOffset moment) => Every is { } every ? this with { NextRun = NextAfter(First, every, moment) } : null;

    /// <summary>The first start on the grid of <see cref="First"/> and <see cref="Every"/> that is after a moment.</summary>
    private static DateTimeOffset NextAfter(DateTimeOffset first, TimeSpan every, DateTimeOffset moment) =>
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

    /// <summary>The schedule, when it is due; null when it isn't, or is gone.</summary>
    public StoredSchedule? FindDue(RunSubject about, DateTimeOffset now) => Find(about) is { } found && found.NextRun <= now ? found : null;

    /// <summary>Moves a schedule that was due to its next start, or takes it away when it has none. Nothing when another has taken its place.</summary>
    /// <returns>The schedule with its next start; null when there is none.</returns>
    public StoredSchedule? Advance(StoredSchedule due, DateTimeOffset now)
    {
        lock (gate)
        {
            if (Find(due.About) != due)
                return null;
            if (due.After(now) is not { } next)
            {
                Remove(due.About);
                return null;
            }

            Put(next);
            return next;
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
