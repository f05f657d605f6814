using HcpCsp.Abstractions;
using HcpCsp.Abstractions.Jobs;
using HcpCsp.Abstractions.Services;

namespace HcpCsp.Benchmarks.Walks;

/// <summary>The host, as far as signing in and walking need it: nothing is secret, scheduled or told.</summary>
internal sealed class HostStandIns : ISecretProtector, IHostJobs, INotifier
{
    public byte[] Protect(string purpose, ReadOnlySpan<byte> plain) => plain.ToArray();

    public byte[] Unprotect(string purpose, ReadOnlySpan<byte> protectedBytes) => protectedBytes.ToArray();

    public Task ScheduleAsync(string jobKey, string subject, JobSchedule schedule, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task UnscheduleAsync(string jobKey, string subject, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<DateTimeOffset?> FindNextRunAsync(string jobKey, string subject, CancellationToken cancellationToken) => Task.FromResult<DateTimeOffset?>(null);

    public Task<JobRun> TriggerAsync(string jobKey, string subject, HcpUser? requestedBy, string? argument, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Benchmarks start runs themselves.");

    public Task<bool> StopAsync(string jobKey, string subject, CancellationToken cancellationToken) => Task.FromResult(false);

    public JobRun? FindAlive(string jobKey, string subject) => null;

    public IReadOnlyList<JobRun> ListRuns(string jobKey, string subject, int limit) => [];

    public void Notify(Notification notification)
    {
        // Nobody is there.
    }
}
