using HcpCsp.Abstractions;
using HcpCsp.Abstractions.Jobs;

namespace HcpCsp.Plugin.Tests.Fakes;

/// <summary>The host's jobs as far as schedules go.</summary>
internal sealed class RecordingSchedules : IHostJobs
{
    public Dictionary<(string JobKey, string Subject), JobSchedule> Schedules { get; } = [];

    public Task ScheduleAsync(string jobKey, string subject, JobSchedule schedule, CancellationToken cancellationToken)
    {
        Schedules[(jobKey, subject)] = schedule;
        return Task.CompletedTask;
    }

    public Task UnscheduleAsync(string jobKey, string subject, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<DateTimeOffset?> FindNextRunAsync(string jobKey, string subject, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<JobRun> TriggerAsync(string jobKey, string subject, HcpUser? requestedBy, string? argument, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<bool> StopAsync(string jobKey, string subject, CancellationToken cancellationToken) => throw new NotSupportedException();

    public JobRun? FindAlive(string jobKey, string subject) => throw new NotSupportedException();

    public IReadOnlyList<JobRun> ListRuns(string jobKey, string subject, int limit) => throw new NotSupportedException();
}
