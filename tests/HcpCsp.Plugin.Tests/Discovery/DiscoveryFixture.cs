using HcpCsp.Abstractions.Jobs;
using HcpCsp.Abstractions.Services;
using HcpCsp.Plugin.Discovery;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.PartnerCenter;
using HcpCsp.Plugin.Store;
using HcpCsp.Plugin.Tests.Fakes;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace HcpCsp.Plugin.Tests.Discovery;

/// <summary>The engine over a real store and a partner tenant in memory.</summary>
internal sealed class DiscoveryFixture : INotifier, IDisposable
{
    public const string AccountId = "0123456789ab";
    private readonly string folder = Directory.CreateTempSubdirectory("hcpcsp-discovery-").FullName;
    private int runs;

    public DiscoveryFixture()
    {
        Store = new CspStore(folder, Time);
        Store.SaveAccount(new PartnerAccount { Id = AccountId, Name = "Contoso Partner", TenantId = "t1", CreatedAt = Time.GetUtcNow() });
    }

    public string Folder => folder;

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 6, 10, 8, 0, 0, TimeSpan.Zero));

    public FakePartnerCenter Backend { get; } = new();

    public CspStore Store { get; private set; }

    public LiveRuns Live { get; } = new();

    public DiscoveryOptions Options { get; } = new() { MaxConcurrency = 1, ExportsAtOnce = 1, RetryDelay = TimeSpan.Zero };

    public List<Notification> Notifications { get; } = [];

    public List<JobProgress> Reports { get; } = [];

    public IAccountStore Account => Store.OpenAccount(AccountId);

    public string LastRunId => $"run-{runs}";

    public static PartnerCenterException Refused(bool isTransient = false) =>
        new("Microsoft refused.") { Status = 403, Code = "900", RequestId = "req-1", Advice = "Ask for the role.", IsTransient = isTransient };

    public void Notify(Notification notification) => Notifications.Add(notification);

    /// <summary>One run, as the host would start it.</summary>
    public Task<DiscoveryRun> RunAsync(bool full = false, bool stopRequested = false, CancellationToken cancellationToken = default) =>
        RunAsync(full ? DiscoveryScope.Full : DiscoveryScope.Changes, stopRequested, cancellationToken);

    public Task<DiscoveryRun> RunAsync(DiscoveryScope scope, bool stopRequested = false, CancellationToken cancellationToken = default) => Engine().RunAsync(
        new DiscoveryRequest($"run-{++runs}", AccountId, scope, IsManual: true, "Ada", () => stopRequested, Reports.Add), cancellationToken);

    /// <summary>A run that is cancelled when the backend gets a certain request.</summary>
    public async Task<DiscoveryRun> RunUntilAsync(string request, bool stopRequested)
    {
        using var source = new CancellationTokenSource();
        Backend.OnRequest = name =>
        {
            if (string.Equals(name, request, StringComparison.Ordinal))
                source.Cancel();
        };
        try
        {
            return await RunAsync(false, stopRequested, source.Token);
        }
        finally
        {
            Backend.OnRequest = static _ => { };
        }
    }

    /// <summary>As after a restart of the host.</summary>
    public void ReopenStore()
    {
        Store.Dispose();
        Store = new CspStore(folder, Time);
    }

    /// <summary>So late that an unfinished walk isn't taken up any more.</summary>
    public void NextDay() => Time.Advance(TimeSpan.FromDays(1));

    public void Dispose()
    {
        Store.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    public DiscoveryEngine Engine() => new(
        Store, Backend, Backend, Backend, Live, this, _ => new RequestCounts(Backend.Requests.Count, 0, 0), Microsoft.Extensions.Options.Options.Create(Options), Time,
        NullLogger<DiscoveryEngine>.Instance);
}
