using HcpCsp.Abstractions;
using HcpCsp.Abstractions.Jobs;
using HcpCsp.Plugin.Delivery;
using HcpCsp.Plugin.Delivery.Scheduling;
using HcpCsp.Plugin.Model.Reports;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Tests.Pages.Fakes;

internal sealed class FakeReportRuns : IReportRuns
{
    private readonly List<ReportRun> runs = [];

    public Dictionary<string, List<ProducedFile>> Files { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, List<ReportDelivery>> Deliveries { get; } = new(StringComparer.Ordinal);

    public JobRun? Job { get; set; }

    public List<ReportWish> Wishes { get; } = [];

    public List<string> Retried { get; } = [];

    /// <summary>What opening a file fails with.</summary>
    public StoreException? Damage { get; set; }

    public void Add(ReportRun run) => runs.Add(run);

    public void Clear() => runs.Clear();

    public void Replace(ReportRun run) => runs[runs.FindIndex(one => one.Id == run.Id)] = run;

    public Task<StartOutcome> StartAsync(ReportWish wish, HcpUser by, CancellationToken cancellationToken)
    {
        Wishes.Add(wish);
        var run = new ReportRun
        {
            Id = "dddddddddddd", AccountId = wish.AccountId, RequestedBy = by.Name, Order = wish.Order, Spans = [wish.Months], InvoiceNumber = wish.InvoiceNumber, RequestedAt = PagesWorld.Now, State = ReportRunState.Waiting,
        };
        Add(run);
        return Task.FromResult<StartOutcome>(new StartOutcome.Started(run));
    }

    public IReadOnlyList<ReportRun> List(string accountId, string? scheduleId, int skip, int take) =>
        [.. runs.Where(run => run.AccountId == accountId && (scheduleId is null || run.ScheduleId == scheduleId)).OrderByDescending(run => run.RequestedAt).Skip(skip).Take(take)];

    public int Count(string accountId, string? scheduleId) => List(accountId, scheduleId, 0, int.MaxValue).Count;

    public ReportRun? Find(string accountId, string runId) => runs.FirstOrDefault(run => run.AccountId == accountId && run.Id == runId);

    public JobRun? FindJob(ReportRun run) => Job;

    public IReadOnlyList<ProducedFile> ListFiles(ReportRun run) => Files.GetValueOrDefault(run.Id, []);

    public IReadOnlyList<ReportDelivery> ListDeliveries(ReportRun run) => Deliveries.GetValueOrDefault(run.Id, []);

    public Task<bool> StopAsync(ReportRun run, CancellationToken cancellationToken)
    {
        bool goesOn = run.State is ReportRunState.Waiting or ReportRunState.Running;
        if (goesOn)
            Replace(run with { State = ReportRunState.Stopped });
        return Task.FromResult(goesOn);
    }

    /// <summary>Runs that don't end, however they are asked to stop.</summary>
    public bool NeverEnds { get; set; }

    public List<string> StoppedAll { get; } = [];

    public Task<bool> StopAllAsync(string accountId, CancellationToken cancellationToken)
    {
        StoppedAll.Add(accountId);
        return Task.FromResult(!NeverEnds);
    }

    public Task<Stream> OpenFileAsync(ProducedFile file, CancellationToken cancellationToken) =>
        Damage is null ? Task.FromResult<Stream>(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(file.Name))) : throw Damage;

    /// <summary>As the framework's zip does it: now and then synchronously.</summary>
    public async Task WriteZipAsync(ReportRun run, Stream output, CancellationToken cancellationToken)
    {
        await output.WriteAsync("one "u8.ToArray(), cancellationToken);
        output.Write("two "u8);
        await output.WriteAsync("three "u8.ToArray(), cancellationToken);
        output.Write("four"u8);
    }

    public Task<ReportDelivery?> RetryAsync(string accountId, string deliveryId, CancellationToken cancellationToken)
    {
        Retried.Add(deliveryId);
        return Task.FromResult(Deliveries.Values.SelectMany(all => all).FirstOrDefault(one => one.Id == deliveryId));
    }
}

internal sealed class FakeReportSchedules : IReportSchedules
{
    public List<ReportSchedule> All { get; } = [];

    public ScheduleStanding Standing { get; set; } = new() { AccountId = PagesWorld.AccountId, ScheduleId = PagesWorld.ScheduleId };

    /// <summary>What a look now makes; null for nothing.</summary>
    public ReportRun? Made { get; set; }

    public IReadOnlyList<ReportSchedule> List(string accountId) => [.. All.Where(one => one.AccountId == accountId).OrderBy(one => one.Name, StringComparer.Ordinal)];

    public ReportSchedule? Find(string accountId, string scheduleId) => All.FirstOrDefault(one => one.AccountId == accountId && one.Id == scheduleId);

    public ScheduleStanding GetStanding(ReportSchedule schedule) => Standing;

    public DateTimeOffset? FindNext(ReportSchedule schedule) => schedule.IsPaused ? null : ScheduleCalendar.FindNext(schedule.When, schedule.TimeZone, PagesWorld.Now)?.At;

    public DateOnly SuggestFromMonth(string accountId) => new(2026, 11, 1);

    public Task<SaveOutcome> SaveAsync(ReportSchedule schedule, CancellationToken cancellationToken)
    {
        int index = All.FindIndex(one => one.Id == schedule.Id);
        if (index >= 0 && All[index].Version != schedule.Version)
            return Task.FromResult<SaveOutcome>(new SaveOutcome.Conflict("Somebody else saved this schedule meanwhile."));
        ReportSchedule saved = schedule with { Version = schedule.Version + 1 };
        if (index >= 0)
            All[index] = saved;
        else
            All.Add(saved);
        return Task.FromResult<SaveOutcome>(new SaveOutcome.Saved(saved));
    }

    public Task RemoveAsync(string accountId, string scheduleId, CancellationToken cancellationToken)
    {
        All.RemoveAll(one => one.Id == scheduleId);
        return Task.CompletedTask;
    }

    public Task<ReportRun?> RunNowAsync(ReportSchedule schedule, HcpUser by, CancellationToken cancellationToken) => Task.FromResult(Made);
}
